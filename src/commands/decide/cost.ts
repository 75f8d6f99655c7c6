import { answeredVolume } from "../../engine/cost/answers.ts";
import type { CostSettings } from "../../model/cost-inputs.ts";
import type { Decision } from "../../model/decision.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { Format } from "../../report/index.ts";
import { notice, type Context } from "../command-line/context.ts";
import { costing } from "../command-line/costing.ts";

type CostedOptions = {
  file: string | undefined;
  format: Format;
  costs: CostSettings | undefined;
  asOf: string | undefined;
};

/** The decision with its cost, where the volume is answered and the format has room for it: only then are prices read. */
export async function costedDecision(
  context: Context,
  rulebook: Rulebook,
  decision: Decision,
  { file, format, costs, asOf }: CostedOptions,
): Promise<Result<Decision>> {
  if (format === "outcome" || answeredVolume(rulebook.questions, decision.answers) === null) return success(decision);
  const own = costs ? { settings: costs, file: file ?? "" } : null;
  const costed = await costing(context, rulebook, {
    decision,
    costs: own,
    asOf,
    price: [],
    prices: undefined,
    own: {},
  });
  // Only the file's own prices can be at fault.
  if (!costed.ok)
    return failure(costed.problems.map((one) => ({ ...one, file: `${file ?? "costs"}: costs.${one.file}` })));
  // The shipped prices are examples, and said to be; whoever gives prices wants to know which have grown old.
  if (own) {
    const { costNotices } = await import("../command-line/cost-notices.ts");
    for (const text of costNotices(costed.value, asOf ?? context.io.today)) await notice(context.io, text);
  }
  return success({ ...decision, cost: costed.value.cost });
}
