import { bestSoFar, evaluationOf } from "../../engine/measure/evaluation.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { newTally, type Tally } from "../../engine/measure/tally.ts";
import { type Diagnostic, failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import {
  type BestCondition,
  type EvalCondition,
  evalConditions,
  type EvidenceFile,
  type Measurement,
} from "../../model/measure.ts";
import { quote } from "../../text/quote.ts";
import { openBytes } from "./bytes.ts";
import { readEvaluation } from "./evaluation.ts";
import type { NamedPath, Watch } from "./named-path.ts";
import type { BadRows } from "./rows.ts";

/** What the share of right answers must be, from 0 to 1; which condition is the best so far; and what the results call each. */
export type EvalOptions = {
  target: number;
  best: BestCondition | undefined;
  named: Partial<Record<EvalCondition, string>>;
};

export const usualTarget = 0.9;

/** Measures files of results: the same questions under up to four conditions, and what that answers. */
export async function measureEval(
  sources: readonly NamedPath[],
  { target, best: chosen, named }: EvalOptions,
  { seen }: Watch,
): Promise<Result<Measurement>> {
  const tally = newTally(named);
  const bad: BadRows = { count: 0, first: [] };
  const files: EvidenceFile[] = [];
  for (const { path, name } of sources) {
    const bytes = await openBytes(path, name);
    if (!bytes.ok) return bytes;
    const read = await readEvaluation(bytes.value, tally, { bad, seen });
    if (!read.ok) return read;
    files.push(read.value);
  }
  const best = chosen ?? bestSoFar(tally);
  const problem = conditionProblem(tally, best, sources);
  if (problem || best === null) return failure(problem ? [problem] : []);
  return success(
    measurementOf("eval", {
      ...evaluationOf(tally, best, target),
      files,
      target,
      with: { ...(target !== usualTarget && { target }), ...(chosen && { best: chosen }), ...named },
      judgedByModel: tally.judgedByModel,
      leftOut: Object.fromEntries(tally.leftOut),
      badRows: bad,
    }),
  );
}

/** No condition, or one that several providers share: what was measured would be a mixture. */
function conditionProblem(tally: Tally, best: BestCondition | null, sources: readonly NamedPath[]): Diagnostic | null {
  const name = sources.map((source) => source.name).join(", ");
  const seen = [...tally.labels].map(quote).join(", ");
  for (const condition of evalConditions) {
    const providers = [...(tally.providers[condition] ?? [])];
    if (providers.length > 1) {
      const message = `${providers.length} providers stand under ${condition}: ${providers.map(quote).join(", ")}`;
      return unplaced(
        name,
        "usage",
        message,
        `name one, such as --${condition} ${quote(exampleLabel(tally, providers))}; seen: ${seen}`,
      );
    }
  }
  const isThere = (one: EvalCondition) => [...tally.questions.values()].some((question) => question[one] !== undefined);
  const missing = evalConditions.find((one) => tally.named[one] !== undefined && !isThere(one));
  if (missing) return unplaced(name, "usage", `no row is labelled ${quote(tally.named[missing])}`, `seen: ${seen}`);
  if (best === null || !isThere(best)) {
    const message =
      best === null ? "no condition is known that could be the best so far" : `no row stands under ${best}`;
    return unplaced(name, "usage", message, `name one with --bare, --found or --tuned and a label; seen: ${seen}`);
  }
  return null;
}

/** The label of one provider, together with a prompt where there is such a label. */
function exampleLabel({ labels }: Tally, [provider = ""]: readonly string[]): string {
  return [...labels].find((label) => label.startsWith(`${provider}/`)) ?? provider;
}
