import type { MeasuredAnswer } from "../../model/measure.ts";
import type { Question } from "../../model/rulebook.ts";
import { bandOf } from "../../model/question.ts";

/** What a count that lies between two bounds answers: its band where both bounds are in one, else the bands that it spans. */
export function bandAnswer(
  question: Question | undefined,
  { low, high }: { low: number; high: number },
): MeasuredAnswer | null {
  if (!question) return null;
  const [from, to] = [bandOf(question, low), bandOf(question, high)];
  if (!from || !to) return null;
  const ids = question.choices.map(({ id }) => id);
  const choices = ids.slice(ids.indexOf(from.id), ids.indexOf(to.id) + 1);
  const value = low === high ? low : choices.length === 1 ? from.id : null;
  return { value, choices, right: null, low: null, high: null, of: high, more: null };
}
