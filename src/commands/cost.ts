import { decide } from "../engine/decision/decide.ts";
import { renderCost } from "../report/terminal/cost.ts";
import { plainJson } from "../text/escape.ts";
import { costing } from "./command-line/costing.ts";
import { gather } from "./command-line/gather.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { textStyleFor } from "./command-line/io.ts";
import type { TextOrJson } from "./command-line/options.ts";
import { emit } from "./command-line/output.ts";
import { notice, reportProblems, type Context } from "./command-line/context.ts";

export type CostOptions = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  price: readonly string[];
  prices: string | undefined;
  asOf: string | undefined;
  format: TextOrJson;
  output: string | undefined;
};

/** `advise cost [FILE]`: the cost comparison alone. It needs no answers: without any it says what it assumes. */
export async function costCommand(session: Context, options: CostOptions): Promise<ExitCode> {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook, digest } = loaded.value;
  const gathered = await gather(session, rulebook, options);
  if (!gathered.ok) return reportProblems(io, gathered.problems);

  const { answers, file } = gathered.value;
  const decision = decide(rulebook, answers, { title: null, engine: io.version, digest }, { verdictOnly: true });
  const costs = file?.costs ? { settings: file.costs, file: options.file ?? "" } : null;
  const costed = await costing(session, rulebook, { ...options, decision, costs });
  if (!costed.ok) return reportProblems(io, costed.problems);

  for (const text of costed.value.notices) await notice(io, text);
  const { cost } = costed.value;
  const text = options.format === "json" ? `${plainJson(cost)}\n` : renderCost(cost, textStyleFor(io, "stdout"));
  return (await emit(io, text, options.output)) ?? exitCodes.done;
}
