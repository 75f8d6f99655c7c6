import { expect, it } from "vitest";
import { measuredAnswer } from "../../../src/engine/measure/measured-answer.ts";
import { wilson } from "../../../src/engine/measure/intervals.ts";

const knowledge = [
  { choices: ["none"], from: 0, to: 0.1 },
  { choices: ["some"], from: 0.1, to: 0.5 },
  { choices: ["core"], from: 0.5, to: 1 },
];

it.each([
  [30, 40, "core", ["core"], null],
  [9, 17, null, ["some", "core"], null],
  [0, 60, "none", ["none"], null],
  [0, 34, null, ["none", "some"], 1],
  [0, 35, "none", ["none"], null],
  [15, 20, "core", ["core"], null],
  [14, 20, null, ["some", "core"], 1],
  [10, 20, null, ["some", "core"], null],
  [60, 200, "some", ["some"], null],
])("only the passage makes %i of %i right: %s of %j, %s more", (fixed, of, value, choices, more) => {
  expect(measuredAnswer(wilson(fixed, of), knowledge)).toMatchObject({ value, choices, of, more });
});

it("does not rely on an interval that is too short: 7 of 10 may be 90 %", () => {
  const ranges = [
    { choices: ["short"], from: 0, to: 0.9 },
    { choices: ["close"], from: 0.9, to: 1 },
  ];
  expect(wilson(7, 10).high).toBeLessThan(0.9);
  expect(measuredAnswer(wilson(7, 10), ranges)).toMatchObject({ value: null, choices: ["short", "close"] });
  expect(measuredAnswer(wilson(6, 10), ranges)).toMatchObject({ value: "short" });
});

it("says what is true of every part of the scale, and never what a part cannot tell", () => {
  const same = [
    { choices: ["rag-short"], from: 0, to: 0.9 },
    { choices: ["rag-short"], from: 0.9, to: 1 },
  ];
  expect(measuredAnswer(wilson(18, 20), same)).toMatchObject({ value: "rag-short", more: null });
  const unknown = [
    { choices: ["better", "peak"], from: 0, to: 0.9 },
    { choices: ["enough"], from: 0.9, to: 1 },
  ];
  expect(measuredAnswer(wilson(5, 20), unknown)).toMatchObject({
    value: null,
    choices: ["better", "peak"],
    more: null,
  });
});
