import type { Choice, Question } from "./rulebook.ts";

export const unsure = "unsure";

/** A number question has bands: choices that end below a number. */
export function isNumberQuestion(question: Question): boolean {
  return question.choices.some((choice) => choice.below !== undefined);
}

/** The band of a number question that a number falls in: the first that ends above it. */
export function bandOf(question: Question, number: number): Choice | undefined {
  return question.choices.find((choice) => choice.below === undefined || number < choice.below);
}

/** The threshold at which a band begins; 0 for the first. */
export function bandStart(question: Question, choice: string): number {
  const index = question.choices.findIndex(({ id }) => id === choice);
  return question.choices[index - 1]?.below ?? 0;
}
