import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/model/answers.ts";
import { measuredText } from "../../src/words/evidence.ts";

const measured: NonNullable<Answer["measured"]> = {
  by: "eval",
  value: "core",
  files: [],
  of: 1040,
  low: 0.5981,
  high: 0.8581,
};

describe("how sure an answer is", () => {
  it.each<[string, Pick<Answer, "value" | "measured">, string | null]>([
    ["a person's", { value: "core" }, null],
    ["a share with its interval", { value: "core", measured }, "60 to 86% of 1,040, measured by eval"],
    [
      "a count without one",
      { value: 3, measured: { by: "examples", value: 3, files: [], of: 3 } },
      "counted by examples",
    ],
    [
      "changed since",
      { value: "some", measured },
      "changed by hand; core was measured: 60 to 86% of 1,040, measured by eval",
    ],
  ])("%s", (_, answer, text) => {
    expect(measuredText(answer)).toBe(text);
  });
});
