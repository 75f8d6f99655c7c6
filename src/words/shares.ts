import { outcomeNames, outcomes } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import { percent } from "../text/numbers.ts";

/** The shares in a sentence or two, if they were asked for: what the open questions could still make of the outcome. */
export function shareSentence({ shares, settled, unanswered, verdict }: Decision): string | null {
  if (!shares) return null;
  if (unanswered.length === 0) return "Nothing is open: each question that is asked has an answer.";
  if (settled) return "Settled: nothing that is still open can change it.";
  const order = outcomes.toSorted((a, b) => shares[b] - shares[a]).filter((outcome) => shares[outcome] > 0);
  const list = order.map((outcome) => `${outcomeNames[outcome]} ${percent(shares[outcome])}`).join(", ");
  return `On what you told us: ${outcomeNames[verdict.outcome]}. Of all the ways to answer the rest: ${list}.`;
}

/** The questions that tell most, and how many there are besides. */
export type NextQuestions = { first: NonNullable<Decision["askNext"]>; more: number };

/** What to ask next, `most` of it: only what tells something, and nothing once it is settled. */
export function nextQuestions({ askNext, settled }: Decision, most: number): NextQuestions {
  const telling = settled ? [] : (askNext ?? []).filter(({ gain }) => gain >= leastGain);
  return { first: telling.slice(0, most), more: Math.max(0, telling.length - most) };
}

/** In bits; what tells less is shown as 0.000. */
const leastGain = 0.0005;
