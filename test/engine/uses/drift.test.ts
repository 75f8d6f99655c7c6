import { expect, it } from "vitest";
import { movedBetween, pointsChanges } from "../../../src/engine/uses/drift.ts";
import type { DecisionRecord } from "../../../src/model/answers.ts";
import type { Moved } from "../../../src/model/check.ts";

function points(rag: number, tuning = 0, hybrid = 0) {
  return { rag, "fine-tuning": tuning, hybrid };
}

it("the points that changed go by the order of the later decision, then of the earlier", () => {
  const before = { gone: points(1), same: points(2), more: points(3), other: points(0, 0, 1) };
  const after = { other: points(0, 1), added: points(4), more: points(5), same: points(2) };
  expect(pointsChanges(before, after)).toEqual([
    { rule: "other", before: points(0, 0, 1), after: points(0, 1) },
    { rule: "added", before: null, after: points(4) },
    { rule: "more", before: points(3), after: points(5) },
    { rule: "gone", before: points(1), after: null },
  ]);
});

it("a difference in the points of one approach is a change", () => {
  const changed = (a: ReturnType<typeof points>) => pointsChanges({ r: points(1, 1, 1) }, { r: a }).length;
  expect([points(1, 1, 1), points(2, 1, 1), points(1, 2, 1), points(1, 1, 2)].map(changed)).toEqual([0, 1, 1, 1]);
});

it.each<[Partial<DecisionRecord>, Moved[]]>([
  [{}, []],
  [{ answers: "sha256:b" }, ["answers"]],
  [{ rulebook: "tiny@1 sha256:s" }, ["rulebook"]],
  // A new version that decides the same is no other rulebook.
  [{ rulebook: "tiny@2 sha256:r" }, []],
  [{ engine: "2.0.0" }, ["engine"]],
  [{ engine: "2.0.0", answers: "sha256:b" }, ["answers", "engine"]],
])("a record with %j has moved by %j", (other, moved) => {
  const record: DecisionRecord = {
    outcome: "rag",
    kind: "recommend",
    leader: "rag",
    margin: 6,
    scores: points(8),
    points: {},
    answers: "sha256:a",
    rulebook: "tiny@1 sha256:r",
    engine: "1.0.0",
  };
  expect(movedBetween(record, { ...record, ...other })).toEqual(moved);
});
