import { type CostColumn, eachColumn } from "../../model/cost-column.ts";
import type { Cheaper, ColumnCost, Cost, Crossover, InputRow } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { keysBehind } from "../../words/cost-keys.ts";
import { costTitle } from "../../words/cost-title.ts";
import { paybackTime } from "./arithmetic.ts";
import { scaled, sensitivityBand } from "./band.ts";
import { amortisationMonths, type Bill, billsOf, curveOf, curvesOf, monthlyLines, sumUsd } from "./bill.ts";
import { cheaperAt, crossoverOf, type ColumnPair } from "./crossover.ts";
import { type Curve, monthlyUsd, totalUsd } from "./curve.ts";
import { paceFits, startOf } from "./fit.ts";
import type { Limits, Today } from "./inputs/settings.ts";
import { oldPrices } from "./old-prices.ts";
import type { Race } from "./race.ts";
import { savingOf } from "./saving.ts";
import { promptTokens } from "./served.ts";

/** What is compared, besides the inputs: the volume, who is in the race, and what the result must carry. */
export type CostContext = {
  preset: string;
  models: Cost["models"];
  asOf: string;
  volume: Cost["volume"];
  budgetUsd: number | null;
  limits: Limits;
  currency: Cost["currency"];
  today: Today | null;
  keepsUp: boolean;
  race: Race;
  /** The fired rules that look at the volume, and which of the two they favour. */
  volumeRules: { rules: string[]; favours: Cheaper } | null;
  /** The keys of the assumptions to halve and double. */
  sensitivity: readonly string[];
  /** A price that was read more days than this before the list was gone through is old. */
  oldBefore: { date: string; days: number };
  /** The questions whose answers are read, and the given answers that are not. */
  read: readonly string[];
  unused: string[];
  rows: InputRow[];
};

/** The cost comparison: each column's bill, the crossovers of those in the race, and what the headline pair turns on. */
export function costOf(inputs: CostInputs, context: CostContext): Cost {
  const { volume, race } = context;
  const calls = volume?.callsPerMonth ?? null;
  const bills = billsOf(inputs);
  const curves = curvesOf(inputs, context.asOf, bills);
  const crossovers = pairsOf(race.entered).map((pair) => ({
    pair,
    turn: crossoverOf(curves[pair.from], curves[pair.to], pair),
  }));
  const turnOf = (wanted: ColumnPair | null): Crossover | null =>
    crossovers.find(({ pair: { from, to } }) => from === wanted?.from && to === wanted.to)?.turn ?? null;
  const pair = headlinePair(race, curves, calls ?? 0);
  const crossover = turnOf({ from: "rag", to: "fine-tuning" });
  const approaches = eachColumn((column) =>
    columnCost(column, { inputs, context, bill: bills[column], curve: curves[column] }),
  );
  return {
    ...subjectOf(inputs, context),
    approaches,
    crossover,
    crossovers: crossovers.map(({ pair: one, turn: { callsPerMonth: at, kind, cheaper, changes, allListed } }) => {
      return { ...one, kind, at, cheaper, changes, allListed };
    }),
    ...betweenPair(pair, { inputs, context, bills, curves }),
    today: todaySavings(context, bills, calls),
    budgetUsd: context.budgetUsd,
    contextTokens: overflowOf(inputs, race),
    volumeRule: crossover && calls !== null ? volumeRuleOf(context.volumeRules, curves, calls) : null,
    curve: plotVolumes(turnOf(pair)?.callsPerMonth ?? null, calls).map((callsPerMonth) => ({
      callsPerMonth,
      ...eachColumn((column) => monthlyUsd(curves[column], callsPerMonth)),
    })),
    old: oldPricesOf(pair, keysBehind({ approaches }, race.entered), { inputs, context }),
    unused: context.unused,
    inputs: context.rows,
  };
}

