import type { Answer, Answers } from "../../model/answers.ts";
import { type Origin, origins } from "../../model/origin.ts";
import type { Decision } from "../../model/decision.ts";
import { type Problem, problem } from "../../model/diagnostic.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { AnswerReading } from "./number-answer.ts";
import { parseAnswer } from "./read-answer.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { quote } from "../../text/quote.ts";
import type { Question, Rulebook } from "../../model/rulebook.ts";

/** One answer as it was given, before it is checked against the rulebook. */
export type RawAnswer = { value: unknown } & Pick<
  Answer,
  "because" | "measured" | "evidence" | "by" | "as-of" | "review-by"
>;

/** Answers as they were read. `readAs` tells, by question, what a number was taken for that was written in another way. */
export type ReadAnswers = { answers: Answers; readAs: Readonly<Record<string, string>>; problems: Problem[] };

/**
 * Checks raw answers against the rulebook's questions. A null value is a question left blank, and so unanswered. Amounts
 * in another currency than the question's are read where `money` has its rate.
 */
export function readRawAnswers(
  { questions }: Pick<Rulebook, "questions">,
  raw: Iterable<readonly [string, RawAnswer]>,
  from: Origin,
  money?: MoneyRate,
): ReadAnswers {
  const answers: Answers = {};
  const readAs: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const [id, { value, ...review }] of raw) {
    const question = questions.find((one) => one.id === id);
    if (question && value === null) continue;
    const read = readAnswerTo(questions, { question, id, value, money });
    if ("code" in read) {
      problems.push(read);
      continue;
    }
    answers[id] = { value: read.value, choice: read.choice, from, ...review };
    if (read.readAs !== undefined) readAs[id] = `${quote(value)} is read as ${read.readAs}`;
  }
  return { answers, readAs, problems };
}

/** What was given under an id; the question of that id is undefined where there is none. */
type Given = { question: Question | undefined; id: string; value: unknown; money?: MoneyRate | undefined };

/** Reads the answer that was given under an id. */
export function readAnswerTo(
  questions: readonly Question[],
  { question, id, value, money }: Given,
): AnswerReading | Problem {
  if (!question) return unknownQuestion(id, questions);
  const read = parseAnswer(question, value, money);
  return "code" in read ? problem([id], read.code, read.message, read.hint) : read;
}

/** Joins answers from several places. Flag beats prompt beats file; of equals, the later. */
export function mergeAnswers(...places: readonly Answers[]): Answers {
  const merged: Answers = {};
  for (const [id, answer] of places.flatMap((place) => Object.entries(place))) {
    const present = merged[id];
    if (!present || origins.indexOf(answer.from) >= origins.indexOf(present.from)) merged[id] = answer;
  }
  return merged;
}

/** The same answers in the order of the rulebook's questions, so that equal answers give equal bytes. */
export function inQuestionOrder(rulebook: Rulebook, answers: Answers): Answers {
  return Object.fromEntries(
    rulebook.questions.flatMap(({ id }) => {
      const answer = answers[id];
      return answer ? [[id, answer]] : [];
    }),
  );
}

/** The answers of a decision that count: those to hidden questions wait, and read as unanswered. */
export function visibleAnswers({ answers, ignored }: Pick<Decision, "answers" | "ignored">): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ignored.includes(id)));
}

/** The questions whose answers were to be looked at again before a day. */
export function overdueAnswers(answers: Answers, day: string): string[] {
  return Object.keys(answers).filter((id) => (answers[id]?.["review-by"] ?? day) < day);
}

function unknownQuestion(id: string, questions: readonly Question[]): Problem {
  const ids = questions.map((question) => question.id);
  return {
    path: [id],
    at: "key",
    code: "unknown-question",
    message: `${quote(id)} is not a question of this rulebook`,
    hint: didYouMean(id, ids, `questions: ${ids.join(", ")}`),
  };
}
