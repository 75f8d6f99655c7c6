import { describe, expect, it } from "vitest";
import { evidenceProblems } from "../../../../src/engine/rulebook/lint/evidence.ts";
import type { Path, Problem } from "../../../../src/model/diagnostic.ts";
import type { Rule, Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";

const rubric = {
  strength: { must: 6, strong: 4, mild: 2 },
  "three-or-more-articles-agree": 1,
  outside: { supports: 1, mixed: 0, none: 0, contradicts: -2 },
  enabling: -2,
  clamp: [1, 6] as [number, number],
};
const grade = { strength: "strong", outside: "none" } as const;
const rule: Rule = { ...tiny.rules[0]!, weight: 4, claims: ["A1"], grade };

/** A rulebook of which everything rests on one claim, and nothing is wrong. */
const sound: Rulebook = {
  ...tiny,
  settings: { ...tiny.settings, "weight-rubric": rubric },
  rules: [rule],
  constraints: [{ ...tiny.constraints[0]!, claims: ["A1"] }],
  gates: [{ ...tiny.gates[0]!, claims: ["A1"] }],
  warnings: [{ ...tiny.warnings[0]!, claims: ["A1"] }],
  claims: { A1: { source: "article", says: "So it is." } },
  sources: { article: tiny.sources.study!, study: tiny.sources.study! },
};

function ruled(...changes: Partial<Rule>[]): Partial<Rulebook> {
  return { rules: [rule, ...changes.map((change) => ({ ...rule, id: "new", ...change }))] };
}

function effect(rag: number, tuning: number, hybrid: number): Pick<Rule, "effect"> {
  return { effect: { rag, "fine-tuning": tuning, hybrid } };
}

const cite = "name claims, or outside evidence from sources";
const mostFacts = "rag or hybrid is earned by it, and must gain the most";
const place: Problem = {
  path: ["claims", "A2"],
  at: "key",
  code: "unused",
  message: "nothing refers to claim A2",
  hint: "cite it where it counts, or say where it went: placed: …",
};

describe("what a rulebook rests on", () => {
  it.each<[what: string, change: Partial<Rulebook>, path: Path, code: Problem["code"], message: string, hint: string]>([
    [
      "a weight that the rubric does not give",
      ruled({ weight: 5 }),
      ["rules", 1, "weight"],
      "weight",
      "the weight of new is 5, the rubric gives 4",
      "strong wording +4; held between 1 and 6",
    ],
    [
      "a weight past the rubric's end",
      ruled({ weight: 3, grade: { strength: "mild", outside: "contradicts", enabling: true }, outside: ["study"] }),
      ["rules", 1, "weight"],
      "weight",
      "the weight of new is 3, the rubric gives 1",
      "mild wording +2, outside evidence: contradicts -2, only makes it possible -2; held between 1 and 6",
    ],
    [
      "a rule without a grade",
      ruled({ grade: undefined }),
      ["rules", 1],
      "grade",
      "new has no grade",
      "the rubric makes its weight from its grade",
    ],
    [
      "a grade that speaks of evidence that is not there",
      ruled({ grade: { ...grade, outside: "mixed" } }),
      ["rules", 1, "grade", "outside"],
      "grade",
      "the grade of new says outside evidence: mixed, and it cites none",
      "none goes with an empty list",
    ],
    [
      "a grade that does not speak of evidence that is there",
      ruled({ outside: ["study", "article"] }),
      ["rules", 1, "grade", "outside"],
      "grade",
      "the grade of new says outside evidence: none, and it cites study, article",
      "none goes with an empty list",
    ],
    [
      "a need whose approaches gain no more than others",
      ruled(effect(1, 2, 2)),
      ["rules", 1, "effect"],
      "need",
      "new shows a need for facts but does not favour what that earns (rag 1, fine-tuning 2, hybrid 2)",
      mostFacts,
    ],
    [
      "a need whose approaches lose, the others more",
      ruled(effect(-1, -3, -2)),
      ["rules", 1, "effect"],
      "need",
      "new shows a need for facts but does not favour what that earns (rag -1, fine-tuning -3, hybrid -2)",
      mostFacts,
    ],
    [
      "a need whose approaches gain nothing",
      ruled(effect(0, -3, 0)),
      ["rules", 1, "effect"],
      "need",
      "new shows a need for facts but does not favour what that earns (rag 0, fine-tuning -3, hybrid 0)",
      mostFacts,
    ],
    [
      "a need that earns nothing",
      { settings: { ...sound.settings, "earned-by": { rag: [], "fine-tuning": ["behaviour"], hybrid: [] } } },
      ["rules", 0, "effect"],
      "need",
      "needs-facts shows a need for facts but does not favour what that earns (rag 2, fine-tuning -2, hybrid 2)",
      "no approach is earned by it, and must gain the most",
    ],
    ["a rule without a source", ruled({ claims: [] }), ["rules", 1], "no-source", "rule new has no source", cite],
    [
      "a constraint without one",
      { constraints: tiny.constraints },
      ["constraints", 0],
      "no-source",
      "constraint must-cite has no source",
      cite,
    ],
    ["a gate without one", { gates: [tiny.gates[1]!] }, ["gates", 0], "no-source", "gate measure has no source", cite],
    [
      "a warning without one",
      { warnings: tiny.warnings },
      ["warnings", 0],
      "no-source",
      "warning close has no source",
      cite,
    ],
  ])("is told where it is wrong: %s", (_, change, path, code, message, hint) => {
    expect(evidenceProblems({ ...sound, ...change })).toEqual([{ path, code, message, hint }]);
  });

  it.each<[what: string, change: Partial<Rulebook>, problems: Problem[]]>([
    ["a claim", { claims: { ...sound.claims, A2: { source: "article", says: "Or so." } } }, [place]],
    [
      "a source",
      { sources: { ...sound.sources, paper: tiny.sources.study! } },
      [
        {
          path: ["sources", "paper"],
          at: "key",
          code: "unused",
          message: "nothing refers to source paper",
          hint: "cite it under outside, or remove it",
        },
      ],
    ],
    [
      "a claim that went nowhere beside one that did",
      {
        claims: {
          ...sound.claims,
          A2: { source: "article", says: "Or so." },
          A3: { source: "article", says: "Too vague.", placed: "nowhere" },
        },
      },
      [place],
    ],
  ])("is told at its key where nothing refers to it: %s", (_, change, problems) => {
    expect(evidenceProblems({ ...sound, ...change })).toEqual(problems);
  });

  it.each<[what: string, change: Partial<Rulebook>]>([
    ["all rests on a claim, and a step on a study", {}],
    [
      "outside evidence alone",
      ruled({ weight: 5, claims: [], outside: ["study"], grade: { ...grade, outside: "supports" } }),
    ],
    ["no grade where there is no rubric", { settings: tiny.settings, ...ruled({ grade: undefined, weight: 9 }) }],
    ["a rule that shows no need, and is against all", ruled({ need: undefined, ...effect(-1, -1, -1) })],
    ["one of the approaches that a need earns gains the most", ruled(effect(-3, 1, 2))],
    ["a need for which the others lose nothing", ruled(effect(1, 0, -3))],
    ["conflicts, forms and steps rest on nothing", { forms: { rag: [{ id: "a", label: "by a", because: "So." }] } }],
  ])("is nothing to tell of: %s", (_, change) => {
    expect(evidenceProblems({ ...sound, ...change })).toEqual([]);
  });
});
