import { answeredVolume, favouredBy, numbersOf } from "../../engine/cost/answers.ts";
import { costOf } from "../../engine/cost/compare.ts";
import { choicesOf } from "../../engine/choices.ts";
import type { Answers } from "../../model/answers.ts";
import type { Cost } from "../../model/cost.ts";
import type { Decision } from "../../model/decision.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import type { PriceList } from "../../model/price-list.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { type SteadyPrices, withPackage } from "./price-package.ts";
import { type CostRequest, type ResolvedCosts, resolveCosts } from "./resolve.ts";

/** The shipped price list, and of the models it names the prices that need not be looked up in the package. */
export type ShippedPrices = { list: PriceList; steady: Readonly<Record<string, SteadyPrices>> };

/** What is compared: on these answers, with the points of a decision on them, from these prices. */
export type ComparisonRequest = Pick<CostRequest, "layers" | "asOf"> &
  ShippedPrices & {
    answers: Answers;
    /** Sets the rulebook's word on the volume beside the prices. */
    trace: Decision["trace"];
  };

/** The cost comparison, and the inputs it was computed from. */
export const compareCosts = async (
  { questions }: Rulebook,
  { answers, trace, steady, ...prices }: ComparisonRequest,
): Promise<Result<{ cost: Cost; resolved: ResolvedCosts }>> => {
  const given = { choices: choicesOf(answers), numbers: numbersOf(questions, answers) };
  const resolved = await withPackage(steady, (lookup) => resolveCosts({ ...prices, answers: given, package: lookup }));
  if (!resolved.ok) return resolved;
  const { inputs, context } = resolved.value;
  const volume = answeredVolume(questions, answers);
  const volumeRules = volume === null ? null : favouredBy(volume, trace);
  return success({ cost: costOf(inputs, { ...context, volumeRules }), resolved: resolved.value });
};
