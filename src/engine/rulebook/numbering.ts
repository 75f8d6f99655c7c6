import { unsure } from "../../model/question.ts";
import type { Question } from "../../model/rulebook.ts";

/**
 * A sheet as numbers, in the order of the questions: the place of the choice among its question's, or the number of its
 * choices for none. What a rulebook's conditions may test besides questions can stand behind them (see `context`).
 */
export type Assignment = readonly number[];

export type NumberedQuestion = {
  question: Question;
  index: number;
  /** The place of each choice; that of none for unsure and null. */
  places: ReadonlyMap<unknown, number>;
};

/** The questions, ready to turn many sheets into numbers. */
export type NumberedQuestions = {
  byId: ReadonlyMap<string, NumberedQuestion>;
  /** The sheet on which nothing is answered. */
  blank: Assignment;
};

/** Numbers questions and their choices in their order. */
export function numberQuestions(questions: readonly Question[]): NumberedQuestions {
  return {
    byId: new Map(
      questions.map((question, index) => [question.id, { question, index, places: placesOf(question) }] as const),
    ),
    blank: questions.map(({ choices }) => choices.length),
  };
}

function placesOf({ choices }: Question): Map<unknown, number> {
  const none = choices.length;
  return new Map<unknown, number>([
    [null, none],
    [unsure, none],
    ...choices.map(({ id }, place) => [id, place] as const),
  ]);
}
