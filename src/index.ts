/**
 * The library. Everything is a pure function over plain values but `loadRulebook`, which reads a file and gives a
 * rulebook or every problem in it. Scores are whole points, shares and radii are between 0 and 1, money is in US dollars.
 */
export { readAnswers } from "./engine/answers.ts";
export { costFormulas } from "./engine/cost/formulas.ts";
export { decide } from "./engine/decide.ts";
export { evaluate } from "./engine/evaluate.ts";
export { loadRulebook, parseRulebook } from "./load/rulebook.ts";
export type { Answers, Choices } from "./model/answers.ts";
export type { Approach, Outcome } from "./model/approach.ts";
export type { Decision } from "./model/decision.ts";
export type { Diagnostic, Result } from "./model/diagnostic.ts";
export type { Rulebook } from "./model/rulebook.ts";
