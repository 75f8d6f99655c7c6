import type { Compiled } from "./compile.ts";
import type { Formula } from "./formula.ts";

/**
 * An order for the open questions in which conditions are decided early: the more conditions a question shares with
 * other open questions, the earlier it comes. What is left open stays small, and the questions that only add points come
 * last, when most sheets are decided. Any order gives the same figures.
 */
export const questionOrder = ({ rules, constraints, shut }: Compiled, open: readonly number[]): number[] => {
  const formulas = new Set<Formula>([...rules, ...constraints].map(({ fires }) => fires).concat(shut.flat()));
  const shared = [...formulas]
    .map(({ support }) => support.filter((question) => open.includes(question)))
    .filter((support) => support.length > 1);
  const weight = (question: number): number => shared.filter((support) => support.includes(question)).length;
  return open.toSorted((a, b) => weight(b) - weight(a) || a - b);
};
