import type { Approach } from "../../model/approach.ts";
import { type CostColumn, costColumns, type ColumnStatus } from "../../model/cost-column.ts";
import type { Decision } from "../../model/decision.ts";
import type { PriceList } from "../../model/price-list.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { holds, type Lookup } from "../rulebook/condition.ts";

/** What of a decision says which columns are options. */
export type RaceDecision = Pick<
  Decision,
  "answers" | "ignored" | "unanswered" | "trace" | "verdict" | "excluded" | "unearned"
>;

/** Which columns are options on these answers, why another is none, and which one the decision advises. */
export type Race = {
  places: Record<CostColumn, { status: ColumnStatus; because: string | null }>;
  /** The columns in the race, in their order. */
  entered: CostColumn[];
  advised: CostColumn | null;
};

type Place = Race["places"][CostColumn];

/**
 * A column that a constraint excludes is ruled out. One whose need is not shown is open while an unanswered question may
 * yet show it, and else not called for. A plain prompt is an option unless facts are needed that stand in no prompt.
 */
export function raceOf({ rules }: Rulebook, race: PriceList["race"], decision: RaceDecision): Race {
  const lookup = lookupOf(decision);
  const { outcome, startWith, needs } = decision.verdict;
  const starts = startWith !== null && !race["start-without-prompt"].includes(startWith);
  const mayShow = (need: string): boolean =>
    rules.some((rule) => {
      const blocked = rule.unless !== undefined && holds(rule.unless, lookup) === true;
      return rule.need === need && !blocked && holds(rule.when, lookup) !== false;
    });
  const placeOf = (approach: Approach): Place => {
    const excluded = decision.excluded.find((one) => one.approach === approach);
    if (excluded) return { status: "ruled-out", because: excluded.because };
    const lacks = decision.unearned.find((one) => one.approach === approach)?.lacks ?? [];
    if (lacks.length === 0) return { status: "called", because: null };
    const never = race["not-called"][approach];
    if (never && holds(never.when, lookup) === true) return { status: "not-called", because: never.because };
    if (lacks.every(mayShow)) return { status: "open", because: null };
    return { status: "not-called", because: "No answer calls for it." };
  };
  const inPrompt = holds(race["prompt-carries-facts"], lookup) === true;
  const prompt: Place =
    starts || inPrompt || !needs.includes("facts")
      ? { status: "called", because: null }
      : { status: "not-called", because: "The answers need facts that stand in no prompt." };
  const places = { prompt, rag: placeOf("rag"), "fine-tuning": placeOf("fine-tuning"), hybrid: placeOf("hybrid") };
  const entered = costColumns.filter((column) => ["called", "open"].includes(places[column].status));
  const advised = outcome === "neither-yet" ? (starts ? "prompt" : null) : outcome;
  return { places, entered, advised };
}

/** The answers that had a part in who is in the race: those behind constraints and needs, and what the price list tests. */
export function racingAnswers({ rules }: Rulebook, decision: RaceDecision): string[] {
  const needful = new Set(rules.flatMap(({ id, need }) => (need ? [id] : [])));
  return [
    ...decision.excluded.flatMap(({ answers }) => Object.keys(answers)),
    ...decision.trace.filter(({ rule }) => needful.has(rule)).flatMap(({ answers }) => Object.keys(answers)),
  ];
}

/** The choice of a question; nothing for one that is not asked, unknown for one that is open. */
export function lookupOf({
  answers,
  ignored,
  unanswered,
}: Pick<Decision, "answers" | "ignored" | "unanswered">): Lookup {
  return (question) => {
    if (unanswered.includes(question)) return undefined;
    const choice = ignored.includes(question) ? null : answers[question]?.choice;
    return choice ?? [];
  };
}
