import { bandAnswer } from "../../engine/measure/bands.ts";
import { exampleCounts, type ExampleTally, newExampleTally } from "../../engine/measure/examples.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import type { EvidenceFile, Measurement } from "../../model/measure.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { openBytes } from "./bytes.ts";
import type { BadRows } from "./rows.ts";
import type { NamedPath, Watch } from "./named-path.ts";
import { tokenCounter } from "./tokens.ts";
import { readTraining } from "./training.ts";

/** Measures a file of training examples, and beside it perhaps one of tests. */
export async function measureExamples(
  sources: readonly NamedPath[],
  rulebook: Rulebook,
  { seen }: Watch,
): Promise<Result<Measurement>> {
  const bad: BadRows = { count: 0, first: [] };
  const count = await tokenCounter();
  const tallies: ExampleTally[] = [];
  const files: EvidenceFile[] = [];
  for (const { path, name } of sources) {
    const bytes = await openBytes(path, name);
    if (!bytes.ok) return bytes;
    const tally = newExampleTally();
    const read = await readTraining(bytes.value, tally, { bad, count, seen });
    if (!read.ok) return read;
    tallies.push(tally);
    files.push(read.value);
  }
  const [train = newExampleTally(), test = null] = tallies;
  const examples = exampleCounts(train, test);
  const answers = bandAnswer(rulebook, "examples", { low: examples.different, high: examples.different });
  return success(measurementOf("examples", { files, examples, answers, badRows: bad }));
}
