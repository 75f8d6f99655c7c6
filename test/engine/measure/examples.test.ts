import { expect, it } from "vitest";
import { addExample, type ExampleTally, exampleCounts, newExampleTally } from "../../../src/engine/measure/examples.ts";
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
