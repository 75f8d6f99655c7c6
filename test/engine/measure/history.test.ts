import { describe, expect, it } from "vitest";
import {
  addCommit,
  blobsOf,
  type DocumentChange,
  historyFrom,
  type HistoryTally,
  newHistoryTally,
} from "../../../src/engine/measure/history.ts";

const day = 86_400;
/** 2026-01-05 in UTC, in seconds. */
const start = Date.UTC(2026, 0, 5) / 1000;

/** A change of a document where it stands, or one that comes from another path; null takes it away. */
function change(path: string, blob: string | null, from: string | null = null): DocumentChange {
  return { path, from, blob };
}

/** Commits by the days since the start on which they were made. */
function tallied(...commits: [at: number, ...changes: DocumentChange[]][]): HistoryTally {
  const tally = newHistoryTally();
  for (const [at, ...changes] of commits) addCommit(tally, start + at * day, changes);
  return tally;
}

/** So many documents, each with its first text. */
function documents(count: number): DocumentChange[] {
  return Array.from({ length: count }, (_, at) => change(`d${at}`, `d${at} first`));
}

/** So many of them, each with a text of that day. */
function edits(count: number, text: string): DocumentChange[] {
  return documents(count).map(({ path }) => change(path, `${path} ${text}`));
}

function historyTo(until: number, tally: HistoryTally, textOf = (blob: string) => blob) {
  return historyFrom(tally, start + until * day, textOf);
}

describe("a document is followed", () => {
  it.each<[how: string, commits: [number, ...DocumentChange[]][], texts: (string | null)[][], paths: string[]]>([
    [
      "from one text to the next",
      [
        [0, change("a", "1")],
        [1, change("a", "2")],
      ],
      [["1", "2"]],
      ["a"],
    ],
    [
      "to another path",
      [
        [0, change("a", "1")],
        [1, change("b", "1", "a")],
        [2, change("b", "2")],
      ],
      [["1", "1", "2"]],
      ["b"],
    ],
    [
      "where two change places",
      [
        [0, change("a", "1"), change("b", "2")],
        [1, change("b", "1", "a"), change("a", "2", "b")],
        [2, change("a", "3")],
      ],
      [
        ["1", "1"],
        ["2", "2", "3"],
      ],
      ["a", "b"],
    ],
    [
      "until it goes: what comes back under its name is another",
      [
        [0, change("a", "1")],
        [1, change("a", null)],
        [2, change("a", "1")],
      ],
      [["1", null], ["1"]],
      ["a"],
    ],
    [
      "also one whose beginning was not seen",
      [
        [0, change("b", "1", "a")],
        [1, change("c", null)],
      ],
      [["1"], [null]],
      ["b"],
    ],
    [
      "beside one that is new in the path it leaves",
      [
        [0, change("a", "1")],
        [1, change("b", "1", "a"), change("a", "2")],
      ],
      [["1", "1"], ["2"]],
      ["a", "b"],
    ],
  ])("%s", (_, commits, texts, paths) => {
    const tally = tallied(...commits);
    expect(tally.documents.map((versions) => versions.map(({ blob }) => blob))).toEqual(texts);
    expect([...tally.byPath.keys()].toSorted()).toEqual(paths);
    expect(blobsOf(tally)).toEqual(new Set(texts.flat().filter((blob) => blob !== null)));
  });

  it("through commits and changes that are counted", () => {
    const tally = tallied([0, ...documents(3)], [1, change("d0", "x")]);
    expect([tally.commits, tally.changes]).toEqual([2, 4]);
  });
});

describe("a history", () => {
  it("says from when to when, in how many commits, and how many documents there are at the end", () => {
    const tally = tallied([0, ...documents(3)], [0.9, change("d0", null)]);
    expect(historyTo(1.9, tally)).toEqual({
      from: "2026-01-05",
      to: "2026-01-06",
      commits: 2,
      documents: 2,
      changed: { 7: null, 30: null, 91: null, 365: null },
      proposal: null,
    });
  });

  it("is none without a document, and one of very many", () => {
    expect(historyTo(1, newHistoryTally())).toBeNull();
    const many = { ...newHistoryTally(), documents: Array.from({ length: 200_000 }, () => [{ at: start, blob: "x" }]) };
    expect(historyTo(1, many)?.from).toBe("2026-01-05");
  });
});

