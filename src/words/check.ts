import type { CheckedFile, CheckReport } from "../model/check.ts";

/** What became of a file's decision, in a few words. */
export function statusOf({ recorded, changed, moved, updated, findings }: CheckedFile): string {
  if (!recorded) return updated ? "recorded" : "no decision";
  const edited = moved.length === 0 && (changed || findings.some(({ about }) => about === "moved"));
  const cause = edited ? "the record" : moved.join(", ");
  const status = changed ? "changed" : cause === "" ? "holds" : "holds, moved";
  return `${status}${cause === "" ? "" : `: ${cause}`}${updated ? " (recorded anew)" : ""}`;
}

/** What check says of an answer that an earlier version of the rulebook hid. */
export function countsAgain(question: string, version: string, before: string): string {
  return `${question} counts again: version ${version} of the rulebook asks it here, which ${before} did not; without the answer it is as it was`;
}

/** "3 files: 1 changed, 2 hold." */
export function summary({ files, problems }: CheckReport): string {
  const count = (n: number, what: string): string[] => (n > 0 ? [`${n} ${what}`] : []);
  const changed = files.filter((file) => file.changed).length;
  const recorded = files.filter((file) => !file.recorded && file.updated).length;
  const without = files.filter((file) => !file.recorded && !file.updated).length;
  const holding = files.length - changed - recorded - without;
  const counts = [
    ...count(changed, "changed"),
    ...count(holding, holding === 1 ? "holds" : "hold"),
    ...count(recorded, "recorded"),
    ...count(without, "without a decision"),
    ...count(problems.length, problems.length === 1 ? "problem" : "problems"),
  ];
  return `${files.length} ${files.length === 1 ? "file" : "files"}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}.`;
}
