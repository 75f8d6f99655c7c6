import { dirname, join } from "node:path";
import { formsWithoutCase } from "../engine/uses/cases.ts";
import { loadCases } from "../load/rulebook/cases.ts";
import { compiledOf } from "../engine/rulebook/compile.ts";
import { lintProblems } from "../engine/rulebook/lint/index.ts";
import { readPrecedents } from "../load/rulebook/precedents.ts";
import { loadRulebookFile, type ParsedRulebook } from "../load/rulebook/rulebook.ts";
import { shippedRulebookFile } from "../load/shipped.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { lintReporters } from "../report/terminal/lint.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import { casesFolderOf, contextOn, reportProblems, type Context } from "./command-line/context.ts";
import { type ReportFlags, rulebookCommand, type Setup } from "./command-line/options.ts";
import type { Command } from "commander";

export function addLint(rules: Command, { context, exit }: Setup): void {
  const about = "look for problems in a rulebook, each with its place";
  rulebookCommand(
    rules,
    "lint",
    about,
    "advise rules lint mine.yaml",
    "advise rules lint mine.yaml --format json",
  ).action(async (file: string | undefined, flags: ReportFlags) =>
    exit(await runLint(contextOn(context, file), flags)),
  );
}

/** `advise rules lint [FILE]`: every problem of a rulebook. One that cannot be read at all is unusable input. */
export async function runLint(context: Context, { format, output }: ReportFlags): Promise<ExitCode> {
  const { io } = context;
  // From the text: only that knows the places, and a compiled rulebook has none.
  const loaded = await loadRulebookFile(context.file, context.name, shippedRulebookFile(context.shipment));
  if (!loaded.ok && loaded.problems.some(({ code }) => code === "read")) return reportProblems(io, loaded.problems);
  const problems = loaded.ok
    ? [
        ...problemsIn(loaded.value),
        ...(await caseProblems(context, loaded.value)),
        ...(await problemsOfPrecedents(context, loaded.value)),
      ]
    : loaded.problems;
  const report = { file: context.name, problems, changes: loaded.ok ? loaded.value.changes : [] };
  const written = await emit(io, lintReporters[format](report, resultStyle(io, output)), output);
  return written ?? (problems.length > 0 ? exitCodes.failed : exitCodes.done);
}

/** Forms that no case beside the rulebook ends in; a rulebook without cases is not asked for any. */
async function caseProblems(context: Context, { rulebook, source }: ParsedRulebook): Promise<Diagnostic[]> {
  if (Object.keys(rulebook.forms).length === 0) return [];
  const cases = await loadCases(casesFolderOf(context), rulebook);
  if (!cases.ok) return cases.problems;
  return cases.value.length === 0 ? [] : source.locate(formsWithoutCase(rulebook, cases.value));
}

/** What is wrong with the precedents that the rulebook brings itself. */
async function problemsOfPrecedents({ file, name }: Context, loaded: ParsedRulebook): Promise<Diagnostic[]> {
  const { rulebook, precedentsOf } = loaded;
  const own = precedentsOf === "own" ? rulebook.precedents : undefined;
  if (own === undefined) return [];
  const beside = { compiled: compiledOf(rulebook), isOwn: true };
  const read = await readPrecedents(join(dirname(file), own), join(dirname(name), own), beside);
  return read.ok ? [] : read.problems;
}

/** A rule of one's own rests on the reason beside it: neither the rubric nor the want of a source speaks against it. */
function problemsIn({ rulebook, source, changes }: ParsedRulebook): Diagnostic[] {
  const own = changes.filter(({ what }) => what === "rule").map(({ id }) => id);
  const judged = lintProblems(rulebook).filter(({ code, path }) => {
    const rule = path[0] === "rules" ? rulebook.rules[Number(path[1])] : undefined;
    return !(rule && own.includes(rule.id) && ["weight", "grade", "no-source"].includes(code));
  });
  return source.locate(judged);
}
