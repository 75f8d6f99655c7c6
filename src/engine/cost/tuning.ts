import type { CostLine } from "../../model/cost.ts";
import type { CostInputs } from "../../model/cost-inputs.ts";
import { line } from "./bill.ts";
import { tokensUsd, trainedTokens } from "./pieces.ts";

export function tuningSetup(inputs: CostInputs): CostLine[] {
  const { "fine-tuning": tuning, labour_usd_per_hour: rate } = inputs;
  return [
    line("building the tuning", tuning.setup_hours * rate, "fine-tuning.setup_hours", "labour_usd_per_hour"),
    line(
      "training examples",
      tuning.examples * tuning.usd_per_example,
      "fine-tuning.examples",
      "fine-tuning.usd_per_example",
    ),
    line("training runs", tuning.runs * runUsd(tuning), "fine-tuning.runs", ...runKeys(tuning)),
    line("evaluation of tuning", tuning.evaluation_usd, "fine-tuning.evaluation_usd"),
  ];
}

export function tuningFixed(inputs: CostInputs, retrains: number, side: "fine-tuning" | "hybrid"): CostLine[] {
  const { "fine-tuning": tuning, labour_usd_per_hour: rate } = inputs;
  return [
    line(
      "retraining",
      retrains * retrainUsd(tuning, rate),
      `${side}.retrains_per_month`,
      "fine-tuning.retrain_hours",
      "labour_usd_per_hour",
      "fine-tuning.retrain_refresh_share",
      "fine-tuning.retrain_evaluation_usd",
    ),
    line(
      "upkeep of tuning",
      tuning.upkeep_hours_per_month * rate,
      "fine-tuning.upkeep_hours_per_month",
      "labour_usd_per_hour",
    ),
    line("model storage", tuning.storage_usd_per_month, "fine-tuning.storage_usd_per_month"),
  ];
}

type TuningInputs = CostInputs["fine-tuning"];

/** Fresh examples, one run, its evaluation, and the hours it takes. */
function retrainUsd(tuning: TuningInputs, rate: number): number {
  return (
    tuning.examples * tuning.retrain_refresh_share * tuning.usd_per_example +
    runUsd(tuning) +
    tuning.retrain_evaluation_usd +
    tuning.retrain_hours * rate
  );
}

/** One training run, billed by the token or by the GPU hour; loading sees to it that one of the two is given. */
function runUsd(tuning: TuningInputs): number {
  return (
    tokensUsd(
      trainedTokens(tuning.examples * tuning.tokens_per_example, tuning.epochs),
      tuning.training_usd_per_mtok ?? 0,
    ) +
    (tuning.training_gpu_hours ?? 0) * (tuning.training_usd_per_gpu_hour ?? 0)
  );
}

function runKeys({ training_usd_per_mtok }: TuningInputs): string[] {
  return training_usd_per_mtok === null
    ? ["fine-tuning.training_gpu_hours", "fine-tuning.training_usd_per_gpu_hour"]
    : ["fine-tuning.epochs", "fine-tuning.tokens_per_example", "fine-tuning.training_usd_per_mtok"];
}
