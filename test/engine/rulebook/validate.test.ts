import { describe, expect, it } from "vitest";
import { referenceProblems } from "../../../src/engine/rulebook/validate.ts";
import type { Path } from "../../../src/model/diagnostic.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const [, , , voice] = tiny.questions;
const [rule] = tiny.rules;
const [constraint] = tiny.constraints;
const [quiet] = tiny.gates;
const [warning] = tiny.warnings;

function ask(...questions: Partial<typeof voice>[]): Partial<Rulebook> {
  return {
    questions: [...tiny.questions, ...questions.map((one) => ({ ...voice!, id: "new", ...one }))],
  };
}
function bands(...ends: (number | undefined)[]): Partial<Rulebook> {
  return ask({
    choices: ends.map((below, at) => ({ id: `b${at}`, label: "A band", ...(below !== undefined && { below }) })),
  });
}
function test(name: string, ...values: string[]) {
  return { test: name, in: values };
}

type Row = [what: string, change: Partial<Rulebook>, path: Path, code: string, message: string, hint?: string];

const questions = "facts, cite, volume, voice";
const rows: Row[] = [
  [
    "two questions of one id",
    ask(voice),
    ...([
      ["questions", 4, "id"],
      "duplicate-id",
      '"voice" is there twice',
      "ids are unique within their list",
    ] as const),
  ],
  [
    "two choices of one id",
    ask({ choices: [...voice!.choices, voice!.choices[0]!] }),
    ...([["questions", 4, "choices", 2, "id"], "duplicate-id", '"plain" is there twice'] as const),
    "ids are unique within their list",
  ],
  ...(["rules", "constraints", "gates", "conflicts", "warnings"] as const).map((list): Row => {
    const [first] = tiny[list];
    return [
      `two ${list} of one id`,
      { [list]: [...tiny[list], first] },
      ...([[list, tiny[list].length, "id"], "duplicate-id", `"${first!.id}" is there twice`] as const),
      "ids are unique within their list",
    ];
  }),
  [
    "a question by a word of the command line",
    ask({ id: "save" }),
    ...([["questions", 4, "id"], "reserved-id", '"save" is reserved', "give it another id"] as const),
  ],
  [
    "a choice by the name of unsure",
    ask({ choices: [voice!.choices[0]!, { id: "unsure", label: "Perhaps" }] }),
    ...([["questions", 4, "choices", 1, "id"], "reserved-id", '"unsure" is a choice of every question'] as const),
  ],
  [
    "a last band with an end",
    bands(10, 20),
    ["questions", 4, "choices", 1, "below"],
    "bands",
    "the last band, b1, has an end",
  ],
  [
    "a band without an end before the last",
    bands(10, undefined, undefined),
    ...([["questions", 4, "choices", 1], "bands", "band b1 has no end"] as const),
    "every band but the last says below: NUMBER",
  ],
  [
    "bands that do not rise",
    bands(10, 10, undefined),
    ...([["questions", 4, "choices", 1, "below"], "bands"] as const),
    "band b1 ends at 10, where the one before ends or later",
  ],
  [
    "a band that ends at nothing",
    bands(0, undefined),
    ...([["questions", 4, "choices", 0, "below"], "bands"] as const),
    "band b0 ends at 0, where the one before ends or later",
  ],
  [
    "a test of no question, inside all its connectives",
    { rules: [{ ...rule!, when: { all: [{ any: [{ not: test("voise", "own") }] }] } }] },
    ...([["rules", 0, "when"], "unknown-question", '"voise" is not a question that can be tested here'] as const),
    "did you mean voice?",
  ],
  [
    "a test of no choice, under unless",
    { constraints: [{ ...constraint!, unless: test("voice", "own", "owl") }] },
    ...([
      ["constraints", 0, "unless"],
      "unknown-choice",
      '"owl" is not a choice of voice',
      "did you mean own?",
    ] as const),
  ],
  ...(["rules", "constraints", "conflicts"] as const).map((list): Row => [
    `${list} that test the leader`,
    { [list]: [{ ...tiny[list][0], when: test("leader", "rag") }] },
    ...([[list, 0, "when"], "unknown-question", '"leader" is not a question that can be tested here'] as const),
    `one of: ${questions}`,
  ]),
  [
    "a gate that tests the verdict",
    { gates: [{ ...quiet!, when: test("verdict", "close-call") }] },
    ...([["gates", 0, "when"], "unknown-question", '"verdict" is not a question that can be tested here'] as const),
    `one of: ${questions}, leader, excluded`,
  ],
  [
    "a warning that tests for no verdict",
    { warnings: [{ ...warning!, when: test("verdict", "close-cal") }] },
    ...([["warnings", 0, "when"], "unknown-choice", '"close-cal" is not a choice of verdict'] as const),
    "did you mean close-call?",
  ],
  [
    "a question that hangs on the leader",
    ask({ "asked-when": test("leader", "rag") }),
    ...([["questions", 4, "asked-when"], "unknown-question"] as const),
    '"leader" is not a question that can be tested here',
    `one of: ${questions}, new`,
  ],
  [
    "a step that tests the verdict",
    { "next-steps": { ...tiny["next-steps"], hybrid: [{ do: "Wait.", when: test("verdict", "close-call") }] } },
    ...([["next-steps", "hybrid", 0, "when"], "unknown-question"] as const),
    '"verdict" is not a question that can be tested here',
    `one of: ${questions}, leader, excluded, form`,
  ],
  [
    "questions that hang on each other",
    ask({ "asked-when": test("new", "own") }),
    ...([
      ["questions"],
      "cycle",
      "asked-when goes in a circle at new",
      "let questions depend on earlier ones only",
    ] as const),
  ],
  [
    "ties without an approach",
    { settings: { ...tiny.settings, ties: ["rag", "rag", "hybrid"] } },
    ...([["settings", "ties"], "shape", "ties must name each approach once", "rag, fine-tuning, hybrid"] as const),
  ],
  [
    "a likelihood of no choice",
    ask({ likelihood: { plain: 1, own: 1, owl: 1 } }),
    ...([["questions", 4, "likelihood", "owl"], "unknown-choice", '"owl" is not a choice of this question'] as const),
    "did you mean own?",
  ],
  [
    "a likelihood that leaves choices out",
    ask({ likelihood: {} }),
    ...([["questions", 4, "likelihood"], "shape", "likelihood of plain, own is missing"] as const),
  ],
  [
    "likelihoods of nothing",
    ask({ likelihood: { plain: 0, own: 0 } }),
    ...([["questions", 4, "likelihood"], "shape", "the likelihoods add up to 0"] as const),
  ],
  [
    "a monotonicity of no choice",
    { monotone: [{ question: "voice", order: ["plain", "loud"], "never-into": ["rag"] }] },
    ...([["monotone", 0], "unknown-choice", '"loud" is not a choice of voice', "one of: plain, own"] as const),
  ],
  [
    "a claim that is none",
    { rules: [{ ...rule!, claims: ["B7"] }], claims: { A1: { source: "study", says: "So it is." } } },
    ...([["rules", 0, "claims", 0], "unknown-id", '"B7" is not a claim', "one of: A1"] as const),
  ],
  [
    "outside evidence that is none",
    { warnings: [{ ...warning!, outside: ["study", "stud"] }] },
    ...([["warnings", 0, "outside", 1], "unknown-id", '"stud" is not a source', "did you mean study?"] as const),
  ],
  [
    "a step that rests on nothing",
    { "next-steps": { ...tiny["next-steps"], rag: [{ do: "Index.", outside: ["paper"] }] } },
    ...([["next-steps", "rag", 0, "outside", 0], "unknown-id", '"paper" is not a source', "one of: study"] as const),
  ],
  [
    "a claim from nowhere",
    { claims: { A1: { source: "paper", says: "So it is." } } },
    ...([["claims", "A1", "source"], "unknown-id", '"paper" is not a source', "one of: study"] as const),
  ],
  [
    "a gate that starts with no steps",
    { gates: [{ ...quiet!, "start-with": "prompt" }] },
    ...([
      ["gates", 0, "start-with"],
      "unknown-id",
      '"prompt" is not a form of neither-yet or an entry of next-steps',
    ] as const),
    "did you mean prompting?",
  ],
];

