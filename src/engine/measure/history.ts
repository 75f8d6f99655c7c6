import type { Changed, History } from "../../model/measure.ts";
import { dateOf, median, msPerDay } from "./usage.ts";

/** What a commit does to a document: the text it leaves there, by the id of its blob; null where it is gone. */
export type DocumentChange = { path: string; from: string | null; blob: string | null };

/** A text, from a moment on in seconds; null once it is gone. */
type Version = { at: number; blob: string | null };

/** A history while it is read, commit by commit: each document's texts in their order, followed through renames. */
export type HistoryTally = { documents: Version[][]; byPath: Map<string, Version[]>; commits: number; changes: number };

export function newHistoryTally(): HistoryTally {
  return { documents: [], byPath: new Map(), commits: 0, changes: 0 };
}

/** Counts a commit at a moment in seconds, which is never before that of the one counted last. */
export function addCommit(tally: HistoryTally, at: number, changes: readonly DocumentChange[]): void {
  const { byPath, documents } = tally;
  tally.commits += 1;
  tally.changes += changes.length;
  // What leaves its path goes first, so that two documents can change places.
  const known = changes.map(({ path, from }) => {
    const versions = byPath.get(from ?? path);
    byPath.delete(from ?? path);
    return versions;
  });
  for (const [number, { path, blob }] of changes.entries()) {
    let versions = known[number];
    if (versions === undefined) documents.push((versions = []));
    versions.push({ at, blob });
    if (blob !== null) byPath.set(path, versions);
  }
}

/** Every text that a document ever had, by the ids of their blobs. */
export function blobsOf({ documents }: HistoryTally): Set<string> {
  return new Set(documents.flatMap((versions) => versions.flatMap(({ blob }) => blob ?? [])));
}

/** After how many days it is looked at again, and what `volatility` that proposes where a tenth is another by then. */
const spans = { 7: "weekly", 30: "monthly", 91: "quarterly", 365: "yearly" } as const;
/** Fewer documents show nothing but their number. */
const fewest = 10;
const worthSaying = 0.1;
const week = 7;

/**
 * What share of the documents present on a day is another or gone some days later, each week of the history until `until`,
 * in seconds. `textOf` says which blobs hold the same text.
 */
export function historyFrom(tally: HistoryTally, until: number, textOf: (blob: string) => string): History | null {
  const first = tally.documents[0]?.[0]?.at;
  if (first === undefined) return null;
  const documents = tally.documents.map((versions) =>
    versions.map(({ at, blob }) => ({ at, text: blob === null ? null : textOf(blob) })),
  );
  const changed = Object.fromEntries(
    Object.keys(spans).map((days) => [days, changedAfter(documents, { first, until, days: Number(days) })]),
  );
  return {
    from: dateOf(Math.floor((first * 1000) / msPerDay)),
    to: dateOf(Math.floor((until * 1000) / msPerDay)),
    commits: tally.commits,
    documents: tally.byPath.size,
    changed,
    proposal: proposalFrom(changed),
  };
}

type Texts = { at: number; text: string | null }[];
type Span = { first: number; until: number; days: number };

/** By the shares after so many days, over the weeks that end in time and have enough documents. */
function changedAfter(documents: readonly Texts[], { first, until, days }: Span): Changed | null {
  const later = (days * msPerDay) / 1000;
  const step = (week * msPerDay) / 1000;
  const count = Math.max(0, Math.floor((until - later - first) / step) + 1);
  const present = new Uint32Array(count);
  const differing = new Uint32Array(count);
  for (const texts of documents) {
    let [now, then] = [-1, -1];
    for (let week = 0; week < count; week += 1) {
      const at = first + week * step;
      now = lastBy(texts, now, at);
      then = lastBy(texts, then, at + later);
      const text = texts[now]?.text ?? null;
      if (text === null) continue;
      present[week] = (present[week] ?? 0) + 1;
      if (text !== texts[then]?.text) differing[week] = (differing[week] ?? 0) + 1;
    }
  }
  const shares = Array.from(present, (of, week) => ({ of, share: (differing[week] ?? 0) / of }))
    .filter(({ of }) => of >= fewest)
    .map(({ share }) => share)
    .sort((a, b) => a - b);
  return shares.length === 0 ? null : { median: median(shares), most: shares.at(-1) ?? 0, anchors: shares.length };
}

/** The number of the last version by a moment, counted on from one that is known to be by then. */
function lastBy(texts: Texts, from: number, moment: number): number {
  let at = from;
  while ((texts[at + 1]?.at ?? Infinity) <= moment) at += 1;
  return at;
}

/** The shortest span after which a tenth of the documents is another: what changes so often is out of date so soon. */
function proposalFrom(changed: Readonly<Record<string, Changed | null>>): string | null {
  for (const [days, choice] of Object.entries(spans)) {
    if ((changed[days]?.median ?? 0) >= worthSaying) return choice;
  }
  return changed["365"] ? "static" : null;
}
