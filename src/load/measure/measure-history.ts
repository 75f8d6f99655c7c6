import { stat } from "node:fs/promises";
import { blobsOf, historyFrom, newHistoryTally } from "../../engine/measure/history.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { type Diagnostic, failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import type { Measurement } from "../../model/measure.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { grouped } from "../../text/numbers.ts";
import { GitError, gitProblem, gitText } from "../files/git.ts";
import { unreadable, whyUnreadable } from "../files/text-file.ts";
import { folderName } from "./evidence.ts";
import { mostChanges, readCommits, textKeys } from "./history.ts";
import type { NamedPath, Watch } from "./named-path.ts";

/** Measures how fast the documents of a folder change, by its git history. It proposes, and answers nothing. */
export async function measureHistory(
  { path, name }: NamedPath,
  rulebook: Rulebook,
  watch: Watch,
): Promise<Result<Measurement>> {
  try {
    if (!(await stat(path)).isDirectory())
      return unreadable(name, "is a file, not a folder", "name the folder it is in");
  } catch (error) {
    return unreadable(name, ...whyUnreadable(error));
  }
  try {
    return await measured({ path, name }, rulebook, watch);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const hint = "name a folder inside a clone that has all its history";
    return failure([error.message.includes("promisor remote") ? isPartial(name) : gitProblem(name, error, hint)]);
  }
}

async function measured(
  { path, name }: NamedPath,
  rulebook: Rulebook,
  { seen, work }: Watch,
): Promise<Result<Measurement>> {
  const about = await gitText(path, ["log", "-1", "--format=%H %ct", "--no-show-signature"], 1000);
  const [commit = "", time = "0"] = about.toString("latin1").trim().split(" ");
  const shallow = await gitText(path, ["rev-parse", "--is-shallow-repository"], 1000);
  if (shallow.toString("latin1").trim() === "true") return failure([isShallow(name)]);
  const tally = newHistoryTally();
  if (!(await readCommits(path, tally, seen))) {
    const message = `has more than ${grouped(mostChanges)} changes of documents`;
    return unreadable(name, message, "name a folder inside it");
  }
  const blobs = blobsOf(tally);
  const keys = await textKeys(path, blobs);
  if (keys.size < blobs.size) return failure([isPartial(name)]);
  const history = work(() => historyFrom(tally, Number(time), (blob) => keys.get(blob) ?? blob));
  if (history === null) {
    return unreadable(name, "has no documents in its history", "known: .md, .mdx, .markdown, .txt, .rst, .html");
  }
  const choices = rulebook.questions.find(({ id }) => id === "volatility")?.choices ?? [];
  const proposal = choices.find(({ id }) => id === history.proposal)?.id ?? null;
  const files = [{ file: folderName(name), sha256: commit }];
  return success(measurementOf("history", { files, history: { ...history, proposal } }));
}

function isShallow(name: string): Diagnostic {
  const hint =
    "fetch the rest with `git fetch --unshallow`; in a GitHub workflow, give actions/checkout fetch-depth: 0";
  return unplaced(name, "read", "is in a shallow clone, which has only the last part of the history", hint);
}

function isPartial(name: string): Diagnostic {
  const hint = "fetch them with `git fetch --refetch --no-filter`; nothing is fetched here";
  return unplaced(name, "read", "is in a partial clone, where texts of older commits are left out", hint);
}