describe("what a rulebook refers to", () => {
  it.each(rows)("is refused with %s", (_, change, path, code, message, hint) => {
    expect(referenceProblems({ ...tiny, ...change })).toEqual([
      { path, code, message, ...(hint !== undefined && { hint }) },
    ]);
  });

  it.each<[what: string, change: Partial<Rulebook>]>([
    ["nothing changed", {}],
    ["bands that rise", bands(10, 20, undefined)],
    ["likelihoods", ask({ likelihood: { plain: 0, own: 3 } })],
    [
      "a gate that tests what is excluded",
      { gates: [{ ...quiet!, when: test("excluded", "rag"), unless: test("leader", "rag") }] },
    ],
    [
      "a warning that tests all there is",
      {
        warnings: [
          {
            ...warning!,
            when: { any: [test("leader", "rag"), test("excluded", "rag"), test("verdict", "recommend")] },
          },
        ],
      },
    ],
    ["a gate that starts with nothing", { gates: [{ ...quiet!, "start-with": undefined }] }],
    [
      "evidence that is there",
      { claims: { A1: { source: "study", says: "So." } }, rules: [{ ...rule!, claims: ["A1"], outside: ["study"] }] },
    ],
  ])("is found with %s", (_, change) => {
    expect(referenceProblems({ ...tiny, ...change })).toEqual([]);
  });

  it("is not listed where there is too much of it", () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ ...voice!, id: `more${at}` }));
    const hint = (extra: number) =>
      referenceProblems({
        ...tiny,
        questions: [...tiny.questions, ...many.slice(0, extra)],
        rules: [{ ...rule!, when: test("zzzzzzzz", "x") }],
      })[0]?.hint;
    expect(hint(8)).toMatch(/^one of: facts, .*, more7$/);
    expect(hint(9)).toBe("there are 13");
  });
});
