import type { Approach } from "../../model/approach.ts";
import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { type Curve, floorUsd, replicasFor } from "./curve.ts";
import {
  contextTokens,
  hosting,
  modelPerCall,
  retrievalFixed,
  retrievalPerCall,
  retrievalSetup,
  type Stepped,
  tuningFixed,
  tuningSetup,
  vectorDb,
} from "./lines.ts";

/** What an approach costs: once, each month, each month with steps that depend on the calls, and each call. */
export type Bill = { setup: CostLine[]; fixed: CostLine[]; stepped: Stepped[]; perCall: CostLine[] };

/** The bill of an approach. Lines that come to nothing whatever the volume are left out. */
export function billOf(approach: Approach, inputs: CostInputs): Bill {
  const bill = bills[approach](inputs);
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
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / daysPerMonth;
}

const bills: Record<Approach, (inputs: CostInputs) => Bill> = {
  rag: (inputs) => ({
    setup: retrievalSetup(inputs),
    fixed: retrievalFixed(inputs),
    stepped: [vectorDb(inputs), ...hosting(inputs, "rag", contextTokens(inputs))],
    perCall: [...retrievalPerCall(inputs), ...modelPerCall(inputs, "rag", contextTokens(inputs))],
  }),
  "fine-tuning": (inputs) => ({
    setup: tuningSetup(inputs),
    fixed: tuningFixed(inputs, inputs["fine-tuning"].retrains_per_month, "fine-tuning"),
    stepped: hosting(inputs, "fine-tuning", 0),
    perCall: modelPerCall(inputs, "fine-tuning", 0),
  }),
  // A fine-tuned model with retrieval on every call. The retrieval side keeps no model of its own.
  hybrid: (inputs) => ({
    setup: [...retrievalSetup(inputs), ...tuningSetup(inputs)],
    fixed: [...retrievalFixed(inputs), ...tuningFixed(inputs, inputs.hybrid.retrains_per_month, "hybrid")],
    stepped: [vectorDb(inputs), ...hosting(inputs, "fine-tuning", contextTokens(inputs))],
    perCall: [...retrievalPerCall(inputs), ...modelPerCall(inputs, "fine-tuning", contextTokens(inputs))],
  }),
};

export function billsOf(inputs: CostInputs): Record<Approach, Bill> {
  return each((approach) => billOf(approach, inputs));
}

/** What each approach costs in a month, set-up spread, as a function of the calls. */
export function curvesOf(inputs: CostInputs, asOf: string, bills = billsOf(inputs)): Record<Approach, Curve> {
  const rag = sumUsd(bills.rag.setup) / inputs.horizon_months;
  const tuning = sumUsd(bills["fine-tuning"].setup) / amortisationMonths(inputs, asOf);
  // A hybrid's two set-ups are spread each over its own time: a retired model takes only the tuning with it.
  const setup = { rag, "fine-tuning": tuning, hybrid: rag + tuning };
  return each((approach) => curveOf(bills[approach], setup[approach]));
}

export function each<T>(of: (approach: Approach) => T): Record<Approach, T> {
  return { rag: of("rag"), "fine-tuning": of("fine-tuning"), hybrid: of("hybrid") };
}

/** A bill as a function of the calls in a month, with what its set-up comes to per month. */
function curveOf(bill: Bill, monthlySetup: number): Curve {
  return {
    fixed: monthlySetup + sumUsd(bill.fixed),
    perCall: sumUsd(bill.perCall),
    floors: bill.stepped.flatMap(({ step }) => ("floor" in step ? [step.floor] : [])),
    replicas: bill.stepped.flatMap(({ step }) => ("replicas" in step ? [step.replicas] : [])),
  };
}

/** What is billed each month at a volume, line by line. */
export function monthlyLines({ fixed, stepped }: Bill, calls: number): CostLine[] {
  return [
    ...stepped.map(({ item, keys, step }) => ({
      item,
      keys,
      usd:
        "floor" in step
          ? floorUsd(step.floor, calls)
          : step.replicas.usdEach * replicasFor(calls, step.replicas.callsEach),
    })),
    ...fixed,
  ];
}

export function sumUsd(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}
