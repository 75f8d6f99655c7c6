import { expect, it } from "vitest";
import { bandAnswer } from "../../../src/engine/measure/bands.ts";
import { wide } from "../wide.ts";

it.each<
  [what: string, low: number, high: number, number: number | null | undefined, value: unknown, choices: string[]]
>([
  ["is the number itself", 12, 12, undefined, 12, ["some"]],
  ["is nothing too", 0, 0, undefined, 0, ["few"]],
  ["is its band where it lies between two numbers of one", 10, 99, undefined, "some", ["some"]],
  ["is the likely number where that is known, and the band is", 10, 99, 50, 50, ["some"]],
  ["is only the band where no number is to be said", 12, 12, null, "some", ["some"]],
  ["stays open between two bands", 9, 10, undefined, null, ["few", "some"]],
  ["stays open between two bands, whatever number is likely", 99, 100, 99, null, ["some", "many"]],
  ["stays open between all that it spans", 1, 1000, undefined, null, ["few", "some", "many"]],
])("a count %s", (_, low, high, number, value, bands) => {
  expect(bandAnswer(wide, "pages", { low, high, ...(number !== undefined && { number }) })).toEqual({
    pages: { value, choices: bands, right: null, low: null, high: null, of: high, more: null },
  });
});

it("a count answers nothing that the rulebook does not ask", () => {
  expect(bandAnswer(wide, "gone", { low: 1, high: 1 })).toEqual({});
});
