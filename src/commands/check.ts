import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { checkDecision, type CheckInput, type PlacedFinding } from "../engine/uses/check.ts";
import { decide } from "../engine/decide.ts";
import { recordOf } from "../engine/decision/record.ts";
import { type LoadedAnswers, parseAnswersFile } from "../load/answers/file.ts";
import { findAnswersFiles } from "../load/answers/find.ts";
import { saveAnswers } from "../save/answers.ts";
import { answersDigest } from "../load/rulebook/digest.ts";
import type { LoadedRulebook } from "../load/rulebook/rulebook.ts";
import type { Text } from "../load/files/text-file.ts";
import type { Answers, DecisionRecord } from "../model/answers.ts";
import { type CheckedFile, type CheckReport, type Finding, type FindingName, findingNames } from "../model/check.ts";
import { type Diagnostic, type Result, success } from "../model/diagnostic.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { type CheckFormat, checkFormats, checkReporters } from "../report/terminal/check.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle, pathIn } from "./command-line/io.ts";
import { emit, outputOverInput } from "./command-line/output.ts";
import { reportProblems, type Context } from "./command-line/context.ts";
import { withProgress } from "./command-line/progress.ts";
import type { Command } from "commander";
import {
  asOfOption,
  exampleText,
  failOnOption,
  formatOption,
  noColorOption,
  outputOption,
  rulesOption,
  type Setup,
} from "./command-line/options.ts";

export function addCheck(program: Command, { context, exit }: Setup): void {
  program
    .command("check")
    .summary("re-decide committed files, compare with their record")
    .description("re-decide committed answers files, and compare with the decisions recorded in them")
    .argument("<files...>", "answers files, folders with answers files, or patterns such as '**/*.yaml'")
    .addOption(rulesOption())
    .addOption(formatOption(checkFormats))
    .addOption(outputOption())
    .addOption(failOnOption(findingNames))
    .option("--update", "write the decisions anew, also where there is none")
    .option("--measure", "measure again what answers rest on, where it is here")
    .addOption(asOfOption())
    .addOption(noColorOption())
    .addHelpText("after", examples)
    .action(
      async (files: string[], { format, output, failOn = [], update = false, measure = false, asOf }: CheckFlags) => {
        exit(await runCheck(context, { files, format, output, failOn, update, measure, asOf }));
      },
    );
}

type CheckFlags = {
  format: CheckFormat;
  output?: string;
  failOn?: FindingName[];
  update?: boolean;
  measure?: boolean;
  asOf?: string;
};

const examples = exampleText(
  "advise check answers.yaml",
  "advise check decisions --fail-on moved,expired --as-of 2026-11-01",
  "advise check 'decisions/**/*.yaml' --format github",
  "advise check decisions --update",
);

export type CheckOptions = {
  files: readonly string[];
  format: CheckFormat;
  output: string | undefined;
  failOn: readonly FindingName[];
  /** --update: write the records anew. */
  update: boolean;
  /** --measure: measure again. */
  measure: boolean;
  /** --as-of: the day by which reviews are due, in place of today. */
  asOf: string | undefined;
};

/** `advise check FILE…`: re-decide committed answers files and compare with the decisions recorded in them. */
export async function runCheck(context: Context, options: CheckOptions): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, said(loaded.problems, options));
  const found = await findAnswersFiles(io.cwd, options.files);
  if (!found.ok) return reportProblems(io, said(found.problems, options));
  const lost = await outputOverInput(io, options.output, await filesRead(loaded.value, found.value, options));
  if (lost) return reportProblems(io, [lost]);

  const report: CheckReport = { ...origin(context, loaded.value), files: [], problems: [] };
  for (const text of found.value) {
    const checked = await checkFile(context, loaded.value, text, options);
    if (!checked.ok) report.problems.push(...checked.problems);
    else report.files.push(checked.value);
  }
  if (report.problems.length > 0) await reportProblems(io, said(report.problems, options));
  const text = checkReporters[options.format](report, resultStyle(io, options.output));
  const written = await emit(io, text, options.output, { commands: options.format === "github" });
  return written ?? exitCodeOf(report);
}

/** What is read where a result is written into a file: the answers files, and what their answers were measured on. */
async function filesRead({ rulebook }: LoadedRulebook, found: readonly Text[], { output }: CheckOptions) {
  const files = found.map(({ file }) => file);
  if (output === undefined) return { files };
  const read = await Promise.all(found.map((text) => parseAnswersFile(text, rulebook)));
  const evidence = read.flatMap((one, at) =>
    Object.values(one.ok ? one.value.answers : {}).flatMap(({ measured }) =>
      (measured?.files ?? []).map(({ file }) => join(dirname(files[at] ?? ""), file)),
    ),
  );
  return { files: [...files, ...evidence], folders: evidence };
}

