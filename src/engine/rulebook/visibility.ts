import type { Question, Rulebook } from "../../model/rulebook.ts";
import { holds, testsOf } from "./condition.ts";

/**
 * The questions in an order in which each comes after those its `asked-when` tests. Throws when they go in a circle,
 * which loading a rulebook refuses.
 */
export function dependencyOrder(questions: readonly Question[]): readonly Question[] {
  const known = orders.get(questions);
  if (known) return known;
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
  const order = [...done];
  orders.set(questions, order);
  return order;
}

/** The order is the same for every sheet, and each asks for it. */
const orders = new WeakMap<readonly Question[], readonly Question[]>();

/** The choice of each question that is asked and answered; what is undefined, or not there, is unanswered. */
export type Counted = Readonly<Record<string, string | undefined>>;

/**
 * The questions that are hidden, given these choices, and the choices that count: `asked-when` hides a question only when
 * it is false, and an answer to a hidden question reads as unanswered.
 */
export function countedOf(
  { questions }: Pick<Rulebook, "questions">,
  choices: Counted,
): { hidden: ReadonlySet<string>; counted: Counted } {
  const hidden = new Set<string>();
  let left: Record<string, string | undefined> | null = null;
  for (const { id, "asked-when": condition } of dependencyOrder(questions)) {
    if (!condition || holds(condition, (test) => (left ?? choices)[test]) !== false) continue;
    hidden.add(id);
    if (choices[id] === undefined) continue;
    left ??= { ...choices };
    left[id] = undefined;
  }
  return { hidden, counted: left ?? choices };
}
