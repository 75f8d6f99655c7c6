import type { Answers } from "../../../model/answers.ts";
import type { Question, Rulebook } from "../../../model/rulebook.ts";
import { encode, isAsked } from "../../decision/assignment.ts";
import { compiledOf } from "../../rulebook/compile.ts";

/** What to ask, given the answers so far. */
export type NextQuestion = {
  /** The question that comes next; null when none is left. */
  next: string | null;
  /** How many questions are still open, the next one included. */
  remaining: number;
  /** Whether no answer to a remaining question can change the outcome. */
  settled: boolean;
};

/** Says which question comes next. A pure function: the questionnaire calls it after every answer. */
export type QuestionOrder = (answers: Answers) => NextQuestion;

/** Core questions first, then the rest, each in file order; hidden and answered ones are skipped. */
export function fileOrder(rulebook: Rulebook): QuestionOrder {
  return (answers) => {
    const open = coreFirst(askedQuestions(rulebook, answers)).filter(({ id }) => answers[id] === undefined);
    return { next: open[0]?.id ?? null, remaining: open.length, settled: false };
  };
}

/** The questions that are asked, given the answers, in file order. */
export function askedQuestions(rulebook: Rulebook, answers: Answers): Question[] {
  const compiled = compiledOf(rulebook);
  const assignment = encode(compiled, answers);
  return rulebook.questions.filter((_, question) => isAsked(compiled, question, assignment));
}

export function coreFirst(questions: readonly Question[]): Question[] {
  return [...questions.filter(({ core }) => core), ...questions.filter(({ core }) => !core)];
}
