import { expect, it } from "vitest";
import { countName, nameIn } from "../../../src/engine/measure/names.ts";

it("names are counted one by one, and together once there are so many", () => {
  const counts = new Map<string, number>();
  for (const name of ["a", "b", "a", "c", "d", "b"]) countName(counts, name, 2);
  expect([...counts]).toEqual([
    ["a", 2],
    ["b", 2],
    ["others", 2],
  ]);
});

it.each([
  ["a", 1, "a"],
  ["b", 1, "others"],
  ["b", 2, "b"],
])("%s, of which %i may be known, is counted as %s", (name, most, expected) => {
  expect(nameIn(new Map([["a", 0]]), name, most)).toBe(expected);
});
