import { explain, explainableIds } from "../engine/rulebook/explain.ts";
import { explainByPrecedents } from "../engine/precedents/explain.ts";
import { didYouMean, inAnyCase } from "../text/did-you-mean.ts";
import { quote } from "../text/quote.ts";
import { explainReporters } from "../report/terminal/explain.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context, usageProblem } from "./command-line/context.ts";
import type { Command } from "commander";
import {
  addReportOptions,
  exampleText,
  type ReportFlags,
  type Setup,
  type TextOrJson,
} from "./command-line/options.ts";

export function addExplain(program: Command, { context, exit }: Setup): void {
  addReportOptions(program.command("explain"))
    .summary("what stands behind an id")
    .description(
      "show a question, rule, constraint, gate, warning, conflict, source, claim or precedent, and what refers to it",
    )
    .argument("<id>", "its id, such as volatility, change-live or A04")
    .addHelpText("after", exampleText("advise explain volatility", "advise explain change-live --format json"))
    .action(async (id: string, { format, output }: ReportFlags) => {
      exit(await runExplain(context, { id, format, output }));
    });
}

export type ExplainOptions = { id: string; format: TextOrJson; output: string | undefined };

/** `advise explain ID`: all that goes by that id, and what refers to it. */
export async function runExplain(context: Context, { id, format, output }: ExplainOptions): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const among = await context.precedents();
  if (!among.ok) return reportProblems(io, among.problems);
  const { rulebook } = loaded.value;
  const ids = [...new Set([...explainableIds(rulebook), ...(among.value?.shown ?? []).map((one) => one.id)])];
  const known = inAnyCase(id, ids);
  if (known === undefined) return reportProblems(io, [unknownId(id, ids)]);
  const own = explain(rulebook, known);
  const found = among.value ? explainByPrecedents(rulebook, among.value, { id: known, found: own }) : own;
  const text = explainReporters[format](found, resultStyle(io, output));
  return (await emit(io, text, output)) ?? exitCodes.done;
}

function unknownId(id: string, ids: readonly string[]) {
  const takes =
    "explain takes the id of a question, rule, constraint, gate, conflict, warning, source, claim or precedent";
  const hint = didYouMean(id, ids, takes);
  return usageProblem("advise explain", `nothing goes by the id ${quote(id)}`, hint);
}