describe("the share that is another a week later", () => {
  const ten = documents(10);
  type Commits = [number, ...DocumentChange[]][];
  it.each<[what: string, until: number, commits: Commits, shares: number[] | null, first?: DocumentChange[]]>([
    ["is not known before a week is over", 6.999, [], null],
    ["is known once it is", 7, [], [0]],
    ["and once for each week that ends in time", 20.999, [], [0, 0]],
    ["is not said of fewer than ten documents", 7, [], null, documents(9)],
    ["counts those that are there on its first day", 14, [[5, change("d9", "1")]], [0], documents(9)],
    ["counts a change on its last day", 7, [[7, ...edits(1, "new")]], [0.1]],
    ["but no later one", 7, [[7.001, ...edits(1, "new")]], [0]],
    [
      "counts a document once, often as it changes",
      7,
      [
        [1, ...edits(3, "x")],
        [2, ...edits(2, "y")],
      ],
      [0.3],
    ],
    ["counts what is gone, and not again", 14, [[3, change("d10", null)]], [0, 1 / 11], documents(11)],
    [
      "does not count what is as it was",
      7,
      [
        [1, ...edits(4, "x")],
        [2, ...edits(3, "first")],
      ],
      [0.1],
    ],
    ["follows what moves", 7, [[1, change("moved", "d0 first", "d0"), change("also", "new", "d1")]], [0.1]],
    [
      "is taken week by week, from the least to the most",
      28,
      [
        [3, ...edits(1, "x")],
        [10, ...edits(2, "y")],
        [17, ...edits(3, "z")],
      ],
      [0, 0.1, 0.2, 0.3],
    ],
  ])("%s", (_, until, commits, shares, first = ten) => {
    const half = ((shares?.length ?? 0) - 1) / 2;
    const median = ((shares?.[Math.floor(half)] ?? NaN) + (shares?.[Math.ceil(half)] ?? NaN)) / 2;
    const close = expect.closeTo(median, 12) as number;
    const expected = shares && { median: close, most: shares.at(-1), anchors: shares.length };
    expect(historyTo(until, tallied([0, ...first], ...commits))?.changed["7"]).toEqual(expected);
  });

  it("looks at texts: two blobs may hold the same", () => {
    const tally = tallied([0, ...ten], [1, ...edits(2, "reflowed"), change("d2", "another"), change("d3", null)]);
    const changed = historyTo(7, tally, (blob) => blob.replace("reflowed", "first"))?.changed;
    expect(changed?.["7"]).toEqual({ median: 0.2, most: 0.2, anchors: 1 });
  });
});

describe("what is proposed", () => {
  /** Of some documents one changes after so many days, again and again. */
  function everySoOften(days: number, until: number, count = 10): HistoryTally {
    const times = Array.from({ length: Math.floor(until / days) }, (_, at) => (at + 1) * days - 4);
    return tallied(
      [0, ...documents(count)],
      ...times.map((at): [number, DocumentChange] => [at, change("d0", `${at}`)]),
    );
  }

  it.each<[proposal: string | null, days: number, until: number, count?: number]>([
    ["weekly", 7, 400],
    ["monthly", 21, 400],
    ["quarterly", 70, 400],
    ["yearly", 200, 1200],
    ["static", 10_000, 1200],
    // Over too short a time nothing shows that nothing changes, but what changes does.
    [null, 10_000, 364],
    ["static", 10_000, 365],
    ["weekly", 7, 28],
    // Of eleven documents one is less than a tenth.
    ["static", 7, 400, 11],
    [null, 7, 400, 9],
  ])("is %s where a tenth changes every %i days, seen over %i", (proposal, days, until, count) => {
    expect(historyTo(until, everySoOften(days, until, count))?.proposal).toBe(proposal);
  });

  it("goes by the usual week, not by the one in which all changed", () => {
    const tally = tallied([0, ...documents(10)], [3, ...edits(10, "new house style")]);
    const { changed, proposal } = historyTo(400, tally)!;
    expect(changed["7"]).toEqual({ median: 0, most: 1, anchors: 57 });
    expect(changed["365"]).toEqual({ median: 0, most: 1, anchors: 6 });
    expect(proposal).toBe("static");
  });
});
