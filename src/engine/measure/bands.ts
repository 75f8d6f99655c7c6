import type { MeasuredAnswer } from "../../model/measure.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { bandOf } from "../../model/question.ts";

/**
 * What a count that lies between two bounds answers to a number question, under its id: the number where it is known, its
 * band where both bounds are in one, else the bands that it spans. Nothing where the rulebook does not ask it.
 */
export function bandAnswer(
  { questions }: Rulebook,
  id: string,
  { low, high, number = low === high ? low : null }: { low: number; high: number; number?: number | null },
): Record<string, MeasuredAnswer> {
  const question = questions.find((one) => one.id === id);
  const [from, to] = question ? [bandOf(question, low), bandOf(question, high)] : [];
  if (!question || !from || !to) return {};
  const ids = question.choices.map((choice) => choice.id);
  const choices = ids.slice(ids.indexOf(from.id), ids.indexOf(to.id) + 1);
  const value = choices.length === 1 ? (number ?? from.id) : null;
  return { [id]: { value, choices, right: null, low: null, high: null, of: high, more: null } };
}
