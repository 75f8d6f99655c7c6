import { unsure } from "../../model/question.ts";
import type { Question } from "../../model/rulebook.ts";
import type { Counted } from "../rulebook/visibility.ts";

/** A sheet as numbers, in the order of the questions: the place of the choice among its question's, or one more for none. */
export type Values = readonly number[];

export type NumberedQuestion = {
  question: Question;
  index: number;
  /** The place of each choice; that of none for unsure and null. */
  places: ReadonlyMap<unknown, number>;
};

/** The questions, ready to turn many sheets into numbers. */
export type Numbers = {
  byId: ReadonlyMap<string, NumberedQuestion>;
  /** The values of a blank sheet. */
  blank: Values;
  valuesOf: (choices: Counted) => Values;
};

const known = new WeakMap<readonly Question[], Numbers>();

/** The numbers of these questions, made once. */
export function numbersOf(questions: readonly Question[]): Numbers {
  const made = known.get(questions) ?? numbered(questions);
  known.set(questions, made);
  return made;
}

function numbered(questions: readonly Question[]): Numbers {
  const list = questions.map((question, index) => ({ question, index, places: placesOf(question) }));
  const blank = questions.map(({ choices }) => choices.length);
  return {
    byId: new Map(list.map((one) => [one.question.id, one])),
    blank,
    valuesOf: (choices) => list.map(({ question, index, places }) => places.get(choices[question.id]) ?? blank[index]!),
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
