import type { Approach } from "../../model/approach.ts";
import type { ApproachCost, Cheaper, Cost, InputRow } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { paybackTime } from "./arithmetic.ts";
import { amortisationMonths, type Bill, billsOf, curvesOf, each, monthlyLines, sumUsd } from "./bill.ts";
import { cheaperAt, crossoverOf, sensitivityBand } from "./crossover.ts";
import { type Curve, monthlyUsd, totalUsd } from "./curve.ts";
import { modelPerCall } from "./lines.ts";

/** What is compared, besides the inputs: the volume, what the rulebook says of it, and what the result must carry. */
export type CostContext = {
  preset: Cost["preset"];
  asOf: string;
  volume: Cost["volume"];
  keepsUp: boolean;
  /** The fired rules that look at the volume, and which of the two they favour. */
  volumeRules: { rules: string[]; favours: Cheaper } | null;
  /** The keys of the assumptions to halve and double. */
  sensitivity: readonly string[];
  rows: InputRow[];
};

/** The cost comparison: each approach's bill, the crossover and its band, payback, and what the saving comes from. */
export function costOf(inputs: CostInputs, context: CostContext): Cost {
  const { asOf, volume, volumeRules } = context;
  const calls = volume?.callsPerMonth ?? null;
  const bills = billsOf(inputs);
  const curves = curvesOf(inputs, asOf, bills);
  const crossover = crossoverOf(curves.rag, curves["fine-tuning"]);
  return {
    schema: "advise/cost/1",
    preset: context.preset,
    asOf,
    horizonMonths: inputs.horizon_months,
    volume,
    keepsUp: context.keepsUp,
    approaches: each((approach) =>
      approachCost(bills[approach], curves[approach], {
        calls,
        horizon: inputs.horizon_months,
        amortisedOverMonths: approach === "rag" ? inputs.horizon_months : amortisationMonths(inputs, asOf),
      }),
    ),
    crossover,
    band: sensitivityBand(inputs, context.sensitivity, (changed) => {
      const { rag, "fine-tuning": tuning } = curvesOf(changed, asOf);
      return crossoverOf(rag, tuning);
    }),
    payback: calls === null ? null : { months: paybackMonths(bills, calls) },
    saving: savingOf(inputs, bills, curves),
    volumeRule:
      volumeRules && calls !== null ? { ...volumeRules, ...agreement(volumeRules.favours, curves, calls) } : null,
    curve: plotVolumes(crossover.callsPerMonth, calls).map((callsPerMonth) => ({
      callsPerMonth,
      ...each((approach) => monthlyUsd(curves[approach], callsPerMonth)),
    })),
    inputs: context.rows,
  };
}

type Spread = { calls: number | null; horizon: number; amortisedOverMonths: number };

function approachCost(bill: Bill, curve: Curve, { calls, horizon, amortisedOverMonths }: Spread): ApproachCost {
  const perMonth = monthlyLines(bill, calls ?? 0).filter(({ usd }) => usd !== 0);
  return {
    setup: bill.setup,
    perMonth,
    perCall: bill.perCall,
    setupUsd: sumUsd(bill.setup),
    perMonthUsd: sumUsd(perMonth),
    perCallUsd: sumUsd(bill.perCall),
    amortisedOverMonths,
    monthlyUsd: calls === null ? null : monthlyUsd(curve, calls),
    totalUsd: calls === null ? null : totalUsd(curve, calls, horizon),
  };
}

/** (set-up of fine-tuning − of RAG) / (running cost of RAG − of fine-tuning). */
function paybackMonths(bills: Record<Approach, Bill>, calls: number): number | null {
  const running = (bill: Bill): number => sumUsd(monthlyLines(bill, calls)) + sumUsd(bill.perCall) * calls;
  const extra = sumUsd(bills["fine-tuning"].setup) - sumUsd(bills.rag.setup);
  return paybackTime(extra, running(bills.rag) - running(bills["fine-tuning"]));
}

/** Holds the model fixed between the two: first only the prompt gets shorter, then the model changes. */
function savingOf(inputs: CostInputs, bills: Record<Approach, Bill>, curves: Record<Approach, Curve>): Cost["saving"] {
  const { rag, "fine-tuning": tuning } = inputs;
  const shortPrompt = { ...inputs, rag: { ...rag, system_tokens: tuning.system_tokens } };
  const sameModelPerCall = sumUsd(modelPerCall(shortPrompt, "rag", 0));
  const [ragPerCall, tunedPerCall] = [sumUsd(bills.rag.perCall), sumUsd(bills["fine-tuning"].perCall)];
  const sameHosting = rag.hosting_usd_per_hour === tuning.hosting_usd_per_hour;
  return {
    perCallUsd: ragPerCall - tunedPerCall,
    shorterPromptUsd: ragPerCall - sameModelPerCall,
    cheaperModelUsd: sameModelPerCall - tunedPerCall,
    // By the token on one side and by the hour on the other there is no one model to hold fixed.
    sameModel: sameHosting ? crossoverOf(curves.rag, { ...curves["fine-tuning"], perCall: sameModelPerCall }) : null,
  };
}

function agreement(favours: Cheaper, curves: Record<Approach, Curve>, calls: number) {
  const cheaper = cheaperAt(curves.rag, curves["fine-tuning"], calls);
  return { cheaper, agrees: [favours, cheaper].includes("equal") || favours === cheaper };
}

/** Ten volumes a decade, from 1,000 calls a month to a decade beyond the crossover and the volume. */
function plotVolumes(crossover: number | null, calls: number | null): number[] {
  const most = Math.max(1e6, 10 * Math.min(crossover ?? 0, 1e9), 10 * Math.min(calls ?? 0, 1e9));
  const decades = Math.ceil(Math.log10(most)) - 3;
  return Array.from({ length: decades * 10 + 1 }, (_, index) => Number((10 ** (3 + index / 10)).toPrecision(6)));
}
