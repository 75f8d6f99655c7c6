import { type Outcome, outcomeNames } from "../model/approach.ts";
import type { Decision, Flip } from "../model/decision.ts";
import { capital } from "../text/capital.ts";
import { listOf, thoseFirst } from "../text/list.ts";
import { figure } from "../text/numbers.ts";
import { byId, type Names } from "./names.ts";

type Change = Flip["changes"][number];

/** How many ways are told at once. */
export const flipsShown = 5;

/** A flip in a sentence: "With volatility static instead of daily: fine-tuning." */
export function flipSentence({ changes, outcome }: Flip, names: Names = byId): string {
  const list = changes.map((change) => {
    const { question, from } = change;
    return `${names.question(question)} ${choiceText(change, names)} instead of ${names.choice(question, from)}`;
  });
  return `With ${list.join(", and ")}: ${outcomeNames[outcome]}.`;
}

/** A choice that is changed to; a band is told with the threshold that is crossed. */
function choiceText({ question, to, at, way }: Change, names: Names): string {
  const name = names.choice(question, to);
  return at === null || names.saysBands ? name : `${name} (${way === "up" ? "from" : "under"} ${figure(at)})`;
}

/** That no change of the answers given changes the outcome, which open questions may. */
export function noFlips({ unanswered, settled, verdict }: Decision): string {
  const open = unanswered.length > 0 && settled !== true ? " Open questions may." : "";
  return `Of the answers given and not fixed, no change of three or fewer changes it: it stays ${outcomeNames[verdict.outcome]}.${open}`;
}

/** The first flips in a sentence each, and how many there are besides; or that there is none. */
export function firstFlips(decision: Decision, names: Names = byId): string[] {
  const { flips } = decision;
  if (flips === null) return [];
  if (flips.length === 0) return [noFlips(decision)];
  const more = moreWays(flips.length - flipsShown);
  return [
    ...flips.slice(0, flipsShown).map((flip) => flipSentence(flip, names)),
    ...(more === null ? [] : [capital(more)]),
  ];
}

/** How many ways are left untold; null where none is. */
function moreWays(count: number): string | null {
  return count > 0 ? `and ${count} more such ${count === 1 ? "change" : "changes"}, of three answers at most.` : null;
}

/** Which answers stand in no flip; null where there are no flips or no such answers. */
export function neverMattersSentence({ neverMatters, flips }: Decision, names: Names = byId): string | null {
  return neverMatters && neverMatters.length > 0 && flips && flips.length > 0
    ? `In none of these ways: ${neverMatters.map(names.question).join(", ")}.`
    : null;
}

/** What would change the outcome, flips to one outcome by the same questions told together. */
export type FlipList = { lead: string; items: string[]; count: number; more: string | null };

/** The first of the ways: "fine-tuning, if examples is many (from 500) and team is ml". */
export function flipList(decision: Decision, most = flipsShown, names: Names = byId): FlipList {
  const groups = grouped(decision.flips ?? []);
  const shown = groups.slice(0, most);
  return {
    lead:
      groups.length === 0
        ? noFlips(decision)
        : `${capital(outcomeNames[decision.verdict.outcome])} on these answers, unless:`,
    items: shown.map((group) => `${names.outcome(group.outcome)}, if ${conditionOf(group, names)}`),
    count: groups.length,
    more: moreWays(groups.length - shown.length),
  };
}

/**
 * What may turn out otherwise or be planned otherwise first; last what the system would have to be another one for, or what
 * other answers speak against.
 */
export function flipsToTell({ flips, inherent }: Pick<Decision, "flips" | "inherent">): Flip[] {
  return thoseFirst(
    flips ?? [],
    ({ changes, conflicts }) => conflicts.length === 0 && !changes.some(({ question }) => inherent.includes(question)),
  );
}

/** All ways to another outcome in that order, a sentence each. */
export function waysToTell(decision: Decision, names: Names): string[] {
  const { items } = flipList({ ...decision, flips: flipsToTell(decision) }, Infinity, names);
  return items.map((item) => `${capital(item)}.`);
}

/** Each question with every choice it may change to. */
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

function conditionOf({ parts }: Group, names: Names): string {
  const choices = (part: readonly Change[]): string[] => part.map((change) => choiceText(change, names));
  return listOf(
    parts.map((part) => `${names.question(part[0]?.question ?? "")} is ${listOf(choices(part), "or")}`),
    "and",
  );
}
