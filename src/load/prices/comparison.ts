import { visibleAnswers } from "../../engine/decision/answers.ts";
import { answeredVolume, favouredBy, numberAnswersOf } from "../../engine/cost/answers.ts";
import { costOf } from "../../engine/cost/compare.ts";
import type { Answers } from "../../model/answers.ts";
import type { Cost } from "../../model/cost.ts";
import type { Decision } from "../../model/decision.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import type { PriceList } from "../../model/price-list.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { PackageLookup, PricePackage, SteadyPrices } from "./price-package.ts";
import { type CostRequest, type ResolvedCosts, resolveCosts } from "./resolve.ts";

/** The shipped price list, and of the models it names the prices that need not be looked up in the package. */
export type ShippedPrices = { list: PriceList; steady: Readonly<Record<string, SteadyPrices>> };

/** What is compared: on the answers of a decision, from these prices. */
export type ComparisonRequest = Pick<CostRequest, "layers" | "asOf"> &
  ShippedPrices & {
    /** Its answers are what is compared on; its trace sets the rulebook's word on the volume beside the prices. */
    decision: Pick<Decision, "answers" | "ignored" | "trace">;
  };

/** The cost comparison, and the inputs it was computed from. */
export async function compareCosts(
  { questions }: Rulebook,
  { decision, steady, ...prices }: ComparisonRequest,
): Promise<Result<{ cost: Cost; resolved: ResolvedCosts }>> {
  const answers = visibleAnswers(decision);
  const given = { choices: choicesOf(answers), numbers: numberAnswersOf(questions, answers) };
  const resolved = await withPackage(steady, (lookup) => resolveCosts({ ...prices, answers: given, package: lookup }));
  if (!resolved.ok) return resolved;
  const { inputs, context } = resolved.value;
  const volume = answeredVolume(questions, answers);
  const volumeRules = volume === null ? null : favouredBy(volume, decision.trace);
  return success({ cost: costOf(inputs, { ...context, volumeRules }), resolved: resolved.value });
}

/**
 * Gives `use` the package's prices. The package is all of its data, and takes a while to load: where the steady prices of
 * a few models answer all that is asked, it is left alone.
 */
export async function withPackage<T>(
  steady: Readonly<Record<string, SteadyPrices>>,
  use: (prices: PricePackage) => T,
): Promise<T> {
  let more = false;
  const askMore = (): undefined => {
    more = true;
  };
  const prices: PackageLookup = (id, { promptTokens }) => {
    const known = Object.hasOwn(steady, id) ? steady[id] : undefined;
    const holds = known && (known.belowTokens === null || promptTokens < known.belowTokens);
    return (holds ? known.prices : askMore()) ?? null;
  };
  const result = use({ prices, models: () => askMore() ?? [] });
  if (!more) return result;
  const { pricePackage } = await import("./package-prices.ts");
  return use(pricePackage);
}

/** The choice of each answer; unsure has none. */
function choicesOf(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, { choice }]) => (choice === null ? [] : [[id, choice]])),
  );
}
