import { capital } from "../../text/capital.ts";
import { type Outcome, outcomeNames } from "../../model/approach.ts";
import { exclusionOf, pointsWord, whyNotByPoints, ineligibility } from "../../words/eligibility.ts";
import type { Decision, Firmness, Flip } from "../../model/decision.ts";
import { answersText } from "./cite.ts";
import { choiceText, noFlips } from "../../words/flips.ts";
import { block } from "../../text/layout.ts";
import { percent, percentDown } from "../../text/numbers.ts";
import type { TextOptions } from "./text-style.ts";

/** How many flips, weights and questions are shown unless all are asked for. */
const shown = 5;

/** What would change the outcome: "fine-tuning, if examples is many (from 500) and team is ml". */
export function flipLines(decision: Decision, options: TextOptions): string[] {
  const flips = decision.flips ?? [];
  const groups = grouped(flips);
  const first = options.verbose ? groups : groups.slice(0, shown);
  const name = outcomeNames[decision.verdict.outcome];
  const hidden = groups.length - first.length;
  const more = hidden > 0 ? [`and ${hidden} more ${hidden === 1 ? "way" : "ways"} with at most three changes.`] : [];
  return [
    ...(groups.length === 0
      ? block(noFlips(decision), options.width, "  ")
      : block(`${capital(name)} on these answers, unless:`, options.width, "  ")),
    ...first.flatMap((group) =>
      block(`${outcomeNames[group.outcome]}, if ${conditionOf(group)}`, options.width, "      ", "    - "),
    ),
    ...more.flatMap((text) => block(text, options.width, "      ")),
    ...neverMattersLines(decision, options),
  ];
}

/** How firm it is: the level, how far the weights may be off, and the rules whose weight alone would change it. */
export function firmnessLines(decision: Decision, { width, verbose }: TextOptions): string[] {
  const { firmness, shares, trace, unanswered } = decision;
  if (!firmness) return [];
  const near = nearWeights(firmness);
  const shown = near.slice(0, verbose ? undefined : 3).map(({ rule, weight, flipsAt }) => {
    const answers = trace.find((entry) => entry.rule === rule)?.answers ?? {};
    return `${rule} (${answersText(answers)}) at ${flipsAt} (now ${weight})`;
  });
  const others = near.length > shown.length ? [`${near.length - shown.length} more`] : [];
  const alone = near.length > 0 ? ` One weight alone changes it: ${listOf([...shown, ...others], "or")}.` : "";
  const isOpen = shares === null && unanswered.length > 0 && firmness.share !== 1;
  const more =
    firmness.share === null ? "says whether open questions could change it, and how" : "shows the other outcomes";
  const later = isOpen ? ` --what-next ${more}.` : "";
  return block(`${firmnessSentence(decision)}${alone}${later}`, width, "  ");
}

/** The level and the radius in a sentence; in two where it depends on what is still open. */
export function firmnessSentence(decision: Decision): string {
  const { firmness, verdict } = decision;
  const { level, radius = null, share = null } = firmness ?? {};
  if (!level || radius === null) return whyNotByPoints(decision);
  const word = { firm: "Firm", leaning: "Leaning", "close-call": "A close call" }[level];
  const name = outcomeNames[verdict.outcome];
  if (radius === 0) return `${word}: it is a tie, which a small change of a weight can decide.`;
  const off = radius >= 1 ? "any share up to 100%" : percentDown(radius);
  const weights = `all weights could be off by ${off} at once, in the worst way, and it would still be ${name}.`;
  if (share === null || share === 1) return `${word}: ${weights}`;
  const ways = `${percent(share)} of the ways the open questions could turn out`;
  return level === "leaning"
    ? `${word}: it stays ${name} in only ${ways}. On the answers so far, ${weights}`
    : `${word} on the answers so far: ${weights} It stays ${name} in ${ways}.`;
}

