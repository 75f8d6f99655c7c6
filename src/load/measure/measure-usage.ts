import { bandAnswer } from "../../engine/measure/bands.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { newUsageTally, usageOf } from "../../engine/measure/usage.ts";
import { failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import type { EvidenceFile, MeasuredAnswer, Measurement, Usage } from "../../model/measure.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { openBytes } from "./bytes.ts";
import type { BadRows } from "./rows.ts";
import type { NamedPath, Watch } from "./named-path.ts";
import { readUsage, type UsageSeen } from "./usage.ts";

/** Measures exports of what was called: calls a month, and tokens a call. */
export async function measureUsage(
  sources: readonly NamedPath[],
  rulebook: Rulebook,
  { seen: watch }: Watch,
): Promise<Result<Measurement>> {
  const tally = newUsageTally();
  const bad: BadRows = { count: 0, first: [] };
  const seen: UsageSeen = { leftOut: new Map(), counted: new Set() };
  const files: EvidenceFile[] = [];
  for (const { path, name } of sources) {
    const bytes = await openBytes(path, name);
    if (!bytes.ok) return bytes;
    const read = await readUsage(bytes.value, tally, { seen, bad, watch });
    if (!read.ok) return read;
    const twin = files.find(({ sha256 }) => sha256 === read.value.sha256);
    if (twin) return failure([unplaced(name, "usage", `is the same as ${twin.file}`, "name each export once")]);
    files.push(read.value);
  }
  const usage = usageOf(tally);
  return success(
    measurementOf("usage", {
      files,
      usage,
      costs: usage.perCall && { answer_tokens: usage.perCall.output },
      answers: volumeAnswer(rulebook, usage),
      leftOut: Object.fromEntries(seen.leftOut),
      badRows: bad,
    }),
  );
}

/** The calls of a month, by the whole months there are; of less than one nothing is said. */
function volumeAnswer(rulebook: Rulebook, { perMonth }: Usage): Record<string, MeasuredAnswer> {
  if (perMonth === null) return {};
  const { low, high, median: number, months: of } = perMonth;
  return Object.fromEntries(
    Object.entries(bandAnswer(rulebook, "volume", { low, high, number })).map(([id, answer]) => [
      id,
      { ...answer, of },
    ]),
  );
}
