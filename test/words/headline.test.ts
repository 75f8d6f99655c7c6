import { evaluated } from "../engine/given.ts";
import { describe, expect, it } from "vitest";
import { headlineOf } from "../../src/words/headline.ts";
import type { Choices } from "../../src/model/answers.ts";
import type { Approach, Need } from "../../src/model/approach.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { tiny } from "../tiny-rulebook.ts";

function headline(choices: Choices, rulebook: Rulebook = tiny): string {
  return headlineOf({ ...evaluated(rulebook, choices), order: null }, rulebook);
}

function withSettings(settings: Partial<Rulebook["settings"]>): Rulebook {
  return {
    ...tiny,
    settings: { ...tiny.settings, ...settings },
  };
}

/** The tiny rulebook, where an answer about facts excludes these approaches. */
function excluding(...excludes: Approach[]): Rulebook {
  return {
    ...tiny,
    constraints: [{ ...tiny.constraints[0]!, when: { test: "facts", in: ["yes"] }, excludes }],
  };
}

describe("the headline of a recommendation", () => {
  it.each<[Choices, string]>([
    [{ facts: "yes" }, "Use RAG. Facts have to be fetched."],
    [{ voice: "own" }, "Use fine-tuning. A voice is learned from examples."],
    [
      { facts: "yes", voice: "own" },
      "Use a hybrid: a fine-tuned model with retrieval. Facts have to be fetched. A voice is learned from examples.",
    ],
  ])("on %j", (choices, said) => {
    expect(headline(choices)).toBe(said);
  });
});

describe("the headline of a close call", () => {
  const busy = { volume: "high" };
  const both = { facts: "yes", volume: "high" };
  const [tuning, rag] = [" Short prompts are cheaper.", " Facts have to be fetched."];
  it.each<[why: string, Choices, Partial<Rulebook["settings"]>, string]>([
    ["level", busy, {}, `fine-tuning, level with a good prompt alone.${tuning}`],
    ["one point", busy, { bar: 1 }, `fine-tuning, 1 point ahead of a good prompt alone.${tuning}`],
    ["two points", busy, { bar: 0 }, `fine-tuning, 2 points ahead of a good prompt alone.${tuning}`],
    ["a rival", both, { "close-call": 5 }, `RAG, 4 points ahead of hybrid.${rag}`],
    ["a rival on the bar", both, { "close-call": 5, bar: 4 }, `RAG, 4 points ahead of hybrid.${rag}`],
    ["a rival under the bar", both, { "close-call": 5, bar: 5 }, `RAG, 3 points ahead of a good prompt alone.${rag}`],
  ])("with %s", (_, choices, settings, said) => {
    expect(headline(choices, withSettings(settings))).toBe(`A close call: ${said}`);
  });
});

describe("the headline of neither yet", () => {
  const quiet = { facts: "no", volume: "low", voice: "plain" };
  it.each<[why: string, Choices, Rulebook, string]>([
    ["nothing calls for more", {}, tiny, "Start with a good prompt: nothing in your answers calls for more."],
    ["a gate says so", quiet, tiny, "A prompt will do."],
    ["a gate says so after one that does not", quiet, { ...tiny, gates: tiny.gates.toReversed() }, "A prompt will do."],
    [
      "all is ruled out",
      { facts: "yes" },
      excluding("rag", "fine-tuning", "hybrid"),
      "Your limits rule out every approach.",
    ],
    [
      "what is called for is ruled out",
      { facts: "yes" },
      excluding("rag", "hybrid"),
      "Start with a good prompt: what your answers call for is ruled out.",
    ],
    [
      "the best that is left is under the bar",
      { facts: "yes", voice: "own" },
      { ...excluding("hybrid"), settings: { ...tiny.settings, bar: 10 } },
      "What your answers call for, hybrid, is ruled out; a good prompt alone scores more than RAG.",
    ],
    [
      "the best is under the bar",
      { facts: "yes" },
      withSettings({ bar: 9 }),
      "Your answers call for RAG, yet a good prompt alone scores more.",
    ],
  ])("because %s", (_, choices, rulebook, said) => {
    expect(headline(choices, rulebook)).toBe(`Neither yet. ${said}`);
  });
});

describe("the reasons in a headline", () => {
  type Part = [because: string, weight: number, rag: number, hybrid: number, need?: Need];

  /** The headline where these rules have fired, after its first sentence. */
  const reasons = (parts: Part[], earned: Rulebook["settings"]["earned-by"] = tiny.settings["earned-by"]) => {
    const rules = parts.map(([because, weight, rag, hybrid, need], index) => ({
      id: `r${index}`,
      when: { test: "facts", in: ["yes"] },
      weight,
      because,
      need,
      effect: { rag, "fine-tuning": 0, hybrid },
    }));
    const rulebook = { ...withSettings({ "earned-by": earned }), rules };
    return headline({ facts: "yes" }, rulebook)
      .split(/(?<=\.) /)
      .slice(1);
  };

  it.each<[why: string, Part[], string[]]>([
    [
      "shows the need, and then the one that gives more, if any does",
      [
        ["A.", 2, 3, 3],
        ["B.", 1, 2, -1, "facts"],
        ["C.", 1, 1, -1, "facts"],
      ],
      ["B.", "A."],
    ],
    [
      "gives most by weight and effect",
      [
        ["A.", 1, 3, 0, "facts"],
        ["B.", 4, 1, 0, "facts"],
      ],
      ["B."],
    ],
    [
      "speaks for the approach",
      [
        ["Z.", 10, 0, 3, "facts"],
        ["A.", 5, 0, -3, "facts"],
        ["B.", 3, 1, 0, "facts"],
      ],
      ["B."],
    ],
    [
      "comes first among equals",
      [
        ["A.", 2, 1, 0, "facts"],
        ["B.", 1, 2, 0, "facts"],
      ],
      ["A."],
    ],
  ])("are the rule that %s", (_, parts, said) => {
    expect(reasons(parts)).toEqual(said);
  });

  it("are, where no need earns the approach, the rule that gives it most", () => {
    const free = { rag: [], "fine-tuning": [], hybrid: [] };
    expect(
      reasons(
        [
          ["A.", 2, 2, 3],
          ["B.", 5, 1, 0],
        ],
        free,
      ),
    ).toEqual(["B."]);
  });

  it("are, of a hybrid, the rule that says most for it of each need", () => {
    const facts: Part[] = [
      ["A.", 4, -3, 1, "facts"],
      ["B.", 4, 2, 2, "facts"],
    ];
    expect(reasons([["C.", 6, 0, 3], ...facts, ["D.", 4, 0, 2, "behaviour"]])).toEqual(["B.", "D."]);
    expect(
      reasons([
        ["Same.", 4, 0, 2, "facts"],
        ["Same.", 4, 0, 2, "behaviour"],
      ]),
    ).toEqual(["Same."]);
  });

  it("are left out where no rule gives one", () => {
    expect(reasons([["A.", 6, 0, 3]], { rag: [], "fine-tuning": ["behaviour"], hybrid: ["facts"] })).toEqual([]);
  });
});
