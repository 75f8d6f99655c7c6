import { describe, expect, it } from "vitest";
import { type Budget, createBudget } from "../../../../src/engine/analysis/bound.ts";
import { buildDiagram, outcomeQuery } from "../../../../src/engine/analysis/diagram/diagram.ts";
import type { DecisionDiagram } from "../../../../src/engine/analysis/diagram/layers.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import type { Approach } from "../../../../src/model/approach.ts";
import type { Condition } from "../../../../src/model/condition.ts";
import type { Constraint, Gate, Rule, Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import type { Choices } from "../../definition.ts";
import { assigned } from "../../given.ts";

const { rules, constraints } = tiny;

/** A rulebook with those of the tiny one's rules, constraints and gates that are named. */
function having(...ids: string[]): Rulebook {
  const named = <T extends { id: string }>(list: readonly T[]): T[] => list.filter(({ id }) => ids.includes(id));
  return { ...tiny, rules: named(rules), constraints: named(constraints), gates: named(tiny.gates) };
}

function is(test: string, choice: string): Condition {
  return { test, in: [choice] };
}

function stop(...all: Condition[]): Gate {
  return { id: "stop", kind: "neither-yet", when: { all }, say: "Stop." };
}

function excluding(excludes: Approach[], ...all: Condition[]): Constraint {
  return { id: "out", when: { all }, excludes, kind: "rules-out", because: "So.", remedy: "None." };
}

function diagramOf(rulebook: Rulebook, choices: Choices, spend: Budget = createBudget()): DecisionDiagram {
  const compiled = compiledOf(rulebook);
  const values = assigned(rulebook, choices);
  const order = [...values.keys()].filter((question) => values[question] === compiled.sizes[question]);
  return buildDiagram(compiled, outcomeQuery(compiled), values, order, spend);
}

/** Each state's edges in a line: the choices, the points, and where they lead. */
function drawn({ layers }: DecisionDiagram): string[] {
  return layers.flatMap(({ question, states }) =>
    states.map((edges) => {
      const lines = edges.map(({ choices, points, to }) => `${choices.join("+")}: ${points.join(" ")} to ${to}`);
      return `${tiny.questions[question]!.id} ${lines.join(", ")}`;
    }),
  );
}

describe("how a sheet ends", () => {
  const { ending } = outcomeQuery(compiledOf(tiny));
  const [facts, behaviour] = [1, 2];
  // Sets of candidates are bits: 1 RAG, 2 fine-tuning, 4 hybrid, 8 the bar.
  it.each<[what: string, needs: number, excluded: number, stopped: number[], pool: number, hits: number]>([
    ["with nothing earned, at the bar", 0, 0, [], 8, 0],
    ["with facts, at RAG or the bar", facts, 0, [], 9, 1],
    ["with behaviour, at fine-tuning or the bar", behaviour, 0, [], 10, 2],
    ["with both, at anyone", facts + behaviour, 0, [], 15, 7],
    ["without who is excluded", facts + behaviour, 2, [], 13, 5],
    ["at neither yet where a gate stops who wins, though it still competes", facts + behaviour, 0, [0, 2], 15, 2],
  ])("is %s", (_, needs, excluded, stopped, pool, hits) => {
    expect(ending(needs, excluded, (leader) => stopped.includes(leader))).toEqual({ pool, hits });
  });
});

describe("the diagram", () => {
  it("starts from the base points over the bar, with those of the answers that are given", () => {
    const all = { facts: "yes", cite: "no", volume: "high", voice: "plain" };
    const { start, layers, endings } = diagramOf(tiny, all);
    expect(start).toEqual({ state: 0, points: [2 - 2 + 6, 0 - 2 - 6 + 2, -2 - 2 + 6] });
    expect([layers, endings]).toEqual([[], [{ pool: 15, hits: 7 }]]);
  });

  it("has no start where no answer lets anybody win", () => {
    expect(diagramOf(having(), {}).start).toBeNull();
    // A gate stops the sheet, whoever is ahead.
    expect(diagramOf(having("quiet", "own-voice"), { facts: "no", volume: "low", voice: "plain" }).start).toBeNull();
  });

  it.each<[what: string, rulebook: Rulebook, choices: Choices, states: string[]]>([
    [
      "the points of each choice, and the need that it shows",
      having("busy"),
      { facts: "no", cite: "no", voice: "plain" },
      // Few calls earn nothing, so that nothing that counts comes of them.
      ["volume 1: 0 2 0 to 0"],
    ],
    [
      "one state for answers from which the same follows",
      having("own-voice", "busy"),
      { facts: "no", cite: "no" },
      [
        // Many calls have shown what a voice would; only fine-tuning and the bar come to compete.
        "volume 0: 0 0 0 to 0, 1: 0 2 0 to 1",
        "voice 1: 0 6 0 to 0",
        "voice 0: 0 0 0 to 0, 1: 0 6 0 to 0",
      ],
    ],
    [
      "what is left of a condition on two questions",
      having("cites"),
      { facts: "yes", volume: "low" },
      // A passage to cite counts unless there is a voice of its own.
      ["cite 1: 0 0 0 to 0", "voice 0: 2 0 0 to 0"],
    ],
    [
      "what an answer excludes",
      having("busy", "must-cite"),
      { facts: "yes", voice: "own" },
      ["cite 0: 0 0 0 to 0", "volume 1: 0 2 0 to 0"],
    ],
    [
      "what is left of a gate, which stops many calls without a voice",
      { ...having("busy"), gates: [stop(is("volume", "high"), is("voice", "plain"))] },
      { facts: "no", cite: "no" },
      ["volume 1: 0 2 0 to 0", "voice 1: 0 0 0 to 0"],
    ],
  ])("holds %s", (_, rulebook, choices, states) => {
    expect(drawn(diagramOf(rulebook, choices))).toEqual(states);
  });
});

describe("the work on a diagram", () => {
  function steps(rulebook: Rulebook, choices: Choices): number[] {
    const spent: number[] = [];
    diagramOf(rulebook, choices, (kind, amount) => {
      expect(kind).toBe("steps");
      spent.push(amount);
    });
    return spent;
  }

  const busyVoice = [is("volume", "high"), is("voice", "own")];
  const [busy] = having("busy").rules;
  const ruled = (changes: Partial<Rule>): Rulebook => ({
    ...having("busy"),
    rules: [busy!, { ...busy!, id: "both", when: { all: busyVoice }, ...changes }],
  });
  const citing = (changes: Partial<Rule>): Rulebook =>
    ruled({ when: { all: [is("cite", "yes"), is("voice", "own")] }, ...changes });
  const points = { rag: 0, "fine-tuning": 0, hybrid: 0 };

  it.each<[what: string, rulebook: Rulebook, choices: Choices, states: number[], conditions: number]>([
    ["points alone make no more states", having("no-facts"), {}, [1, 1, 1, 1], 0],
    ["a need that may be shown makes two", having("needs-facts"), { cite: "no" }, [1, 2, 2], 0],
    [
      "a need that was shown already makes none",
      having("needs-facts", "busy"),
      { facts: "yes", volume: "high" },
      [1, 1],
      0,
    ],
    ["a condition on two questions makes two while it is half known", having("cites"), { facts: "yes" }, [1, 2, 2], 1],
    [
      "unless it only shows a need that is shown before",
      ruled({ effect: points }),
      { facts: "no", volume: "high" },
      [1, 1],
      0,
    ],
    // Once many calls show the need, a passage to cite makes no difference to it.
    ["or that is shown on the way", citing({ effect: points }), { facts: "yes" }, [1, 2, 3], 1],
    ["while it is carried for its points", citing({}), { facts: "yes" }, [1, 2, 4], 1],
    [
      "what would exclude an approach that is out is not carried",
      {
        ...having("must-cite"),
        constraints: [...having("must-cite").constraints, excluding(["fine-tuning"], ...busyVoice)],
      },
      { facts: "yes" },
      // Without a passage to cite, few and many calls are two.
      [1, 2, 3],
      1,
    ],
    [
      "what would exclude one more is",
      {
        ...having("must-cite"),
        constraints: [...having("must-cite").constraints, excluding(["fine-tuning", "rag"], ...busyVoice)],
      },
      { facts: "yes" },
      [1, 2, 4],
      1,
    ],
    ["a gate makes two while it is half known", having("quiet"), { facts: "no" }, [1, 1, 2], 0],
    [
      "a gate on what nothing can exclude makes none",
      {
        ...having("must-cite"),
        gates: [stop({ test: "excluded", in: ["rag"] }, is("volume", "low"), is("voice", "own"))],
      },
      { facts: "no", cite: "no" },
      [1, 1],
      0,
    ],
    [
      "a gate on what a later answer may exclude makes two",
      {
        ...having(),
        constraints: [excluding(["rag"], is("voice", "own"))],
        gates: [stop({ test: "excluded", in: ["rag"] }, is("volume", "low"))],
      },
      { facts: "no", cite: "no" },
      [1, 2],
      0,
    ],
    [
      "a gate on a leader that is out makes none",
      {
        ...having(),
        constraints: [excluding(["rag"], is("facts", "no"))],
        gates: [stop({ test: "leader", in: ["rag"] }, is("volume", "low"), is("voice", "own"))],
      },
      { facts: "no", cite: "no" },
      [1, 1],
      0,
    ],
  ])(
    "is 32 looks at gates, and one for each condition on several questions, for each choice of each state: %s",
    (_, rulebook, choices, states, conditions) => {
      expect(steps(rulebook, choices)).toEqual(states.map((count) => count * 2 * (conditions + 32)));
    },
  );
});
