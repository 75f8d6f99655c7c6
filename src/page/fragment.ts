import { inQuestionOrder, readAnswers } from "../engine/answers.ts";
import type { Answers } from "../model/answers.ts";
import type { Rulebook } from "../model/rulebook.ts";

/** The answers as the fragment of a link: `#?volatility=daily&volume=250000`. */
export const toFragment = (answers: Answers): string =>
  `#?${new URLSearchParams(Object.entries(answers).map(([id, { value }]) => [id, String(value)])).toString()}`;

/** Reads the fragment of a link. What is no answer sheet is a problem, and none of it counts. */
export const readFragment = (fragment: string, rulebook: Rulebook): { answers: Answers } | { problem: string } => {
  if (!fragment.startsWith("#?")) return { problem: "it does not hold answers" };
  const pairs = [...new URLSearchParams(fragment.slice(2))];
  const twice = pairs.find(([id], index) => pairs.findIndex(([other]) => other === id) !== index);
  if (twice) return { problem: `it answers ${twice[0].slice(0, 60)} twice` };
  const raw = pairs.map(([id, value]) => [id, { value }] as const);
  const { answers, problems } = readAnswers(rulebook, raw, "prompt");
  const [first] = problems;
  return first ? { problem: first.message } : { answers: inQuestionOrder(rulebook, answers) };
};