/** What to ask next, if that was asked for, with what each answer is expected to tell. */
export function askNextLines({ askNext, settled }: Decision, { width, verbose }: TextOptions): string[] {
  if (!askNext || settled) return [];
  const telling = askNext.filter(({ gain }) => gain >= 0.0005);
  const first = verbose ? telling : telling.slice(0, shown);
  return [
    ...first.flatMap(({ question, gain }, index) =>
      block(`${question} (${gain.toFixed(3)})`, width, "     ", `  ${String(index + 1).padStart(2)} `),
    ),
    ...(first.length < telling.length ? block(`and ${telling.length - first.length} more.`, width, "     ") : []),
    ...(first.length > 0 ? block("In bits: 1 is what settles an even choice between two outcomes.", width, "  ") : []),
  ];
}

/** Why not each other approach that could be chosen: how far behind it is. */
export function whyNotLines(decision: Decision, { width }: TextOptions): string[] {
  const { scores, excluded } = decision;
  const { leader } = decision.verdict;
  if (leader === null) return [];
  const others = (["rag", "fine-tuning", "hybrid"] as const).filter((approach) => approach !== leader);
  return others.flatMap((approach) => {
    const out = exclusionOf(excluded, approach);
    const behind = scores[leader] - scores[approach];
    const distance =
      behind >= 0
        ? `${pointsWord(behind)} behind ${outcomeNames[leader]}`
        : `${pointsWord(-behind)} ahead of ${outcomeNames[leader]}`;
    const state = ineligibility(decision, approach);
    const why = out ? `${state} (${out.constraint})` : `${state ? `${state}; ` : ""}${distance}`;
    return block(`${outcomeNames[approach]}: ${why}`, width, "    ", "  ");
  });
}

type Change = Flip["changes"][number];
/** Flips to one outcome by the same questions, told together: each question with every choice it may change to. */
type Group = { outcome: Outcome; parts: Change[][] };

/** Joins flips that differ in one question's choice only. */
function grouped(flips: readonly Flip[]): Group[] {
  const groups: Group[] = [];
  for (const { changes, outcome } of flips) {
    const parts = changes.map((change) => [change]);
    const partner = groups.find((group) => group.outcome === outcome && differsInOne(group.parts, parts));
    if (!partner) groups.push({ outcome, parts });
    else
      partner.parts = partner.parts.map((part, index) =>
        sameChoices(part, parts[index] ?? []) ? part : [...part, ...(parts[index] ?? [])],
      );
  }
  return groups;
}

function differsInOne(parts: readonly Change[][], others: readonly Change[][]): boolean {
  return (
    parts.length === others.length &&
    parts.every((part, index) => part[0]?.question === others[index]?.[0]?.question) &&
    parts.filter((part, index) => !sameChoices(part, others[index] ?? [])).length === 1
  );
}

function sameChoices(part: readonly Change[], other: readonly Change[]): boolean {
  return part.map(({ to }) => to).join() === other.map(({ to }) => to).join();
}

function conditionOf({ parts }: Group): string {
  return listOf(
    parts.map((part) => `${part[0]?.question} is ${listOf(part.map(choiceText), "or")}`),
    "and",
  );
}

function neverMattersLines({ neverMatters, flips }: Decision, { width }: TextOptions): string[] {
  return neverMatters && neverMatters.length > 0 && flips && flips.length > 0
    ? block(`In none of these ways: ${neverMatters.join(", ")}.`, width, "  ")
    : [];
}

/** Nearest first. As for the radius, no weight is taken to be off by more than all of it. */
function nearWeights({ weights }: Firmness) {
  return weights
    .filter(({ weight, flipsAt }) => flipsAt !== null && flipsAt <= 2 * weight)
    .toSorted((a, b) => Math.abs((a.flipsAt ?? 0) - a.weight) - Math.abs((b.flipsAt ?? 0) - b.weight));
}

function listOf(items: readonly string[], word: "and" | "or"): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}
