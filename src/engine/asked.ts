import type { Choices } from "../model/answers.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";
import { holds, testsOf } from "./condition.ts";

/**
 * The questions in an order in which each comes after those its `asked-when` tests. Throws when they go in a circle,
 * which loading a rulebook refuses.
 */
export const dependencyOrder = (questions: readonly Question[]): Question[] => {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const done = new Set<Question>();
  const visit = (question: Question, trail: readonly Question[]): void => {
    if (trail.includes(question)) throw new Error(`asked-when goes in a circle at ${question.id}`);
    const condition = question["asked-when"];
    for (const id of condition ? testsOf(condition) : []) {
      const before = byId.get(id);
      if (before && !done.has(before)) visit(before, [...trail, question]);
    }
    done.add(question);
  };
  for (const question of questions) if (!done.has(question)) visit(question, []);
  return [...done];
};

/**
 * The questions that are asked, given these choices, and the choices that count: `asked-when` hides a question only
 * when it is false, and an answer to a hidden question reads as unanswered.
 */
export const askedOf = (rulebook: Rulebook, choices: Choices): { asked: Set<string>; counted: Choices } => {
  const asked = new Set<string>();
  const counted: Record<string, string> = {};
  for (const { id, "asked-when": condition } of dependencyOrder(rulebook.questions)) {
    if (condition && holds(condition, (test) => counted[test]) === false) continue;
    asked.add(id);
    const choice = choices[id];
    if (choice !== undefined) counted[id] = choice;
  }
  return { asked, counted };
};
