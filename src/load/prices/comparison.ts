import { answeredVolume, favouredBy, numberAnswersOf } from "../../engine/cost/answers.ts";
import { costOf } from "../../engine/cost/compare.ts";
import type { Answers } from "../../model/answers.ts";
import type { PackagePrices } from "../../engine/cost/inputs/package.ts";
import { costRows, type CostRequest, type ResolvedCosts, resolveCosts } from "../../engine/cost/inputs/resolve.ts";
import { raceOf, type RaceDecision, racingAnswers } from "../../engine/cost/race.ts";
import { visibleAnswers } from "../../engine/decision/answers.ts";
import type { Cost } from "../../model/cost.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";

/** The shipped price list, the keys of the inputs, and prices that hold on any day, which need not be looked up. */
export type ShippedPrices = Pick<CostRequest, "list" | "keys"> & { steady: PackagePrices };

/** What is compared: on the answers of a decision, from these prices. */
export type ComparisonRequest = ShippedPrices &
  Pick<CostRequest, "layers" | "asOf"> & {
    /** Its answers are what is compared on; it says who is in the race, and its trace the rulebook's word on the volume. */
    decision: RaceDecision;
  };

/** The cost comparison, and the inputs it was computed from. */
export async function compareCosts(
  rulebook: Rulebook,
  { decision, steady, ...request }: ComparisonRequest,
): Promise<Result<{ cost: Cost; resolved: ResolvedCosts }>> {
  const { questions } = rulebook;
  const answers = visibleAnswers(decision);
  const given = { choices: choicesOf(answers), numbers: numberAnswersOf(questions, answers) };
  const rows = costRows({ ...request, answers: given });
  if (!rows.ok) return rows;
  const resolved = resolveCosts(rows.value, await pricesFor(rows.value, steady));
  if (!resolved.ok) return resolved;
  const { inputs, context } = resolved.value;
  const volume = answeredVolume(questions, answers);
  const volumeRules = volume === null ? null : favouredBy(volume, decision.trace);
  const race = raceOf(rulebook, request.list.race, decision);
  const read = new Set([...context.read, ...racingAnswers(rulebook, decision), ...(volume === null ? [] : [volume])]);
  const unused = Object.keys(answers).filter((question) => answers[question]?.choice && !read.has(question));
  const cost = costOf(inputs, { ...context, volumeRules, race, unused });
  return success({ cost, resolved: resolved.value });
}

/**
 * The prices of the models that are asked for on a day. The package is all of its data, and takes a while to load: it is
 * left alone where the steady prices are all that is asked.
 */
export async function pricesFor(
  { asked, asOf }: { asked: readonly string[]; asOf: string },
  steady: PackagePrices,
): Promise<PackagePrices> {
  const others = asked.filter((id) => !Object.hasOwn(steady, id));
  if (others.length === 0) return steady;
  const { packagePrices } = await import("./package-prices.ts");
  return { ...steady, ...packagePrices(others, asOf) };
}

/** The choice of each answer; unsure has none. */
function choicesOf(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, { choice }]) => (choice === null ? [] : [[id, choice]])),
  );
}
