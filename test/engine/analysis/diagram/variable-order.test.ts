import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import { variableOrder } from "../../../../src/engine/analysis/diagram/variable-order.ts";
import { type Rulebook, rulebookSchema } from "../../../../src/model/rulebook.ts";
import { trials } from "../rulebooks.ts";

type Part = { tests: number[]; rag?: number; hybrid?: number; need?: string };

/** A rulebook whose questions have so many choices, and whose rules hold on the first choice of each question in them. */
function rulebookOf(sizes: readonly number[], parts: readonly Part[]): Rulebook {
  return rulebookSchema.parse({
    id: "order",
    version: "1",
    date: "2026-01-01",
    settings: {
      base: { rag: 0, "fine-tuning": 0, hybrid: 0 },
      bar: 0,
      ties: ["rag", "fine-tuning", "hybrid"],
      "close-call": 1,
      "firm-radius": 0.15,
      "earned-by": { rag: ["facts"], "fine-tuning": ["behaviour"], hybrid: ["facts", "behaviour"] },
    },
    questions: sizes.map((size, index) => ({
      id: `q${index}`,
      ask: "?",
      choices: Array.from({ length: size }, (_, choice) => ({ id: `c${choice}`, label: "A choice" })),
    })),
    rules: parts.map(({ tests, rag = 1, hybrid = 0, need }, index) => ({
      id: `r${index}`,
      weight: 1,
      effect: { rag, "fine-tuning": 0, hybrid },
      because: "It is so.",
      ...(need && { need }),
      when: Object.fromEntries(tests.map((question) => [`q${question}`, "c0"])),
    })),
  });
}

function orderOf(sizes: readonly number[], parts: readonly Part[], open = sizes.map((_, question) => question)) {
  return variableOrder(compiledOf(rulebookOf(sizes, parts)), open);
}

describe("the order of the questions in a walk", () => {
  it("holds each open question once", () => {
    fc.assert(
      fc.property(trials(), fc.infiniteStream(fc.boolean()), ({ rulebook }, keep) => {
        const open = rulebook.questions.flatMap((_, question) => (keep.next().value ? [question] : []));
        const order = variableOrder(compiledOf(rulebook), open);
        expect(order.toSorted((a, b) => a - b)).toEqual(open);
      }),
    );
  });

  it.each<[what: string, sizes: number[], parts: Part[], order: number[]]>([
    [
      "what stands in one condition with others first",
      [2, 2, 2],
      [{ tests: [0], rag: 3 }, { tests: [1, 2] }],
      [1, 2, 0],
    ],
    [
      "then what shows a need",
      [2, 2],
      [
        { tests: [0], rag: 3 },
        { tests: [1], need: "facts" },
      ],
      [1, 0],
    ],
    [
      "then what adds points, the most first",
      [2, 2, 2, 2],
      [{ tests: [0] }, { tests: [1], rag: 2 }, { tests: [2], rag: -2, hybrid: 3 }],
      [2, 1, 0, 3],
    ],
    ["all its rules together", [2, 2], [{ tests: [0], rag: 2 }, { tests: [1] }, { tests: [1], rag: 2 }], [1, 0]],
    ["in file order where nothing tells them apart", [2, 2, 2], [], [0, 1, 2]],
    ["the one in most conditions first", [2, 2, 2], [{ tests: [0, 1] }, { tests: [1, 2] }], [1, 0, 2]],
    [
      "what completes a condition before what begins another",
      [2, 2, 2, 2],
      [{ tests: [0, 3] }, { tests: [1, 2] }],
      [0, 3, 1, 2],
    ],
    [
      "the one of few choices before the one of many, which is more to remember",
      [8, 2, 2, 2],
      [{ tests: [0, 1] }, { tests: [0, 2] }, { tests: [0, 3] }],
      [1, 0, 2, 3],
    ],
  ])("takes %s", (_, sizes, parts, order) => {
    expect(orderOf(sizes, parts)).toEqual(order);
  });

  it("is that of the file where to find another would take too many looks", () => {
    const questions = 1200;
    const pairs = Array.from({ length: questions - 1 }, (_, at) => ({ tests: [at, at + 1] }));
    const inFileOrder = Array.from({ length: questions }, (_, question) => question);
    expect(orderOf(new Array<number>(questions).fill(2), pairs)).toEqual(inFileOrder);
  });

  it("takes a question for single where the others in its condition are answered", () => {
    expect(orderOf([2, 2, 2], [{ tests: [0, 1] }, { tests: [2], rag: 3 }], [1, 2])).toEqual([2, 1]);
  });
});
