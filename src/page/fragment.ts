import { inQuestionOrder, readRawAnswers } from "../engine/decision/answers.ts";
import type { Answers } from "../model/answers.ts";
import { isNumberQuestion } from "../model/question.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";
import { questionOf } from "./words.ts";

/** The answers as the fragment of a link: `#?volatility=daily&volume=250000`. */
export function toFragment(answers: Answers): string {
  const pairs = Object.entries(answers).map(([id, { value }]) => [id, String(value)] as const);
  return `#?${new URLSearchParams(Object.fromEntries(pairs)).toString()}`;
}

/** Reads the fragment of a link. What is no answer sheet is a problem, and none of it counts. */
export function readFragment(fragment: string, rulebook: Rulebook): { answers: Answers } | { problem: string } {
  if (!fragment.startsWith("#?")) return { problem: "it does not hold answers" };
  // Of more answers than there are questions, one is bad among the first of them: the rest need not be looked at.
  const pairs = [...new URLSearchParams(fragment.slice(2))].slice(0, rulebook.questions.length + 1);
  const twice = pairs.find(([id], index) => pairs.findIndex(([other]) => other === id) !== index);
  if (twice) return { problem: `it answers ${twice[0].slice(0, 60)} twice` };
  const raw = pairs.map(([id, value]) => [id, { value: valueOf(value, questionOf(rulebook, id)) }] as const);
  const { answers, problems } = readRawAnswers(rulebook, raw, "prompt");
  const [first] = problems;
  return first ? { problem: first.message } : { answers: inQuestionOrder(rulebook, answers) };
}

/** A number that we wrote is read to its last digit, also where a person would never write it so (1e-7). */
function valueOf(text: string, question: Question | undefined): string | number {
  const isBand = question?.choices.some(({ id }) => id === text) === true;
  return question && isNumberQuestion(question) && !isBand && String(Number(text)) === text ? Number(text) : text;
}
