import { expect, it } from "vitest";
import { shortLabels } from "../../src/words/names.ts";
import { shipped } from "../shipped.ts";

function short(...labels: string[]): string[] {
  return [...shortLabels({ choices: labels.map((label, index) => ({ id: `c${index}`, label })) }).values()];
}

it.each([
  ["a full stop", "No. The usual voice is fine", "No"],
  ["a semicolon", "As well as can be; each point is worth money", "As well as can be"],
  ["a colon", "Carries out a process: uses tools", "Carries out a process"],
  ["a bracket", "Yes, always (audit, law)", "Yes, always"],
  ["nothing", "For a part of the requests.", "For a part of the requests"],
  ["a point inside a number", "under 1.5 million", "under 1.5 million"],
  ["a bracket at the start", "(none) of it", "(none) of it"],
])("a short label ends at %s", (_, label, expected) => {
  expect(short(label, "other")).toEqual([expected, "other"]);
});

it("keeps labels whole that would become the same", () => {
  expect(short("Yes: all", "Yes: some", "No. None")).toEqual(["Yes: all", "Yes: some", "No"]);
});

it("tells the choices of each shipped question apart", () => {
  for (const { choices, id } of shipped.questions) {
    const labels = [...shortLabels({ choices }).values()];
    expect(new Set(labels).size, id).toBe(choices.length);
    for (const label of labels) expect(label.length, label).toBeLessThan(100);
  }
});
