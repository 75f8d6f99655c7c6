import { type Answer, type Answers, type Origin, origins } from "../model/answers.ts";
import type { Problem } from "../model/diagnostic.ts";
import { nearest } from "../model/nearest.ts";
import { parseAnswer, quote } from "../model/question.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";

/** One answer as it was given, before it is checked against the rulebook. */
export type RawAnswer = { value: unknown } & Pick<Answer, "because" | "evidence" | "by" | "as-of" | "review-by">;

/** Checks raw answers against the rulebook's questions. A null value is a question left blank, and so unanswered. */
export const readAnswers = (
  rulebook: Pick<Rulebook, "questions">,
  raw: Iterable<readonly [string, RawAnswer]>,
  from: Origin,
): { answers: Answers; problems: Problem[] } => {
  const answers: Answers = {};
  const problems: Problem[] = [];
  for (const [id, { value, ...review }] of raw) {
    const question = rulebook.questions.find((one) => one.id === id);
    if (!question) {
      problems.push(unknownQuestion(id, rulebook.questions));
      continue;
    }
    if (value === null) continue;
    const parsed = parseAnswer(question, value);
    if ("code" in parsed) problems.push({ path: [id], ...parsed });
    else answers[id] = { ...parsed, from, ...review };
  }
  return { answers, problems };
};

/** Joins answers from several places. Flag beats prompt beats file; of equals, the later. */
export const mergeAnswers = (...places: readonly Answers[]): Answers => {
  const merged: Answers = {};
  for (const [id, answer] of places.flatMap((place) => Object.entries(place))) {
    const present = merged[id];
    if (!present || origins.indexOf(answer.from) >= origins.indexOf(present.from)) merged[id] = answer;
  }
  return merged;
};

/** The same answers in the order of the rulebook's questions, so that equal answers give equal bytes. */
export const inQuestionOrder = (rulebook: Rulebook, answers: Answers): Answers =>
  Object.fromEntries(
    rulebook.questions.flatMap(({ id }) => {
      const answer = answers[id];
      return answer ? [[id, answer]] : [];
    }),
  );

const unknownQuestion = (id: string, questions: readonly Question[]): Problem => {
  const ids = questions.map((question) => question.id);
  const near = nearest(id, ids);
  return {
    path: [id],
    at: "key",
    code: "unknown-question",
    message: `${quote(id)} is not a question of this rulebook`,
    hint: `${near ? `did you mean ${near}? ` : ""}questions: ${ids.join(", ")}`,
  };
};
