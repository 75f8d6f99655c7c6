import type { Answers, Choices } from "../model/answers.ts";

/** The choice of each answer; unsure counts as unknown, like unanswered. */
export const choicesOf = (answers: Answers): Choices =>
  Object.fromEntries(Object.entries(answers).flatMap(([id, { choice }]) => (choice === null ? [] : [[id, choice]])));
