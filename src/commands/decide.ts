import { visibleAnswers, overdueAnswers } from "../engine/decision/answers.ts";
import { decide } from "../engine/decision/decide.ts";
import type { Answers } from "../model/answers.ts";
import { type Format, reporters } from "../report/index.ts";
import { askOpen, askToSave } from "./decide/ask.ts";
import { exitCodeFor, type FailOn } from "./decide/fail-on.ts";
import { gather, nothingAnswered } from "./command-line/gather.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { type Io, textStyleFor } from "./command-line/io.ts";
import { costedDecision } from "./decide/cost.ts";
import { emit } from "./command-line/output.ts";
import { pageOf } from "./decide/page.ts";
import { saveTo } from "./decide/save.ts";
import { notice, reportProblems, type Context, usageProblem } from "./command-line/context.ts";

export type DecideRequest = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  format: Format;
  output: string | undefined;
  save: string | undefined;
  force: boolean;
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

/** `advise [FILE|-] [--QUESTION VALUE …]`: decide and print. */
export async function decideCommand(session: Context, options: DecideRequest): Promise<ExitCode> {
  const { io } = session;
  const contradiction = contradictionIn(options);
  if (contradiction) return reportProblems(io, [contradiction]);
  const loaded = await session.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook, digest, changes } = loaded.value;

  const gathered = await gather(session, rulebook, options);
  if (!gathered.ok) return reportProblems(io, gathered.problems);
  const { file } = gathered.value;
  const saving = { read: options.file, save: options.save, force: options.force };
  // A page needs no answers and never asks: an empty one is the questionnaire.
  const page = options.format === "html";
  const nothing = Object.keys(gathered.value.answers).length === 0;
  const asks = !page && (options.ask || (io.interactive && file === null && nothing));
  const asked = asks && !options.noInput;
  if (asked && !io.interactive) return reportProblems(io, [noTerminal]);
  const answers = asked ? await askOpen(session, rulebook, { ...gathered.value, ...saving }) : gathered.value.answers;
  if (answers === "interrupted") return exitCodes.interrupted;
  if (!page && Object.keys(answers).length === 0)
    return reportProblems(io, [nothingAnswered(gathered.value, rulebook)]);

  const origin = { title: file?.title ?? null, engine: io.version, digest, changes };
  const { whatNext } = options;
  const verdictOnly = options.format === "outcome";
  const said = { fixed: file?.fixed ?? [], whatNext, verdictOnly };
  const decided = io.uninterrupted(() => decide(rulebook, answers, origin, said));
  const costed = await costedDecision(session, rulebook, decided, { ...options, costs: file?.costs });
  if (!costed.ok) return reportProblems(io, costed.problems);
  const decision = costed.value;
  if (options.save !== undefined) {
    const problems = await saveTo(session, rulebook, { ...saving, save: options.save, file, answers, decision });
    if (problems.length > 0) return reportProblems(io, problems);
  }
  const { verbose, asOf = null } = options;
  const named = options.save ?? (options.file === "-" ? null : (options.file ?? null));
  const text =
    options.format === "html"
      ? await pageOf(io, decision, { rulebook, file })
      : reporters[options.format](decision, { ...textStyleFor(io, "stdout"), verbose, asOf, file: named });
  const written = await emit(io, text, options.output);
  await noticeOverdue(io, visibleAnswers(decision), { day: asOf ?? io.today, file: named ?? "FILE" });
  if (asked && options.save === undefined && written === null)
    await askToSave(session, rulebook, { ...gathered.value, answers });
  return written ?? exitCodeFor(decision, options.failOn);
}

/** Says which answers are past their review-by date: by the clock, and so never in the decision. */
async function noticeOverdue(io: Io, answers: Answers, { day, file }: { day: string; file: string }): Promise<void> {
  const overdue = overdueAnswers(answers, day);
  if (overdue.length === 0) return;
  const who = overdue.length === 1 ? "1 answer is past its" : `${overdue.length} answers are past their`;
  const check = `\`advise check ${file} --fail-on expired\` makes that an error`;
  await notice(io, `${who} review-by date: ${overdue.join(", ")}; ${check}`);
}

/** Flags that cannot both be meant: one of them would silently do nothing. */
function contradictionIn({ ask, noInput, format, force, save }: DecideRequest) {
  if (ask && noInput) return usageProblem("--ask", "contradicts --no-input", "give one of the two");
  if (ask && format === "html")
    return usageProblem("--ask", "does not go with --format html", "the page itself asks; leave out --ask");
  if (force && save === undefined)
    return usageProblem("--force", "does nothing without --save", "name the file to replace: --save FILE --force");
  return undefined;
}

const noTerminal = usageProblem(
  "--ask",
  "there is no terminal to ask in",
  "without one, answer in a file or with flags; `advise --help` lists every question",
);
