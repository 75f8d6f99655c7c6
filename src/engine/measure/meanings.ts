import type { Answer, Answers } from "../../model/answers.ts";
import type { OpenMeaning } from "../../model/measure.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { encode } from "../decision/assignment.ts";
import { evaluate } from "../decision/evaluate.ts";
import { compiledOf } from "../rulebook/compile.ts";

/** A question that stays open, and the choices that it is open between. */
export type Open = { question: string; choices: readonly string[] };

/** What the outcome would be with each choice of an open question, all other answers as they are. */
export function meaningsOf(rulebook: Rulebook, answers: Answers, open: readonly Open[]): OpenMeaning[] {
  const compiled = compiledOf(rulebook);
  return open.flatMap(({ question, choices }) => {
    const known = rulebook.questions.find(({ id }) => id === question)?.choices ?? [];
    const possible = choices.filter((choice) => known.some(({ id }) => id === choice));
    if (possible.length < 2) return [];
    const outcomes = possible.map((choice): [string, string] => {
      const answer: Answer = { value: choice, choice, from: "file" };
      return [choice, evaluate(compiled, encode(compiled, { ...answers, [question]: answer })).outcome];
    });
    return [{ question, outcomes: Object.fromEntries(outcomes) }];
  });
}
