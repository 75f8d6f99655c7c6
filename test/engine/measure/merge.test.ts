import { expect, it } from "vitest";
import { mergeMeasured } from "../../../src/engine/measure/merge.ts";
import type { Answer } from "../../../src/model/answers.ts";

function answer(value: string, by?: string): Answer {
  const choice = value === "unsure" ? null : value;
  return { value, choice, from: "file", ...(by !== undefined && { measured: { by, value, files: [], of: 20 } }) };
}

type Kept = "written" | "kept" | "at odds";

it.each<[before: string, given: Answer | undefined, measured: string, kept: Kept, replaced: Kept]>([
  ["no answer", undefined, "yes", "written", "written"],
  ["an unsure one", answer("unsure"), "yes", "written", "written"],
  ["a person's, that says the same", answer("yes"), "yes", "kept", "kept"],
  ["a person's, that says another", answer("no"), "yes", "at odds", "written"],
  ["what the same command measured", answer("yes", "eval"), "yes", "written", "written"],
  ["what the same command measured otherwise", answer("no", "eval"), "yes", "written", "written"],
  ["what another command measured", answer("yes", "search"), "yes", "kept", "written"],
  ["what another command measured otherwise", answer("no", "search"), "yes", "at odds", "written"],
])("what is measured meets %s", (_, given, measured, kept, replaced) => {
  const now = answer(measured, "eval");
  const expected = {
    written: { changes: { facts: now }, contradictions: [] },
    kept: { changes: {}, contradictions: [] },
    "at odds": { changes: {}, contradictions: [{ question: "facts", yours: given?.value, measured }] },
  };
  const answers = given ? { facts: given, other: answer("yes") } : {};
  expect(mergeMeasured(answers, { facts: now }, { replace: false })).toEqual(expected[kept]);
  expect(mergeMeasured(answers, { facts: now }, { replace: true })).toEqual(expected[replaced]);
});

it("a number in the band that a person named is no other answer", () => {
  const given = { volume: answer("high") };
  const measured: Record<string, Answer> = { volume: { ...answer("high", "usage"), value: 5000 } };
  expect(mergeMeasured(given, measured, { replace: false })).toEqual({ changes: {}, contradictions: [] });
});
