import { overdueAnswers, visibleAnswers } from "../../engine/decision/answers.ts";
import { decide } from "../../engine/decide.ts";
import type { LoadedRulebook } from "../../load/rulebook/rulebook.ts";
import type { Decision } from "../../model/decision.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import { type Format, reporters } from "../../report/index.ts";
import { notice, reportProblems, type Context } from "../command-line/context.ts";
import { caseIdOf } from "../command-line/gather.ts";
import type { ExitCode } from "../command-line/exit-codes.ts";
import { resultStyle } from "../command-line/io.ts";
import { shellWords } from "../../text/shell-word.ts";
import { emit } from "../command-line/output.ts";
import type { FailOn } from "./fail-on.ts";
import { costedDecision } from "./cost.ts";
import type { AnswerSheet } from "./answer-sheet.ts";
import { withPanel } from "./panel.ts";

/** What `advise` is called with. */
export type DecideRequest = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  format: Format;
  output: string | undefined;
  save: string | undefined;
  /** --title: in place of the file's. */
  title: string | undefined;
  /** --open: show the page in a browser. */
  open: boolean;
  force: boolean;
  /** --full: every point; --verbose: and its sources. */
  full: boolean;
  verbose: boolean;
  /** --as-of: the date of a record. */
  asOf: string | undefined;
  /** --what-next: add the shares and what to ask next. */
  whatNext: boolean;
  failOn: readonly FailOn[];
  /** --ask: ask what file and flags leave open. */
  ask: boolean;
  /** --no-input: never ask. */
  noInput: boolean;
};

/** One run of `advise`: what it was called with, and the rulebook in use. */
export type DecideRun = { context: Context; loaded: LoadedRulebook; request: DecideRequest };

/** Decides, works out the cost, and saves where --save says so; quietly where that is said elsewhere. */
export async function decideOn(run: DecideRun, sheet: AnswerSheet, { quiet = false } = {}): Promise<Result<Decision>> {
  const { context, loaded, request } = run;
  const { rulebook, digest, changes } = loaded;
  const { answers, title, file } = sheet;
  const origin = { title: title ?? null, engine: context.io.version, digest, changes };
  const verdictOnly = request.format === "outcome";
  const precedents = verdictOnly ? success(null) : await precedentsFor(run);
  if (!precedents.ok) return precedents;
  const said = { fixed: file?.fixed ?? [], whatNext: request.whatNext, verdictOnly, precedents: precedents.value };
  await context.io.heard();
  const decided = context.io.uninterrupted(() => decide(rulebook, answers, origin, said));
  const costed = await costedDecision(context, rulebook, decided, {
    ...request,
    file: file?.source.file,
    costs: file?.costs,
  });
  if (!costed.ok) return costed;
  const decision = verdictOnly ? costed.value : await withPanel(context, costed.value);
  if (request.save === undefined) return success(decision);
  const { saveTo } = await import("./save.ts");
  const { save, force } = request;
  const problems = await saveTo(context, rulebook, { ...sheet, save, force, decision, quiet });
  return problems.length > 0 ? failure(problems) : success(decision);
}

/** The published cases to look for the closest in: without the one that is decided on, where that is one of them. */
async function precedentsFor({ context, request }: DecideRun) {
  const among = await context.precedents();
  return among.ok ? success(among.value && { among: among.value, except: caseIdOf(request.file) }) : among;
}

/** A decision in a format. */
export async function resultText(
  run: DecideRun,
  decision: Decision,
  {
    format,
    file,
    read,
    full = run.request.full,
    below,
  }: Pick<AnswerSheet, "file" | "read"> & {
    format: Format;
    full?: boolean;
    below?: number | undefined;
  },
): Promise<string> {
  const {
    context: { io },
    loaded: { rulebook },
    request,
  } = run;
  const { verbose, asOf = null } = request;
  const named = { asOf, file: fileNameOf(request, read) };
  if (format === "html") {
    const precedents = await precedentsFor(run);
    const rest = { rulebook, file, precedents: precedents.ok ? precedents.value : null, named };
    return (await import("./page.ts")).pageOf(io, decision, rest);
  }
  return reporters[format](decision, { ...resultStyle(io, request.output, below), full, verbose, ...named });
}

/** Shows a decision, above so many lines, and beside it which answers are overdue. The text, and an exit code only when that failed. */
export async function showResult(
  run: DecideRun,
  decision: Decision,
  { read, file }: Pick<AnswerSheet, "file" | "read">,
  below?: number,
): Promise<{ text: string; failed: ExitCode | null }> {
  const { request, context } = run;
  const { io } = context;
  const { format, open, output } = request;
  const text = await resultText(run, decision, { format, file, read, below });
  // A page that is shown need not be printed as well.
  const unprinted = format === "html" && open && output === undefined;
  let failed = unprinted ? null : await emit(io, text, output);
  if (open && failed === null) {
    const page = format === "html" ? text : await resultText(run, decision, { format: "html", file, read });
    const problems = await (await import("./open.ts")).openPage(io, page);
    if (problems.length > 0) failed = await reportProblems(io, problems);
  }
  const name = fileNameOf(request, read) ?? "FILE";
  await noticeOverdue(context, decision, { day: request.asOf ?? io.today, file: name });
  return { text, failed };
}

/** The name of the answers file that a decision belongs to: the one written, or the one read. */
function fileNameOf({ save }: DecideRequest, read: string | undefined): string | null {
  return save ?? (read === "-" ? null : (read ?? null));
}

/** Says which answers are past their review-by date: by the clock, and so never in the decision. */
async function noticeOverdue(
  { io, rules }: Context,
  decision: Decision,
  { day, file }: { day: string; file: string },
): Promise<void> {
  const overdue = overdueAnswers(visibleAnswers(decision), day);
  if (overdue.length === 0) return;
  const who = overdue.length === 1 ? "1 answer is past its" : `${overdue.length} answers are past their`;
  const check = `\`advise ${shellWords(["check", file, "--fail-on", "expired"], rules)}\` makes that an error`;
  await notice(io, `${who} review-by date: ${overdue.join(", ")}; ${check}`);
}