/** In a log that a runner reads no line of a file is shown: it is in the annotation's place already. */
function said(problems: readonly Diagnostic[], { format }: Pick<CheckOptions, "format">): Diagnostic[] {
  return format === "github" ? problems.map(({ source: _, ...rest }) => rest) : [...problems];
}

function origin({ io }: Context, { rulebook, digest }: LoadedRulebook) {
  return {
    schema: "advise/check/1" as const,
    engine: io.version,
    rulebook: { id: rulebook.id, version: rulebook.version, digest },
  };
}

function exitCodeOf({ files, problems }: CheckReport): ExitCode {
  if (problems.length > 0) return exitCodes.usage;
  const failed = files.some(({ findings }) => findings.some(({ level }) => level === "error"));
  return failed ? exitCodes.failed : exitCodes.done;
}

async function checkFile(
  context: Context,
  { rulebook, digest, changes }: LoadedRulebook,
  text: Text,
  options: CheckOptions,
): Promise<Result<CheckedFile>> {
  const file = await parseAnswersFile(text, rulebook);
  if (!file.ok) return file;
  const { answers, title = null, decision: recorded = null } = file.value;
  const decision = decide(rulebook, answers, { title, engine: context.io.version, digest, changes });
  const now = recordOf(decision, answersDigest(answers));
  // A review is due by the clock where no day is given: nothing else that check says depends on it.
  const { failOn, asOf = context.io.today } = options;
  const evidence = await evidenceOf(context, rulebook, { file: text.file, answers, measure: options.measure });
  if (!evidence.ok) return evidence;
  const checked = checkDecision({ rulebook, decision, now, recorded, asOf, failOn, ...evidence.value });
  const updated =
    options.update && !isDeepStrictEqual(recorded, now) ? await update(context, text, now) : success(false);
  if (!updated.ok) return updated;
  const said = updated.value ? checked.findings.map(settled) : checked.findings;
  const findings = said.map((finding) => placed(file.value, finding));
  return success({ file: text.file, ...checked, findings, updated: updated.value });
}

type Evidence = Required<Pick<CheckInput, "evidence" | "again">>;

/**
 * Whether the files that answers were measured on are what they were, and what measuring them again says. Files without
 * such answers load nothing for it.
 */
async function evidenceOf(
  { io }: Context,
  rulebook: Rulebook,
  { file, answers, measure }: { file: string; answers: Answers; measure: boolean },
): Promise<Result<Evidence>> {
  const measured = Object.entries(answers).flatMap(([id, answer]) =>
    answer.measured ? [[id, answer.measured] as const] : [],
  );
  if (measured.length === 0) return success({ evidence: [], again: [] });
  const { evidenceStates } = await import("../load/measure/evidence.ts");
  const evidence = await evidenceStates(pathIn(io, file), measured);
  if (!evidence.ok || !measure) return evidence.ok ? success({ evidence: evidence.value, again: [] }) : evidence;
  const { measureAgain } = await import("../load/measure/again.ts");
  const again = await withProgress(io, (watch) => measureAgain(pathIn(io, file), measured, { rulebook, watch }));
  return again.ok ? success({ evidence: evidence.value, again: again.value }) : again;
}

/** Writes the record anew. */
async function update(context: Context, from: Text, decision: DecisionRecord): Promise<Result<boolean>> {
  const path = pathIn(context.io, from.file);
  const problems = await saveAnswers({
    path,
    name: from.file,
    from,
    read: path,
    answers: {},
    decision,
    force: false,
  });
  return problems.length > 0 ? { ok: false, problems } : success(true);
}

/** With a record written anew, what was to be said of the old one is only news; and there is one now. */
function settled(finding: PlacedFinding): PlacedFinding {
  if (finding.about === "no-decision")
    return { ...finding, level: "notice", message: "no decision was recorded, and now this one is" };
  return ["changed", "moved"].includes(finding.about) ? { ...finding, level: "notice" } : finding;
}

/** Where the thing a finding speaks of stands in the file. */
function placed({ source }: LoadedAnswers, { path, ...finding }: PlacedFinding): Finding {
  const [place] = source.locate([{ path, code: "shape", message: finding.message }]);
  return { ...finding, line: place?.line ?? 1, column: place?.column ?? 1 };
}
