import { isDeepStrictEqual } from "node:util";
import type { Path, Problem } from "../../model/diagnostic.ts";
import {
  type ExtensibleBlock,
  extensibleBlocks,
  type ExtensibleList,
  extensibleLists,
  type Extension,
  type RulebookChange,
} from "../../model/extension.ts";
import { meant, nearest } from "../../text/did-you-mean.ts";
import { countOf } from "../../text/numbers.ts";
import { quote } from "../../text/quote.ts";

type Entry = { id: string } & Record<string, unknown>;
type Raw = Record<string, unknown>;

/** A rulebook put together from the one that is extended and what differs, still to be checked as a whole. */
export type Extended = {
  value: Raw;
  changes: RulebookChange[];
  /** What is wrong with the extension itself. */
  problems: Problem[];
  /** Turns a problem of the whole into one of the extension. */
  placed: (problem: Problem) => Problem;
};

const lists = Object.keys(extensibleLists) as ExtensibleList[];
const blocks = Object.keys(extensibleBlocks) as ExtensibleBlock[];

/** Extends a rulebook, given as it stands in its file. */
export function extend(base: Raw, extension: Extension): Extended {
  const changes: RulebookChange[] = [];
  const problems: Problem[] = [];
  const reason: Work["reason"] = (given, path, what) => {
    const why = given ?? extension.why;
    if (why === undefined) problems.push({ path, code: "shape", message: `${what} gives no reason`, hint: whyHint });
    return why ?? "";
  };
  const work: Work = { base, extension, changes, problems, reason };

  const value: Raw = { ...base, id: extension.id, version: extension.version, date: extension.date };
  const removed = removedIds(work);
  for (const list of lists) value[list] = mergedList(work, list, removed);
  if (extension.settings) value.settings = mergedSettings(work, extension.settings);
  for (const block of blocks) if (extension[block]) value[block] = mergedBlock(work, block, extension[block]);
  // Nothing is decided by them, so that they need no reason.
  if (extension.precedents !== undefined) value.precedents = extension.precedents;
  if (extension.monotone) value.monotone = otherProofs(work, extension.monotone);
  return { value, changes, problems, placed: (problem) => placedIn(extension, value, problem) };
}

/** What is extended and how, what came of it so far, and the reason for a change: its own, or the one for all. */
type Work = Pick<Extended, "changes" | "problems"> & {
  base: Raw;
  extension: Extension;
  reason: (given: string | undefined, path: Path, what: string) => string;
};

function removedIds({ base, extension, changes, problems, reason }: Work): Set<string> {
  const removed = new Set<string>();
  for (const [at, entry] of (extension.remove ?? []).entries()) {
    const { id, why } = typeof entry === "string" ? { id: entry, why: undefined } : entry;
    const list = lists.find((one) => entriesOf(base, one).some((known) => known.id === id));
    if (removed.has(id))
      problems.push({ path: ["remove", at], code: "duplicate-id", message: `${quote(id)} stands here twice` });
    else if (!list) problems.push(unknownEntry(base, id, ["remove", at]));
    else {
      removed.add(id);
      changes.push({ ...change(list, id, "removed"), why: reason(why, ["remove", at], `removing ${id}`) });
    }
  }
  return removed;
}

function mergedList(
  { base, extension, changes, problems, reason }: Work,
  list: ExtensibleList,
  removed: ReadonlySet<string>,
): Entry[] {
  const merged = entriesOf(base, list).filter(({ id }) => !removed.has(id));
  const given = new Set<string>();
  for (const [at, { why, ...patch }] of (extension[list] ?? []).entries()) {
    const twice = given.has(patch.id) ? "stands here twice" : removed.has(patch.id) ? "is removed as well" : null;
    given.add(patch.id);
    if (twice) {
      problems.push({
        path: [list, at, "id"],
        code: "duplicate-id",
        message: `${quote(patch.id)} ${twice}`,
        hint: onceHint,
      });
      continue;
    }
    const known = merged.findIndex(({ id }) => id === patch.id);
    const old = merged[known];
    // What gives no condition and no choices, and is called almost like an entry, is meant to change that.
    if (!old && !("when" in patch) && !("choices" in patch) && nearestIn(base, patch.id)) {
      problems.push(unknownEntry(base, patch.id, [list, at, "id"]));
      continue;
    }
    const what = `${old ? "changing" : "adding"} ${patch.id}`;
    const made = { ...change(list, patch.id, old ? "changed" : "added"), why: reason(why, [list, at], what) };
    const from = old ? differenceOf(ownOf(old), patch) : null;
    if (from !== "") changes.push({ ...made, from });
    if (old) merged[known] = patched(old, patch);
    else merged.push(patch);
  }
  return merged;
}

