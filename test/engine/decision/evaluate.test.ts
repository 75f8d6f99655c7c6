import { evaluated } from "../given.ts";
import { describe, expect, it } from "vitest";
import type { Choices } from "../../../src/model/answers.ts";
import { tiny } from "../../tiny-rulebook.ts";

/** The parts of an evaluation that a table can show. */
function summary(choices: Choices) {
  const { outcome, kind, leader, runnerUp, margin, scores, needs, excluded } = evaluated(tiny, choices);
  return [
    outcome,
    kind,
    leader,
    runnerUp,
    margin,
    Object.values(scores).join(" "),
    needs.join(" "),
    excluded.join(" "),
  ];
}

describe("evaluate, on the tiny rulebook", () => {
  const table: [string, Choices, ReturnType<typeof summary>][] = [
    ["nothing answered", {}, ["neither-yet", "neither-yet", "rag", "fine-tuning", 0, "2 0 -2", "", ""]],
    ["facts earn RAG", { facts: "yes" }, ["rag", "recommend", "rag", "hybrid", 6, "8 -6 4", "facts", ""]],
    [
      "behaviour earns fine-tuning",
      { voice: "own" },
      ["fine-tuning", "recommend", "fine-tuning", "hybrid", 4, "-1 6 4", "behaviour", ""],
    ],
    [
      "both needs earn hybrid; the bar, RAG and fine-tuning are its rivals",
      { facts: "yes", voice: "own" },
      ["hybrid", "recommend", "hybrid", "rag", 5, "5 0 10", "facts behaviour", ""],
    ],
    [
      "a constraint takes fine-tuning out of the race, and unless blocks a rule",
      { facts: "yes", cite: "yes", voice: "own" },
      ["hybrid", "recommend", "hybrid", "rag", 5, "5 0 10", "facts behaviour", "fine-tuning"],
    ],
    [
      "an answer to a hidden question reads as unanswered",
      { facts: "no", cite: "yes" },
      ["neither-yet", "neither-yet", "fine-tuning", "rag", 0, "0 2 -4", "", ""],
    ],
    [
      "a gate holds whatever the scores are",
      { facts: "no", volume: "low", voice: "plain" },
      ["neither-yet", "neither-yet", "fine-tuning", "rag", 0, "0 2 -4", "", ""],
    ],
    [
      "a tie with the bar is not under it, and is a close call",
      { volume: "high" },
      ["fine-tuning", "close-call", "fine-tuning", "rag", 0, "2 2 -2", "behaviour", ""],
    ],
  ];
  it.each(table)("%s", (_, choices, expected) => {
    expect(summary(choices)).toEqual(expected);
  });

  it("under the bar is neither yet, with the leader as what to try", () => {
    const raised = { ...tiny, settings: { ...tiny.settings, bar: 9 } };
    expect(evaluated(raised, { facts: "yes" })).toMatchObject({ outcome: "neither-yet", leader: "rag", margin: -1 });
  });

  it("has the best other earned approach for its rival, also level with the bar, and else the bar", () => {
    const rivalAt = (bar: number) => {
      const { rival, margin } = evaluated(
        { ...tiny, settings: { ...tiny.settings, bar } },
        { facts: "yes", voice: "own" },
      );
      return [rival, margin];
    };
    // Hybrid leads with 10; of what is earned RAG is next with 5.
    expect([4, 5, 6].map(rivalAt)).toEqual([
      ["rag", 5],
      ["rag", 5],
      ["bar", 4],
    ]);
  });

  it("is a close call only under the margin that is one, not at it", () => {
    const kindWith = (margin: number) =>
      evaluated({ ...tiny, settings: { ...tiny.settings, "close-call": margin } }, { facts: "yes" }).kind;
    expect([5, 6, 7].map(kindWith)).toEqual(["recommend", "recommend", "close-call"]);
  });

  it("without an approach that is not excluded there is no leader and no margin", () => {
    const all = { ...tiny.constraints[0], excludes: ["rag", "fine-tuning", "hybrid"] } as (typeof tiny.constraints)[0];
    expect(evaluated({ ...tiny, constraints: [all] }, { facts: "yes", cite: "yes" })).toMatchObject({
      outcome: "neither-yet",
      leader: null,
      runnerUp: null,
      margin: null,
      tie: [],
    });
  });

  it("reports a tie, and breaks it by the order for ties", () => {
    const tied = { rag: 0, "fine-tuning": 12, hybrid: 4 };
    const settings = { ...tiny.settings, base: tied, ties: ["hybrid", "rag", "fine-tuning"] as const };
    const evaluation = evaluated(
      { ...tiny, settings: { ...settings, ties: [...settings.ties] } },
      { facts: "yes", voice: "own" },
    );
    expect(evaluation.scores).toEqual({ rag: 3, "fine-tuning": 12, hybrid: 16 });
    const even = { ...settings, ties: [...settings.ties], base: { rag: 2, "fine-tuning": 10, hybrid: -2 } };
    const level = evaluated({ ...tiny, settings: even }, { facts: "yes", voice: "own" });
    expect(level).toMatchObject({ leader: "hybrid", tie: ["hybrid", "fine-tuning"], margin: 0, kind: "close-call" });
  });
});

describe("the start of what is neither yet", () => {
  const quiet = { facts: "no", volume: "low", voice: "plain" };
  const prompt = { id: "prompt", label: "a prompt", because: "So." };
  const long = { id: "long-prompt", label: "a long prompt", because: "So." };
  const startWith = (start: string | undefined, forms: (typeof prompt)[]) => {
    const gates = [{ ...tiny.gates[0]!, "start-with": start }];
    const { form, startWith: id } = evaluated({ ...tiny, gates, forms: { "neither-yet": forms } }, quiet);
    return [id, form?.label ?? null];
  };

  it.each<[what: string, start: string | undefined, forms: (typeof prompt)[], expected: [string, string | null]]>([
    ["the name that the gate gives, where there are no forms", "prompting", [], ["prompting", null]],
    ["a good prompt where nothing is named", undefined, [], ["prompting", null]],
    ["the form that the gate names", "long-prompt", [prompt, long], ["long-prompt", "a long prompt"]],
    ["the form of an older name", "long-context", [prompt, long], ["long-prompt", "a long prompt"]],
    ["the form of the other older name", "prompting", [long, prompt], ["prompt", "a prompt"]],
    ["the first form that holds where nothing is named", undefined, [long, prompt], ["long-prompt", "a long prompt"]],
  ])("is %s", (_, start, forms, expected) => {
    expect(startWith(start, forms)).toEqual(expected);
  });

  it("is a good prompt where the rulebook says nothing of forms for it", () => {
    const plain = { ...tiny, gates: [], forms: {} };
    expect(evaluated(plain, quiet)).toMatchObject({ outcome: "neither-yet", form: null, startWith: "prompting" });
  });
});
