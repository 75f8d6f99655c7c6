import { type CostColumn, eachColumn } from "../../model/cost-column.ts";
import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { cappedUsd, type Curve, floorUsd, replicasFor } from "./curve.ts";
import { daysBetween } from "./days.ts";
import type { Stepped } from "./bill-line.ts";
import {
  promptFixed,
  promptSetup,
  retrievalFixed,
  retrievalPerCall,
  retrievalSetup,
  tuningFixed,
  tuningSetup,
  vectorDb,
} from "./lines.ts";
import { cacheWrites, contextTokens, hosting, modelPerCall, type Served } from "./served.ts";

/** What a column costs: once, each month, each month with steps that depend on the calls, and each call. */
export type Bill = { setup: CostLine[]; fixed: CostLine[]; stepped: Stepped[]; perCall: CostLine[] };

/** The bill of a column. Lines that come to nothing whatever the volume are left out. */
export function billOf(column: CostColumn, inputs: CostInputs): Bill {
  const bill = bills[column](inputs);
  const real = ({ usd }: CostLine): boolean => usd !== 0;
  return {
    ...bill,
    setup: bill.setup.filter(real),
    fixed: bill.fixed.filter(real),
    perCall: bill.perCall.filter(real),
  };
}

/** The months a fine-tune's set-up is spread over: the horizon, or less where its base model retires before. */
export function amortisationMonths({ horizon_months, "fine-tuning": { retires } }: CostInputs, asOf: string): number {
  return retires === null ? horizon_months : Math.min(horizon_months, monthsBetween(asOf, retires));
}

const daysPerMonth = 365.25 / 12;

/** Calendar months as a fraction, on the mean month of 30.44 days; negative when the second day is before the first. */
export function monthsBetween(from: string, to: string): number {
  return daysBetween(from, to) / daysPerMonth;
}

/** What calls of a model cost, its machines and its cache with them. */
function serving(inputs: CostInputs, side: Served, context: number): Pick<Bill, "stepped" | "perCall"> {
  return {
    stepped: [...hosting(inputs, side, context), ...cacheWrites(inputs, side)],
    perCall: modelPerCall(inputs, side, context),
  };
}

const bills: Record<CostColumn, (inputs: CostInputs) => Bill> = {
  prompt: (inputs) => ({ setup: promptSetup(inputs), fixed: promptFixed(inputs), ...serving(inputs, "prompt", 0) }),
  rag: (inputs) => {
    const { stepped, perCall } = serving(inputs, "rag", contextTokens(inputs));
    return {
      setup: retrievalSetup(inputs),
      fixed: retrievalFixed(inputs),
      stepped: [vectorDb(inputs), ...stepped],
      perCall: [...retrievalPerCall(inputs), ...perCall],
    };
  },
  "fine-tuning": (inputs) => ({
    setup: tuningSetup(inputs),
    fixed: tuningFixed(inputs, inputs["fine-tuning"].retrains_per_month, "fine-tuning"),
    ...serving(inputs, "fine-tuning", 0),
  }),
  // A fine-tuned model with retrieval on every call. The retrieval side keeps no model of its own.
  hybrid: (inputs) => {
    const { stepped, perCall } = serving(inputs, "fine-tuning", contextTokens(inputs));
    return {
      setup: [...retrievalSetup(inputs), ...tuningSetup(inputs)],
      fixed: [...retrievalFixed(inputs), ...tuningFixed(inputs, inputs.hybrid.retrains_per_month, "hybrid")],
      stepped: [vectorDb(inputs), ...stepped],
      perCall: [...retrievalPerCall(inputs), ...perCall],
    };
  },
};

export function billsOf(inputs: CostInputs): Record<CostColumn, Bill> {
  return eachColumn((column) => billOf(column, inputs));
}

export function curvesOf(inputs: CostInputs, asOf: string, bills = billsOf(inputs)): Record<CostColumn, Curve> {
  return eachColumn((column) => curveOf(column, inputs, asOf, bills[column]));
}

/** What a column costs in a month, set-up spread, as a function of the calls. */
export function curveOf(column: CostColumn, inputs: CostInputs, asOf: string, bill = billOf(column, inputs)): Curve {
  return {
    fixed: monthlySetup[column](inputs, asOf) + sumUsd(bill.fixed),
    perCall: sumUsd(bill.perCall),
    floors: bill.stepped.flatMap(({ step }) => ("floor" in step ? [step.floor] : [])),
    caps: bill.stepped.flatMap(({ step }) => ("cap" in step ? [step.cap] : [])),
    replicas: bill.stepped.flatMap(({ step }) => ("replicas" in step ? [step.replicas] : [])),
  };
}

/** What the set-up of a column comes to per month. */
const monthlySetup: Record<CostColumn, (inputs: CostInputs, asOf: string) => number> = {
  prompt: (inputs) => sumUsd(promptSetup(inputs)) / inputs.horizon_months,
  rag: (inputs) => sumUsd(retrievalSetup(inputs)) / inputs.horizon_months,
  "fine-tuning": (inputs, asOf) => sumUsd(tuningSetup(inputs)) / amortisationMonths(inputs, asOf),
  // A hybrid's two set-ups are spread each over its own time: a retired model takes only the tuning with it.
  hybrid: (inputs, asOf) => monthlySetup.rag(inputs, asOf) + monthlySetup["fine-tuning"](inputs, asOf),
};

/** What is billed each month at a volume, line by line. */
export function monthlyLines({ fixed, stepped }: Bill, calls: number): CostLine[] {
  return [...stepped.map(({ item, keys, step }) => ({ item, keys, usd: steppedUsd(step, calls) })), ...fixed];
}

function steppedUsd(step: Stepped["step"], calls: number): number {
  if ("floor" in step) return floorUsd(step.floor, calls);
  if ("cap" in step) return cappedUsd(step.cap, calls);
  return step.replicas.usdEach * replicasFor(calls, step.replicas.callsEach);
}

export function sumUsd(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}
