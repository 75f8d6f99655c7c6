import type { Question } from "../../model/rulebook.ts";
import { testsOf } from "./condition.ts";

/**
 * The questions in an order in which each comes after those its `asked-when` tests. Throws when they go in a circle,
 * which loading a rulebook refuses.
 */
export function dependencyOrder(questions: readonly Question[]): readonly Question[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const done = new Set<Question>();
  const visit = (question: Question, path: readonly Question[]): void => {
    if (path.includes(question)) throw new Error(`asked-when goes in a circle at ${question.id}`);
    const condition = question["asked-when"];
    for (const id of condition ? testsOf(condition) : []) {
      const before = byId.get(id);
      if (before && !done.has(before)) visit(before, [...path, question]);
    }
    done.add(question);
  };
  for (const question of questions) if (!done.has(question)) visit(question, []);
  return [...done];
}
