import { type Answer, type Answers, type Origin, origins } from "../model/answers.ts";
import type { Problem } from "../model/diagnostic.ts";
import { nearest } from "../model/nearest.ts";
import { parseAnswer, quote, unsure } from "../model/question.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";
import type { Counted } from "./asked.ts";

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

/**
 * Checks the answers of one sheet, a value by question id, and gives only the choices: all that scoring needs. The same
 * answers pass as with `readAnswers`, with the same problems for the others; unsure and null count as unanswered.
 */
export const readChoices = (
  { questions }: Pick<Rulebook, "questions">,
  given: Readonly<Record<string, unknown>>,
): { choices: Counted; problems: Problem[] } => {
  const { byId, unanswered } = knownOf(questions);
  const choices = { ...unanswered };
  const problems: Problem[] = [];
  for (const id in given) {
    const value = given[id];
    const known = byId.get(id);
    const choice = known?.plain.get(value);
    if (choice === undefined) {
      const parsed = known ? parseAnswer(known.question, value) : unknownQuestion(id, questions);
      if ("code" in parsed) problems.push({ path: [id], ...parsed });
      else choices[id] = parsed.choice ?? undefined;
    } else if (choice !== null) choices[id] = choice;
  }
  return { choices, problems };
};

/** What is worked out once of the questions, for all sheets. */
type Known = {
  /** For each question the values that most sheets have, and the choice each is; null for none. */
  byId: ReadonlyMap<string, { question: Question; plain: ReadonlyMap<unknown, string | null> }>;
  /** The choices of a blank sheet. Copies of it have one layout, in which the engine finds an answer much sooner. */
  unanswered: Counted;
};

const knownQuestions = new WeakMap<readonly Question[], Known>();

const knownOf = (questions: readonly Question[]): Known => {
  const known = knownQuestions.get(questions);
  if (known) return known;
  const plainOf = ({ choices }: Question): Map<unknown, string | null> =>
    new Map<unknown, string | null>([[null, null], [unsure, null], ...choices.map(({ id }) => [id, id] as const)]);
  const made = {
    byId: new Map(questions.map((question) => [question.id, { question, plain: plainOf(question) }])),
    unanswered: Object.fromEntries(questions.map(({ id }) => [id, undefined])),
  };
  knownQuestions.set(questions, made);
  return made;
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

/** The questions whose answers were to be looked at again before a day. */
export const overdueAnswers = (answers: Answers, day: string): string[] =>
  Object.keys(answers).filter((id) => (answers[id]?.["review-by"] ?? day) < day);

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
