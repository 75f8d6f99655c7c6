import type { Approach } from "../../model/approach.ts";
import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import type { Bill } from "./bill.ts";
import { retrievalFixed, retrievalPerCall, retrievalSetup, vectorDb } from "./retrieval.ts";
import { contextTokens, hosting, modelPerCall } from "./served-model.ts";
import { tuningFixed, tuningSetup } from "./tuning.ts";

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
