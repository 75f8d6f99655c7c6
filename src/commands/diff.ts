import { movedBetween, pointsChanges } from "../engine/uses/drift.ts";
import { decide } from "../engine/decide.ts";
import { answerChanges, diffFlips } from "../engine/uses/diff.ts";
import { recordOf } from "../engine/decision/record.ts";
import { type LoadedAnswers, parseAnswersFile } from "../load/answers/file.ts";
import { answersDigest } from "../load/rulebook/digest.ts";
import { readFileOrRevision } from "../load/files/git-file.ts";
import type { LoadedRulebook } from "../load/rulebook/rulebook.ts";
import type { DecisionRecord } from "../model/answers.ts";
import { failure, type Result, success } from "../model/diagnostic.ts";
import type { Difference, Side } from "../model/difference.ts";
import { type DiffFormat, diffFormats, diffReporters } from "../report/terminal/diff.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context } from "./command-line/context.ts";
import type { Command } from "commander";
import {
  exampleText,
  formatOption,
  noColorOption,
  outputOption,
  rulesOption,
  type Setup,
} from "./command-line/options.ts";

export function addDiff(program: Command, { context, exit }: Setup): void {
  program
    .command("diff")
    .summary("what differs between two files, and what of it matters")
    .description("which answers differ between two files, and which of those differences change the outcome")
    .argument("<a>", "an answers file, or REV:path to read it from git")
    .argument("<b>", "the one to compare it with, named likewise")
    .addOption(rulesOption())
    .addOption(formatOption(diffFormats))
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", examples)
    .action(async (a: string, b: string, { format, output }: { format: DiffFormat; output?: string }) => {
      exit(await runDiff(context, { a, b, format, output }));
    });
}

const examples = exampleText(
  "advise diff answers.yaml decisions/support.yaml",
  "advise diff HEAD~1:answers.yaml answers.yaml --format markdown",
);

export type DiffOptions = { a: string; b: string; format: DiffFormat; output: string | undefined };

/** `advise diff A B`: which answers differ, which of those differences change the outcome, and what it does to the points. */
export async function runDiff(context: Context, { a, b, format, output }: DiffOptions): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const [first, second] = [await sideOf(context, loaded.value, a), await sideOf(context, loaded.value, b)];
  const problems = [first, second].flatMap((side) => (side.ok ? [] : side.problems));
  if (!first.ok || !second.ok) return reportProblems(io, problems);

  const difference = differenceOf(context, loaded.value, first.value, second.value);
  const written = await emit(io, diffReporters[format](difference, resultStyle(io, output)), output);
  const same = difference.a.outcome === difference.b.outcome;
  return written ?? (same ? exitCodes.done : exitCodes.failed);
}

type Compared = { side: Side; file: LoadedAnswers; now: DecisionRecord };

async function sideOf(
  context: Context,
  { rulebook, digest, changes }: LoadedRulebook,
  name: string,
): Promise<Result<Compared>> {
  const { io } = context;
  const text = await readFileOrRevision(io.cwd, name);
  if (!text.ok) return text;
  const file = await parseAnswersFile(text.value, rulebook);
  if (!file.ok) return failure(file.problems);
  const { answers, title = null, decision: recorded } = file.value;
  const decision = decide(rulebook, answers, { title, engine: io.version, digest, changes });
  const { outcome, kind, leader, margin } = decision.verdict;
  const side = { file: name, title, outcome, kind, leader, margin, recorded: recorded?.outcome ?? null };
  return success({ side, file: file.value, now: recordOf(decision, answersDigest(answers)) });
}

function differenceOf({ io }: Context, { rulebook, digest }: LoadedRulebook, a: Compared, b: Compared): Difference {
  const [before, after] = [a.file.decision, b.file.decision];
  return {
    schema: "advise/diff/1",
    engine: io.version,
    rulebook: { id: rulebook.id, version: rulebook.version, digest },
    a: a.side,
    b: b.side,
    answers: answerChanges(rulebook, a.file.answers, b.file.answers),
    ...diffFlips(rulebook, a.file.answers, b.file.answers),
    points: pointsChanges(a.now.points, b.now.points),
    records:
      before && after
        ? { moved: movedBetween(before, after), points: pointsChanges(before.points, after.points) }
        : null,
  };
}
