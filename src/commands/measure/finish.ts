import { readFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { inQuestionOrder, type RawAnswer, readRawAnswers } from "../../engine/decision/answers.ts";
import { meaningsOf } from "../../engine/measure/meanings.ts";
import { mergeMeasured } from "../../engine/measure/merge.ts";
import { type LoadedAnswers, parseAnswersFile } from "../../load/answers/file.ts";
import { readTextFile } from "../../load/files/text-file.ts";
import { withSlashes } from "../../load/files/windows.ts";
import { evidenceHash } from "../../load/measure/evidence.ts";
import type { NamedPath, Watch } from "../../load/measure/named-path.ts";
import type { Answers, Measured } from "../../model/answers.ts";
import type { EvidenceFile, MeasuredAnswer, Measurement } from "../../model/measure.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { measureReporters, type MeasureFormat } from "../../report/terminal/measure.ts";
import { saveAnswers } from "../../save/answers.ts";
import { renderAnswersFile } from "../../save/answers-file.ts";
import { becauseOf, notAsked, renewDecision } from "../../words/measure.ts";
import { notice, reportProblems, type Context } from "../command-line/context.ts";
import { exitCodes, type ExitCode } from "../command-line/exit-codes.ts";
import { pathIn, resultStyle, say } from "../command-line/io.ts";
import { emit } from "../command-line/output.ts";
import { withProgress } from "../command-line/progress.ts";

/** What every command of `advise measure` takes. */
export type MeasureFlags = {
  save?: string;
  replace?: boolean;
  format: MeasureFormat;
  output?: string;
  asOf?: string;
};

/** The answers file that --save names, as it is. */
type Target = { text: string | null; file: LoadedAnswers | null };

/** What a measure is made with: how a file that a person names is found, who waits for it, and the rulebook in use. */
type Setting = { source: (name: string) => NamedPath; watch: Watch; rulebook: Rulebook };

/** Measures, and finishes as every command of `advise measure` does. */
export async function runMeasure(
  context: Context,
  flags: MeasureFlags,
  measure: (setting: Setting) => Promise<Result<Measurement>>,
): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook } = loaded.value;
  const source = (name: string): NamedPath => ({ name, path: pathIn(io, name) });
  const found = await withProgress(io, (watch) => measure({ source, watch, rulebook }));
  return found.ok ? finish(context, rulebook, found.value, flags) : reportProblems(io, found.problems);
}

/** Puts what was measured beside what was answered, saves it where --save says, and shows it. */
async function finish(
  context: Context,
  rulebook: Rulebook,
  found: Measurement,
  flags: MeasureFlags,
): Promise<ExitCode> {
  const { io } = context;
  const target = await readTarget(context, rulebook, flags.save);
  if (!target.ok) return reportProblems(io, target.problems);
  const given = target.value.file?.answers ?? {};
  const measured = measuredAnswers(rulebook, found, {
    path: (file) => pathFor(context, flags.save, file),
    asOf: flags.asOf,
  });
  const { changes, contradictions } = mergeMeasured(given, measured, { replace: flags.replace === true });
  const open = Object.entries(found.answers).flatMap(([question, { value, choices }]) =>
    value === null && !settledBy(given, question) ? [{ question, choices }] : [],
  );
  const unknown = Object.keys(found.answers).filter((id) => !rulebook.questions.some((one) => one.id === id));
  const measurement: Measurement = {
    ...found,
    contradictions,
    meanings: meaningsOf(rulebook, { ...given, ...changes }, open),
    notes: [...found.notes, ...(unknown.length > 0 ? [notAsked(unknown)] : [])],
  };
  if (flags.save !== undefined) {
    const problems = await save(context, rulebook, { save: flags.save, target: target.value, changes });
    if (problems !== null) return problems;
  }
  return (
    (await emit(io, measureReporters[flags.format](measurement, resultStyle(io, flags.output)), flags.output)) ??
    exitCodes.done
  );
}

function settledBy(given: Answers, question: string): boolean {
  return given[question] !== undefined && given[question].choice !== null;
}

async function readTarget({ io }: Context, rulebook: Rulebook, name: string | undefined): Promise<Result<Target>> {
  if (name === undefined) return success({ text: null, file: null });
  const isThere = await readFile(pathIn(io, name)).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
  );
  if (!isThere) return success({ text: null, file: null });
  const text = await readTextFile(pathIn(io, name), name);
  if (!text.ok) return failure(text.problems);
  const file = await parseAnswersFile(text.value, rulebook);
  return file.ok ? success({ text: text.value.text, file: file.value }) : failure(file.problems);
}

/** How a file of evidence is named in an answers file: from the folder of that. */
function pathFor({ io }: Context, save: string | undefined, file: string): string {
  if (save === undefined) return file;
  const path = relative(dirname(pathIn(io, save)), pathIn(io, file));
  return withSlashes(withSlashes(file).endsWith("/") ? `${path}/` : path);
}

type Naming = { path: (file: string) => string; asOf: string | undefined };

/** The answers that were measured, as they stand in a file: those that the rulebook asks. */
function measuredAnswers(rulebook: Rulebook, found: Measurement, { path, asOf }: Naming): Answers {
  const files = found.files.map(({ file, sha256 }): EvidenceFile => ({ file: path(file), sha256 }));
  const raw = Object.entries(found.answers).flatMap(([question, answer]): [string, RawAnswer][] => {
    if (answer.value === null || !rulebook.questions.some(({ id }) => id === question)) return [];
    const because = becauseOf(question, found);
    const measured = measuredBlock(found, files, answer, answer.value);
    return [[question, { value: answer.value, because, measured, ...(asOf !== undefined && { "as-of": asOf }) }]];
  });
  return inQuestionOrder(rulebook, readRawAnswers(rulebook, raw, "file").answers);
}

function measuredBlock(
  { by, with: flags }: Measurement,
  files: EvidenceFile[],
  { of, low, high }: MeasuredAnswer,
  value: string | number,
): Measured {
  const rounded = (share: number) => Math.round(share * 1e4) / 1e4;
  return {
    by,
    value,
    files,
    ...(Object.keys(flags).length > 0 && { with: flags }),
    of,
    ...(low !== null && { low: rounded(low) }),
    ...(high !== null && { high: rounded(high) }),
  };
}

type Save = { save: string; target: Target; changes: Answers };

/** Writes the measured answers. A recorded decision stays as it is: that it must be renewed is said. */
async function save(
  context: Context,
  rulebook: Rulebook,
  { save: name, target, changes }: Save,
): Promise<ExitCode | null> {
  const { io } = context;
  const path = pathIn(io, name);
  const text = target.text ?? renderAnswersFile({ answers: changes, rulebook });
  const read = target.text === null ? null : path;
  const problems = await saveAnswers({
    path,
    name,
    from: { file: name, text },
    read,
    answers: changes,
    decision: null,
    force: false,
  });
  if (problems.length > 0) return reportProblems(io, problems);
  await say(io, `Wrote ${name}.`);
  if (target.file?.decision && Object.keys(changes).length > 0) await notice(io, renewDecision(name, context.rules));
  const first = Object.values(changes)[0];
  for (const { file } of first?.measured?.files ?? []) {
    const held = await evidenceHash(path, file);
    if (!held.ok) await notice(io, held.problems.map(({ message }) => message).join("; "));
  }
  return null;
}
