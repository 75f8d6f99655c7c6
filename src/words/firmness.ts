import { leastAnswers, outcomeNames } from "../model/approach.ts";
import type { Decision, Firmness } from "../model/decision.ts";
import { capital } from "../text/capital.ts";
import { listOf } from "../text/list.ts";
import { countOf, percent, percentDown } from "../text/numbers.ts";
import { answersText, countedAnswers } from "./answers.ts";
import { whyNotByPoints } from "./scores.ts";

/** How firm a decision is: in a word or two, which may be none, and why. */
export type FirmnessWords = { level: string; about: string };

const levels: Record<Firmness["level"], string> = { firm: "Firm", leaning: "Leaning", "close-call": "A close call" };

/** The level and how far the weights may be off; and what is open that could change it. */
export function firmnessWords(decision: Decision): FirmnessWords {
  const { firmness, verdict } = decision;
  if (!firmness) return { level: "", about: whyNotByPoints(decision) };
  const { level, radius, share } = firmness;
  const weights = radius === null ? whyNotByPoints(decision) : withinWeights(decision, radius);
  const doubt = doubtOf(decision);
  if (level !== "firm")
    return { level: levels[level], about: doubt === null ? weights : `${doubt}. On the answers so far, ${weights}` };
  if (share === 1) return { level: levels.firm, about: weights };
  const ways =
    share === null
      ? ""
      : `; all of them together may, and leave it ${outcomeNames[verdict.outcome]} in ${percent(share)} of the ways they could turn out`;
  return { level: `${levels.firm} on the answers so far`, about: `${weights} No open answer alone changes it${ways}.` };
}

const turnOut = "the open questions could turn out";

/** What is open and keeps a verdict from being firm: "one open question could change it"; null where nothing does. */
export function doubtOf(decision: Decision): string | null {
  const { firmness, notWorkedOut, unanswered, verdict } = decision;
  if (firmness?.level !== "leaning") return null;
  const turning = new Set(firmness.turns.map(({ question }) => question)).size;
  if (turning === 1) return "one open question could change it";
  if (turning > 1) return `any of ${turning} open questions could change it`;
  const counted = countedAnswers(decision);
  if (unanswered.length > 0 && counted < leastAnswers)
    return `it rests on ${countOf(counted, "answer")}, and ${openWords(unanswered.length)}`;
  if (firmness.share !== null && firmness.share < 0.5)
    return `it stays ${outcomeNames[verdict.outcome]} in only ${percent(firmness.share)} of the ways ${turnOut}`;
  return notWorkedOut.includes("firmness.share") ? "what the open questions together could change is unknown" : null;
}

function openWords(count: number): string {
  return `${countOf(count, "question")} ${count === 1 ? "is" : "are"} open`;
}

const tie = "it is a tie, which a small change of a weight can decide.";

/** How far the weights may be off at once; the least that is known to be safe. */
function withinWeights(decision: Decision, radius: number): string {
  const { firmness, verdict } = decision;
  if (radius === 0) return tie;
  const name = outcomeNames[verdict.outcome];
  const off = radius >= 1 ? "any share up to 100%" : percentDown(radius);
  // Where nothing else keeps it from being firm, this does.
  return firmness?.level === "leaning" && doubtOf(decision) === null
    ? `it stays ${name} only while all weights together are off by no more than ${off}, in the worst way.`
    : `all weights could be off by ${off} at once, in the worst way, and it would still be ${name}.`;
}

/** How firm it is in one short sentence: what could change it, or what could not. */
export function firmnessInShort(decision: Decision): string {
  const { firmness, unanswered } = decision;
  if (!firmness) return "";
  const { level, radius, share } = firmness;
  const doubt = doubtOf(decision);
  if (doubt !== null) return `${levels[level]}: ${doubt}.`;
  if (radius === null || radius === 0) return `${levels[level]}: ${radius === 0 ? tie : whyNotByPoints(decision)}`;
  const beyond = `it may not hold if the reasons counted over ${percentDown(radius)} more or less.`;
  if (level === "close-call") return capital(beyond);
  if (level === "leaning") return `${levels.leaning}: ${beyond}`;
  const within =
    radius >= 1
      ? "even if each reason counted double, or not at all."
      : `even if each reason counted ${percentDown(radius)} more or less.`;
  const together = share === null || share === 1 ? "" : ` (all at once leave it in ${percent(share)} of ways)`;
  return unanswered.length > 0
    ? `${levels.firm}: no single open answer changes it${together}, and it holds ${within}`
    : `${levels.firm}: it holds ${within}`;
}

/** The same as a text. */
export function firmnessSentence(decision: Decision): string {
  const { level, about } = firmnessWords(decision);
  return level === "" ? capital(about) : `${level}: ${about}`;
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
  return "--what-next shows how the open questions could turn out, and which to ask first.";
}

/** Nearest first. As for the radius, no weight is taken to be off by more than all of it. */
function nearWeights({ weights }: Firmness) {
  return weights
    .filter(({ weight, flipsAt }) => flipsAt !== null && flipsAt <= 2 * weight)
    .toSorted((a, b) => Math.abs((a.flipsAt ?? 0) - a.weight) - Math.abs((b.flipsAt ?? 0) - b.weight));
}
