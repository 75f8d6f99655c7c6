import { outcomeNames } from "../model/approach.ts";
import type { Decision, Firmness } from "../model/decision.ts";
import { listOf } from "../text/list.ts";
import { percent, percentDown } from "../text/numbers.ts";
import { answersText } from "./answers.ts";
import { whyNotByPoints } from "./scores.ts";

/** How firm a decision is: in a word or two, which may be none, and why. */
export type FirmnessWords = { level: string; about: string };

const levels: Record<Firmness["level"], string> = { firm: "Firm", leaning: "Leaning", "close-call": "A close call" };

/** The level and how far the weights may be off; and, where it depends on that, what is still open. */
export function firmnessWords(decision: Decision): FirmnessWords {
  const { firmness, verdict } = decision;
  const { level, radius = null, share = null } = firmness ?? {};
  if (!level || radius === null) return { level: "", about: whyNotByPoints(decision) };
  const word = levels[level];
  const name = outcomeNames[verdict.outcome];
  if (radius === 0) return { level: word, about: "it is a tie, which a small change of a weight can decide." };
  const off = radius >= 1 ? "any share up to 100%" : percentDown(radius);
  const weights = `all weights could be off by ${off} at once, in the worst way, and it would still be ${name}.`;
  // Decided at once, a firm verdict is so by its weights alone: what is open may yet take that back.
  if (share === null) return { level: level === "firm" ? `${word}, by its weights` : word, about: weights };
  if (share === 1) return { level: word, about: weights };
  const ways = `${percent(share)} of the ways the open questions could turn out`;
  return level === "leaning"
    ? { level: word, about: `it stays ${name} in only ${ways}. On the answers so far, ${weights}` }
    : { level: `${word} on the answers so far`, about: `${weights} It stays ${name} in ${ways}.` };
}

/** The same as a text. */
export function firmnessSentence(decision: Decision): string {
  const { level, about } = firmnessWords(decision);
  return level === "" ? about : `${level}: ${about}`;
}

/** The rules whose weight alone would change the outcome, nearest first, `most` of them by name; null where none is. */
export function weightsSentence({ firmness, trace }: Decision, most: number): string | null {
  const near = firmness ? nearWeights(firmness) : [];
  if (near.length === 0) return null;
  const shown = near.slice(0, most).map(({ rule, weight, flipsAt }) => {
    const answers = trace.find((entry) => entry.rule === rule)?.answers ?? {};
    return `${rule} (${answersText(answers)}) at ${flipsAt} (now ${weight})`;
  });
  const others = near.length > shown.length ? [`${near.length - shown.length} more`] : [];
  return `One weight alone changes it: ${listOf([...shown, ...others], "or")}.`;
}

/** What --what-next would add; null where it would add nothing, or has. */
export function whatNextHint({ firmness, shares, unanswered }: Decision): string | null {
  if (!firmness || shares !== null || unanswered.length === 0 || firmness.share === 1) return null;
  const adds =
    firmness.share === null ? "says whether open questions could change it, and how" : "shows the other outcomes";
  return `--what-next ${adds}.`;
}

/** Nearest first. As for the radius, no weight is taken to be off by more than all of it. */
function nearWeights({ weights }: Firmness) {
  return weights
    .filter(({ weight, flipsAt }) => flipsAt !== null && flipsAt <= 2 * weight)
    .toSorted((a, b) => Math.abs((a.flipsAt ?? 0) - a.weight) - Math.abs((b.flipsAt ?? 0) - b.weight));
}
