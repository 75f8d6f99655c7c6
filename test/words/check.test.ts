import { describe, expect, it } from "vitest";
import type { CheckedFile, CheckReport, Finding } from "../../src/model/check.ts";
import { statusOf, summary } from "../../src/words/check.ts";

const now: CheckedFile["now"] = { outcome: "rag", kind: "recommend", leader: "rag", margin: 30 };
const file: CheckedFile = {
  file: "a.yaml",
  title: null,
  recorded: now,
  now,
  changed: false,
  moved: [],
  points: [],
  findings: [],
  updated: false,
};
const edited: Finding = { about: "moved", level: "warning", line: 1, column: 1, message: "edited" };

describe("what became of a decision", () => {
  it.each<[said: string, differs: Partial<CheckedFile>]>([
    ["holds", {}],
    ["holds", { findings: [{ ...edited, about: "expired" }] }],
    ["holds, moved: answers", { moved: ["answers"] }],
    ["holds, moved: answers, rulebook", { moved: ["answers", "rulebook"], findings: [edited] }],
    ["holds, moved: the record", { findings: [edited] }],
    ["changed: rulebook", { changed: true, moved: ["rulebook"] }],
    ["changed: the record", { changed: true }],
    ["changed: answers (recorded anew)", { changed: true, moved: ["answers"], updated: true }],
    ["no decision", { recorded: null }],
    ["recorded", { recorded: null, updated: true }],
  ])("%s", (said, differs) => {
    expect(statusOf({ ...file, ...differs })).toBe(said);
  });
});

it.each<[said: string, files: Partial<CheckedFile>[], problems: number]>([
  ["0 files.", [], 0],
  ["1 file: 1 holds.", [{}], 0],
  ["3 files: 1 changed, 2 hold.", [{ changed: true }, {}, {}], 0],
  ["2 files: 1 holds, 1 without a decision, 1 problem.", [{}, { recorded: null }], 1],
  [
    "3 files: 1 holds, 1 recorded, 1 without a decision.",
    [{}, { recorded: null, updated: true }, { recorded: null }],
    0,
  ],
  ["0 files: 2 problems.", [], 2],
])("%s", (said, files, problems) => {
  const report = { files: files.map((one) => ({ ...file, ...one })), problems: Array(problems).fill({}) };
  expect(summary(report as unknown as CheckReport)).toBe(said);
});