/** What is compared, and on what terms. */
function subjectOf(inputs: CostInputs, { preset, models, race, ...context }: CostContext) {
  return {
    schema: "advise/cost/1" as const,
    preset: { id: preset, title: costTitle(models, race.entered) },
    models,
    asOf: context.asOf,
    horizonMonths: inputs.horizon_months,
    currency: context.currency,
    volume: context.volume,
    callsPerQuestion: inputs.calls_per_question,
    keepsUp: context.keepsUp,
    advised: race.advised,
    race: race.entered,
  };
}

type Priced = {
  inputs: CostInputs;
  context: CostContext;
  bills: Record<CostColumn, Bill>;
  curves: Record<CostColumn, Curve>;
};

/** What moves the crossover of the headline's pair, when the second has paid for itself, and what a call saves with it. */
function betweenPair(
  pair: ColumnPair | null,
  { inputs, context, bills, curves }: Priced,
): Pick<Cost, "pair" | "band" | "payback" | "saving"> {
  if (pair === null) return { pair, band: [], payback: null, saving: null };
  const { asOf, sensitivity, volume } = context;
  const band = sensitivityBand(inputs, keysFor(pair, sensitivity), (changed) =>
    crossoverOf(curveOf(pair.from, changed, asOf), curveOf(pair.to, changed, asOf), pair),
  );
  const payback = volume && { months: paybackMonths(bills, pair, volume.callsPerMonth) };
  return { pair, band, payback, saving: savingOf(inputs, pair, { bills, curves }) };
}

/** The old prices behind the columns in the race, and how wrong they would have to be to turn the pair. */
function oldPricesOf(
  pair: ColumnPair | null,
  behind: ReadonlySet<string>,
  { inputs, context }: Pick<Priced, "inputs" | "context">,
): Cost["old"] {
  const { asOf, rows, oldBefore, volume } = context;
  const calls = volume?.callsPerMonth ?? null;
  const used = rows.filter(({ key }) => behind.has(key));
  return oldPrices(used, oldBefore, (keys, factor) => {
    if (pair === null || calls === null) return null;
    const changed = keys.reduce((all, key) => scaled(all, key, factor), inputs);
    const cost = (column: CostColumn): number => monthlyUsd(curveOf(column, changed, asOf), calls);
    return cost(pair.to) - cost(pair.from);
  });
}

/** Every two of the columns in the race, in their order. */
function pairsOf(columns: readonly CostColumn[]): ColumnPair[] {
  return columns.flatMap((from, index) => columns.slice(index + 1).map((to) => ({ from, to })));
}

/**
 * The two that a headline speaks of: what is advised, and the next best of what else the answers call for, which is the
 * cheaper one at the volume. Without a second there is nothing to compare; without an advice the two cheapest stand.
 */
function headlinePair(
  { places, entered, advised }: Race,
  curves: Record<CostColumn, Curve>,
  calls: number,
): ColumnPair | null {
  const cost = (column: CostColumn): number => monthlyUsd(curves[column], calls);
  const called = entered.filter((column) => places[column].status === "called");
  const [first, ...others] = called.toSorted((a, b) => cost(a) - cost(b));
  const own = advised !== null && entered.includes(advised) ? advised : first;
  const other = [first, ...others].find((column) => column !== undefined && column !== own);
  if (own === undefined || other === undefined) return null;
  return entered.indexOf(own) < entered.indexOf(other) ? { from: own, to: other } : { from: other, to: own };
}

type Column = { inputs: CostInputs; context: CostContext; bill: Bill; curve: Curve };