const onceHint = "give one entry for it, with all that differs";

function mergedSettings({ base, changes, reason }: Work, { why, ...patch }: NonNullable<Extension["settings"]>): Raw {
  const settings = ownOf(base.settings);
  const from = differenceOf(settings, patch);
  const reasoned = reason(why, ["settings"], "settings");
  if (from !== "") changes.push({ what: "settings", id: "settings", did: "changed", from, why: reasoned });
  return { ...settings, ...patch };
}

/** A block by its keys. A source or claim that is new is there to be cited, and changes nothing by itself. */
function mergedBlock({ base, changes, reason }: Work, block: ExtensibleBlock, given: Raw): Raw {
  const old = ownOf(base[block]);
  const what = extensibleBlocks[block];
  for (const [id, entry] of Object.entries(given)) {
    if (isDeepStrictEqual(old[id], entry) || (old[id] === undefined && block !== "next-steps")) continue;
    const did = old[id] === undefined ? "added" : "changed";
    changes.push({
      what,
      id,
      did,
      from: null,
      why: reason(undefined, [block, id], `${did === "added" ? "adding" : "changing"} ${what} ${id}`),
    });
  }
  return { ...old, ...given };
}

/** Proofs are given as a whole; those that are gone were promises. */
function otherProofs({ base, changes, reason }: Work, given: unknown[]): unknown[] {
  if (isDeepStrictEqual(given, base.monotone)) return given;
  const from = Array.isArray(base.monotone) ? countOf(base.monotone.length, "declaration") : null;
  const why = reason(undefined, ["monotone"], "changing monotone");
  changes.push({ what: "monotone", id: "monotone", did: "changed", from, why });
  return given;
}

const whyHint = "say why: once at the top for all that give none, or beside an entry";

function change(list: ExtensibleList, id: string, did: RulebookChange["did"]) {
  return {
    what: extensibleLists[list],
    id,
    did,
    from: null,
  };
}

/** What went with a value that is given anew, and no longer does: the grade with a weight, the few words with a sentence. */
const wentWith: Record<string, string> = { weight: "grade", because: "short" };

function patched(old: Entry, patch: Entry): Entry {
  const gone = Object.keys(patch).map((key) => wentWith[key]);
  return { ...Object.fromEntries(Object.entries(old).filter(([key]) => !gone.includes(key))), ...patch };
}

/** "weight 4, effect": the keys that are given anew, with their old value where it is a plain one. */
function differenceOf(old: Raw, patch: Raw): string {
  return Object.keys(patch)
    .filter((key) => !isDeepStrictEqual(old[key], patch[key]))
    .map((key) => (["string", "number", "boolean"].includes(typeof old[key]) ? `${key} ${String(old[key])}` : key))
    .join(", ");
}

function entriesOf(raw: Raw, list: ExtensibleList): Entry[] {
  const entries = raw[list];
  return Array.isArray(entries)
    ? entries.filter((entry): entry is Entry => isRaw(entry) && typeof entry.id === "string")
    : [];
}

/** A block without the names that every object has, so that what is not in it reads as such. */
function ownOf(value: unknown): Raw {
  return Object.assign(Object.create(null) as Raw, isRaw(value) ? value : {});
}

function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nearestIn(base: Raw, id: string): string | undefined {
  return nearest(
    id,
    lists.flatMap((list) => entriesOf(base, list).map((entry) => entry.id)),
  );
}

function unknownEntry(base: Raw, id: string, path: Path): Problem {
  const hint = meant(nearestIn(base, id));
  const message = `${quote(id)} is nothing in the rulebook that is extended`;
  return { path, code: "unknown-id", message, ...(hint && { hint }) };
}

/** A problem in an entry of the extension is there; one in what is extended is laid to the extending. */
function placedIn(extension: Extension, value: Raw, problem: Problem): Problem {
  const [list, index, ...rest] = problem.path;
  const isList = lists.some((one) => one === list);
  if (!isList)
    return list !== undefined && Object.hasOwn(extension, list)
      ? problem
      : laidToExtending(problem, String(list ?? "it"));
  const id = entriesOf(value, list as ExtensibleList)[Number(index)]?.id;
  const at = (extension[list as ExtensibleList] ?? []).findIndex((entry) => entry.id === id);
  if (at < 0) return laidToExtending(problem, id ?? String(list));
  const message = problem.message.replace(`${list}.${index}.`, `${extensibleLists[list as ExtensibleList]} ${id}: `);
  return { ...problem, message, path: [String(list), at, ...rest] };
}

function laidToExtending({ at: _, ...problem }: Problem, what: string): Problem {
  return {
    ...problem,
    path: ["extends"],
    message: `with these changes, in ${what}: ${problem.message}`,
  };
}
