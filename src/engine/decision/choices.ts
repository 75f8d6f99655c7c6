import type { Answers, Choices } from "../../model/answers.ts";

/** The choice of each answer; unsure counts as unknown, like unanswered. */
export function choicesOf(answers: Answers): Choices {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, { choice }]) => (choice === null ? [] : [[id, choice]])),
  );
}
