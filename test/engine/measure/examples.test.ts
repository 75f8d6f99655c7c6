import { expect, it } from "vitest";
import {
  addExample,
  type ExampleTally,
  exampleCounts,
  newExampleTally,
  normalised,
  sumOfTokens,
} from "../../../src/engine/measure/examples.ts";
import type { Tokens } from "../../../src/model/measure.ts";

function exactly(count: number): Tokens {
  return { low: count, high: count, exact: true };
}

/** A tally of examples, each by its input, its output and its tokens. */
function tallied(...examples: [input: string, output: string, tokens: number][]): ExampleTally {
  const tally = newExampleTally();
  for (const [input, output, tokens] of examples) {
    addExample(tally, { format: "chat", input, output, tokens: exactly(tokens) });
  }
  return tally;
}

it("counts examples, their different inputs and those that are at odds, and what a test file shares", () => {
  const train = tallied(["a", "1", 30], ["b", "1", 10], ["a", "1", 20], ["c", "1", 40], ["c", "2", 5]);
  expect(exampleCounts(train, tallied(["c", "1", 1], ["d", "1", 1]))).toEqual({
    formats: { chat: 5 },
    valid: 5,
    different: 3,
    near: null,
    invalid: 0,
    conflicting: 1,
    shared: 1,
    tokens: { p50: exactly(20), p95: exactly(40), max: exactly(40), sum: exactly(105) },
  });
});

it("has no tokens where nothing is there, and nothing to share without a test file", () => {
  const none = exactly(0);
  expect(exampleCounts(newExampleTally(), null)).toMatchObject({
    conflicting: 0,
    shared: null,
    tokens: { p50: none, p95: none, max: none, sum: none },
  });
});

it.each([
  ["  Two\n\tWords ", "two words"],
  ["STRASSE", "strasse"],
  // An e and its accent are one letter, however they are written.
  ["Cafe\u0301", "caf\u00e9"],
  ["\u00a0\n", ""],
])("%j is compared as %j", (text, expected) => {
  expect(normalised(text)).toBe(expected);
});

it("counts examples by their format, and tokens of which not all are exact as not exact", () => {
  const tally = newExampleTally();
  const about: Tokens = { low: 3, high: 9, exact: false };
  for (const [format, tokens] of [
    ["chat", exactly(5)],
    ["pairs", about],
    ["chat", exactly(2)],
  ] as const)
    addExample(tally, { format, input: "a", output: "1", tokens });
  tally.invalid = 4;
  expect(exampleCounts(tally, newExampleTally())).toMatchObject({
    formats: { chat: 2, pairs: 1 },
    invalid: 4,
    different: 1,
    conflicting: 0,
    shared: 0,
    tokens: { p50: exactly(5), p95: about, max: about, sum: { low: 10, high: 16, exact: false } },
  });
  expect(sumOfTokens([])).toEqual({ low: 0, high: 0, exact: true });
});

it("an input with two outputs stays at odds, whatever comes after", () => {
  const conflicting = (...outputs: string[]) =>
    exampleCounts(tallied(...outputs.map((output): [string, string, number] => ["a", output, 1])), null).conflicting;
  expect([
    conflicting("1", "1"),
    conflicting("1", "2"),
    conflicting("1", "2", "1"),
    conflicting("1", "2", "2"),
  ]).toEqual([0, 1, 1, 1]);
});

it.each([
  [1, 1, 1],
  [2, 1, 2],
  [19, 10, 19],
  [20, 10, 19],
  [21, 11, 20],
  [100, 50, 95],
])("of 1 to %i tokens half have at most %i, and 19 of 20 at most %i", (count, p50, p95) => {
  const each = Array.from({ length: count }, (_, at): [string, string, number] => [`${at}`, "1", count - at]);
  expect(exampleCounts(tallied(...each), null).tokens).toMatchObject({
    p50: exactly(p50),
    p95: exactly(p95),
    max: exactly(count),
  });
});