function columnCost(column: CostColumn, { inputs, context, bill, curve }: Column): ColumnCost {
  const { volume, budgetUsd, limits, asOf, race } = context;
  const calls = volume?.callsPerMonth ?? null;
  const perMonth = monthlyLines(bill, calls ?? 0).filter(({ usd }) => usd !== 0);
  const setupUsd = sumUsd(bill.setup);
  const tuned = column === "fine-tuning" || column === "hybrid";
  const range = inputs[column].first_version;
  return {
    ...race.places[column],
    setup: bill.setup,
    perMonth,
    perCall: bill.perCall,
    setupUsd,
    perMonthUsd: sumUsd(perMonth),
    perCallUsd: sumUsd(bill.perCall),
    runningUsd: calls === null ? null : runningUsd(bill, calls),
    amortisedOverMonths: tuned ? amortisationMonths(inputs, asOf) : inputs.horizon_months,
    monthlyUsd: calls === null ? null : monthlyUsd(curve, calls),
    totalUsd: calls === null ? null : totalUsd(curve, calls, inputs.horizon_months),
    overBudgetUsd: budgetUsd === null ? null : Math.max(0, setupUsd - budgetUsd),
    firstVersion: { range, fits: paceFits(range, limits.pace) },
    start: startOf(inputs, column, limits.startSeconds),
  };
}

/** What running a column costs in a month, without its set-up. */
function runningUsd(bill: Bill, calls: number): number {
  return sumUsd(monthlyLines(bill, calls)) + sumUsd(bill.perCall) * calls;
}

/** What the second costs more to set up, by what it saves each month. */
function paybackMonths(bills: Record<CostColumn, Bill>, { from, to }: ColumnPair, calls: number): number | null {
  const extra = sumUsd(bills[to].setup) - sumUsd(bills[from].setup);
  return paybackTime(extra, runningUsd(bills[from], calls) - runningUsd(bills[to], calls));
}

function todaySavings(
  { today, race }: CostContext,
  bills: Record<CostColumn, Bill>,
  calls: number | null,
): Cost["today"] {
  if (today === null) return null;
  const { perMonthUsd: bill, perCallUsd, model } = today;
  const perMonthUsd = bill ?? (perCallUsd !== null && calls !== null ? perCallUsd * calls : null);
  if (perMonthUsd === null || calls === null) return { perMonthUsd, model, savings: [] };
  const savings = race.entered.map((column) => {
    const saved = perMonthUsd - runningUsd(bills[column], calls);
    return { column, perMonthUsd: saved, paidAfterMonths: paybackTime(sumUsd(bills[column].setup), saved) };
  });
  return { perMonthUsd, model, savings };
}

/** A prompt in the race that is longer than its model reads at once; null where it fits, or nobody knows. */
function overflowOf(inputs: CostInputs, { entered }: Race): Cost["contextTokens"] {
  const window = inputs.prompt.context_window_tokens;
  const prompt = promptTokens(inputs, "prompt", 0) + inputs.answer_tokens;
  return entered.includes("prompt") && window !== null && prompt > window ? { prompt, window } : null;
}

/** The assumptions that move one of the pair. */
function keysFor({ from, to }: ColumnPair, keys: readonly string[]): string[] {
  const uses: Record<CostColumn, string[]> = {
    prompt: ["prompt"],
    rag: ["rag"],
    "fine-tuning": ["fine-tuning"],
    hybrid: ["rag", "fine-tuning"],
  };
  const blocks = [...uses[from], ...uses[to]];
  return keys.filter((key) => !key.includes(".") || blocks.includes(key.slice(0, key.indexOf("."))));
}

function volumeRuleOf(
  rules: CostContext["volumeRules"],
  curves: Record<CostColumn, Curve>,
  calls: number,
): Cost["volumeRule"] {
  if (!rules) return null;
  const { favours } = rules;
  const cheaper = cheaperAt(curves.rag, curves["fine-tuning"], calls);
  return { ...rules, cheaper, agrees: [favours, cheaper].includes("equal") || favours === cheaper };
}

/** Ten volumes a decade, from 1,000 calls a month to a decade beyond the crossover and the volume. */
function plotVolumes(crossover: number | null, calls: number | null): number[] {
  const most = Math.max(1e6, 10 * Math.min(crossover ?? 0, 1e9), 10 * Math.min(calls ?? 0, 1e9));
  const decades = Math.ceil(Math.log10(most)) - 3;
  return Array.from({ length: decades * 10 + 1 }, (_, index) => Number((10 ** (3 + index / 10)).toPrecision(6)));
}
