import { expect, it } from "vitest";
import { closest } from "../../../src/engine/precedents/closest.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { PrecedentShown } from "../../../src/model/precedent.ts";
import { wide } from "../wide.ts";

const shown: PrecedentShown = {
  id: "a",
  outcome: "rag",
  form: null,
  source: { title: "On a", where: "https://example.org/a", date: null },
  situation: null,
  went: null,
};
const weights = [1, 2, 3, 4, 10, 6];

it.each<[what: string, own: number[], theirs: number[]]>([
  ["they leave open", [1, 1, 0, 0, 0, 0], [1, 2, 1, 1, 1, 1]],
  ["it leaves open", [1, 2, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]],
])("a case differs first where it is far by weight, and not in what %s", (_, own, theirs) => {
  // Of six questions facts is shared; cite one side leaves open; of pages the next band is half as far as the one after.
  expect(closest(compiledOf(wide), own, { shown: [shown], sheets: [theirs], weights })).toEqual([
    {
      ...shown,
      likeness: expect.closeTo((1 + 5) / (1 + 3 + 4 + 10 + 6), 8) as number,
      shared: [{ question: "facts", choice: "yes" }],
      differs: [
        { question: "tone", yours: "plain", theirs: "warm" },
        { question: "pages", yours: "few", theirs: "some" },
        { question: "voice", yours: "plain", theirs: "own" },
        { question: "volume", yours: "low", theirs: "high" },
      ],
    },
  ]);
});
