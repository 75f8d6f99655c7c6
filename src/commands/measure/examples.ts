import type { Command } from "commander";
import { bandAnswer } from "../../engine/measure/bands.ts";
import { exampleCounts, type ExampleTally, newExampleTally } from "../../engine/measure/examples.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { openBytes } from "../../load/measure/bytes.ts";
import type { BadRows } from "../../load/measure/evaluation.ts";
import { tokenCounter } from "../../load/measure/tokens.ts";
import { readTraining } from "../../load/measure/training.ts";
import type { EvidenceFile } from "../../model/measure.ts";
import { reportProblems, type Context } from "../command-line/context.ts";
import type { ExitCode } from "../command-line/exit-codes.ts";
import { pathIn } from "../command-line/io.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { progressOf } from "../command-line/progress.ts";
import { finish, type MeasureFlags } from "./finish.ts";
import { addMeasureOptions } from "./options.ts";

export function addExamples(measure: Command, { context, exit }: Setup): void {
  const command = measure
    .command("examples")
    .description("how many valid, different training examples there are")
    .argument("<train>", "OpenAI chat or preference, ShareGPT, prompt and completion; JSONL or one JSON list")
    .argument("[test]", "a test file, whose inputs should not be in training");
  addMeasureOptions(command)
    .addHelpText(
      "after",
      exampleText(
        "advise measure examples train.jsonl",
        "advise measure examples train.jsonl test.jsonl --save answers.yaml",
      ),
    )
    .action(async (train: string, test: string | undefined, flags: MeasureFlags) => {
      exit(await runExamples(context, test === undefined ? [train] : [train, test], flags));
    });
}

/** `advise measure examples TRAIN [TEST]`: the examples that count, and how many tokens training takes. */
export async function runExamples(context: Context, files: readonly string[], flags: MeasureFlags): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const bad: BadRows = { count: 0, first: [] };
  const count = await tokenCounter();
  const tallies: ExampleTally[] = [];
  const evidence: EvidenceFile[] = [];
  const progress = progressOf(io, null);
  try {
    for (const file of files) {
      const bytes = await openBytes(pathIn(io, file), file);
      if (!bytes.ok) return await reportProblems(io, bytes.problems);
      const tally = newExampleTally();
      const read = await readTraining(bytes.value, tally, { bad, count, seen: (rows) => progress.show(rows, 0) });
      if (!read.ok) return await reportProblems(io, read.problems);
      tallies.push(tally);
      evidence.push(read.value);
    }
  } finally {
    await progress.wipe();
  }
  const [train = newExampleTally(), test = null] = tallies;
  const counts = exampleCounts(train, test);
  const question = loaded.value.rulebook.questions.find(({ id }) => id === "examples");
  const answer = bandAnswer(question, { low: counts.different, high: counts.different });
  const found = { files: evidence, examples: counts, answers: answer ? { examples: answer } : {}, badRows: bad };
  return finish(context, measurementOf("examples", found), flags);
}
