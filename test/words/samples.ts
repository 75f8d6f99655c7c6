import type { ColumnCost, Cost } from "../../src/model/cost.ts";
import type { Decision, TraceEntry } from "../../src/model/decision.ts";
import type { Outcome } from "../../src/model/approach.ts";

type Points = [rag: number, tuning: number, hybrid: number];

export function points([rag, tuning, hybrid]: Points): TraceEntry["points"] {
  return { rag, "fine-tuning": tuning, hybrid };
}

/** A rule that fired, of weight 1. */
export function reason(rule: string, each: Points, rest: Partial<TraceEntry> = {}): TraceEntry {
  return {
    rule,
    weight: 1,
    effect: points(each),
    points: points(each),
    need: null,
    because: `The ${rule} says so.`,
    short: `It is the ${rule}.`,
    answers: { [rule]: "yes" },
    contested: null,
    changed: null,
    sources: [],
    ...rest,
  };
}

/** What keeps an approach out. */
export function exclusion(
  approach: "rag" | "fine-tuning" | "hybrid",
  rest: Partial<Decision["excluded"][number]> = {},
) {
  return {
    approach,
    constraint: "closed",
    kind: "rules-out" as const,
    because: "The door is closed.",
    remedy: "Open it.",
    answers: {},
    sources: [],
    ...rest,
  };
}

/** A gate, a warning, a conflict: what is said, by its id. */
export function note(id: string) {
  return { id, say: `Mind ${id}.`, sources: [] };
}

/** A decision without an answer: RAG, six points over a good prompt, which has four. */
export const decision: Decision = {
  schema: "advise/decision/1",
  engine: "1.2.3",
  rulebook: { id: "tiny", version: "1", digest: "sha256:0", changes: [] },
  title: null,
  answers: {},
  ignored: [],
  unanswered: [],
  verdict: {
    outcome: "rag",
    leader: "rag",
    runnerUp: "hybrid",
    kind: "recommend",
    margin: 6,
    rival: "bar",
    needs: ["facts"],
    form: null,
    startWith: null,
    tie: [],
    headline: "Use RAG. Facts have to be fetched.",
  },
  base: points([0, 0, 0]),
  bar: 4,
  closeCall: 3,
  scores: points([10, 2, 3]),
  excluded: [],
  unearned: [],
  gates: [],
  trace: [],
  shares: null,
  settled: null,
  askNext: null,
  flips: null,
  neverMatters: null,
  inherent: [],
  firmness: null,
  notWorkedOut: [],
  cost: null,
  precedents: null,
  conflicts: [],
  warnings: [],
  nextSteps: [],
  panel: null,
  labels: {},
};

/** The same with another verdict. */
export function judged(outcome: Outcome, rest: Partial<Decision["verdict"]> = {}): Decision {
  const leader = outcome === "neither-yet" ? "rag" : outcome;
  return { ...decision, verdict: { ...decision.verdict, outcome, leader, ...rest } };
}

/** What a column costs: once, a month, and a month with its set-up spread over 24 months. */
export function column(once: number, aMonth: number, rest: Partial<ColumnCost> = {}): ColumnCost {
  return {
    status: "called",
    because: null,
    setup: [],
    perMonth: [],
    perCall: [],
    setupUsd: once,
    perMonthUsd: aMonth,
    perCallUsd: 0,
    runningUsd: aMonth,
    amortisedOverMonths: 24,
    monthlyUsd: aMonth + once / 24,
    totalUsd: null,
    overBudgetUsd: null,
    firstVersion: { range: "2 to 6 weeks", fits: null },
    start: { seconds: 0, fits: null },
    ...rest,
  };
}

function model(name: string) {
  return { id: name, name, example: false };
}

/** RAG advised, with fine-tuning the next best: the one for $2,400 once and $200 a month, the other $4,800 and $300. */
export const cost: Cost = {
  schema: "advise/cost/1",
  preset: { id: "open", title: "Base, as it is and tuned" },
  models: {
    prompt: model("Base"),
    rag: model("Base"),
    "fine-tuning": model("tuned Base"),
    hybrid: model("tuned Base"),
  },
  asOf: "2026-07-01",
  horizonMonths: 24,
  currency: null,
  volume: { callsPerMonth: 10_000, from: "setting" },
  callsPerQuestion: 1,
  keepsUp: true,
  advised: "rag",
  race: ["rag", "fine-tuning"],
  approaches: {
    prompt: column(240, 100),
    rag: column(2400, 200),
    "fine-tuning": column(4800, 300),
    hybrid: column(7200, 500),
  },
  crossover: null,
  crossovers: [
    { from: "rag", to: "fine-tuning", kind: "above", at: 50_000, cheaper: null, changes: [], allListed: true },
  ],
  pair: { from: "rag", to: "fine-tuning" },
  band: [],
  payback: null,
  saving: null,
  today: null,
  budgetUsd: null,
  contextTokens: null,
  volumeRule: null,
  curve: [],
  old: [],
  unused: [],
  inputs: [],
};
