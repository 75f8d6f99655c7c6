import { describe, expect, it } from "vitest";
import { lookupOf, raceOf, racingAnswers } from "../../../src/engine/cost/race.ts";
import { decide } from "../../../src/engine/decide.ts";
import { type CostColumn, costColumns } from "../../../src/model/cost-column.ts";
import type { Decision, Verdict } from "../../../src/model/decision.ts";
import type { PriceList } from "../../../src/model/price-list.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";
import type { Choices } from "../definition.ts";
import { given } from "../given.ts";

/** Terms for the tiny rulebook: at a low volume the prompt carries the facts; without facts there is nothing to fetch. */
const terms: PriceList["race"] = {
  "prompt-carries-facts": { test: "volume", in: ["low"] },
  "start-without-prompt": ["relax"],
  "not-called": { rag: { when: { test: "facts", in: ["no"] }, because: "Nothing is to be fetched." } },
};

function decided(choices: Choices, rulebook: Rulebook = tiny): Decision {
  return decide(rulebook, given(choices), { title: null, engine: "1", digest: "" });
}

/** Who is where: the status of a column, or why it is out. */
function standing(choices: Choices, verdict: Partial<Verdict> = {}, rulebook = tiny): Record<string, string> {
  const decision = decided(choices, rulebook);
  const { places } = raceOf(rulebook, terms, { ...decision, verdict: { ...decision.verdict, ...verdict } });
  return Object.fromEntries(costColumns.map((column) => [column, places[column].because ?? places[column].status]));
}

const noCall = "No answer calls for it.";
const inNoPrompt = "The answers need facts that stand in no prompt.";
const cannotCite = "A tuned model cannot cite.";

/** Facts are needed and behaviour is, and no constraint excludes. */
const both: Choices = { facts: "yes", cite: "no", volume: "high", voice: "own" };

describe("the places of the columns", () => {
  it.each<[what: string, Choices, [prompt: string, rag: string, tuning: string, hybrid: string]]>([
    ["all needs shown", both, [inNoPrompt, "called", "called", "called"]],
    [
      "all needs shown, of facts that the prompt carries",
      { ...both, volume: "low" },
      ["called", "called", "called", "called"],
    ],
    [
      "it open whether the prompt carries them",
      { facts: "yes", cite: "no", voice: "own" },
      [inNoPrompt, "called", "called", "called"],
    ],
    ["a constraint met", { ...both, cite: "yes" }, [inNoPrompt, "called", cannotCite, "called"]],
    [
      "no need of behaviour",
      { facts: "yes", cite: "no", volume: "low", voice: "plain" },
      ["called", "called", noCall, noCall],
    ],
    ["none yet", { facts: "yes", cite: "no", volume: "low" }, ["called", "called", "open", "open"]],
    // Whether it must cite shows a need of facts, and none of behaviour.
    [
      "none, whatever is still open",
      { facts: "yes", volume: "low", voice: "plain" },
      ["called", "called", noCall, noCall],
    ],
    [
      "nothing to fetch",
      { facts: "no", volume: "high", voice: "own" },
      ["called", "Nothing is to be fetched.", "called", noCall],
    ],
    // A hybrid lacks both: that one of them may be shown yet is not enough.
    [
      "one of two needs past showing",
      { facts: "no", voice: "plain" },
      ["called", "Nothing is to be fetched.", "open", noCall],
    ],
    ["nothing answered", {}, ["called", "open", "open", "open"]],
  ])("with %s", (_, choices, [prompt, rag, tuning, hybrid]) => {
    expect(standing(choices)).toEqual({ prompt, rag, "fine-tuning": tuning, hybrid });
  });

  it("say that a column is ruled out or not called for, and why", () => {
    const statuses = (choices: Choices) => {
      const { places } = raceOf(tiny, terms, decided(choices));
      return costColumns.map((column) => places[column].status);
    };
    expect(statuses({ ...both, cite: "yes" })).toEqual(["not-called", "called", "ruled-out", "called"]);
    expect(statuses({ facts: "no", volume: "high", voice: "own" })).toEqual([
      "called",
      "not-called",
      "called",
      "not-called",
    ]);
  });

  it.each<[Verdict["startWith"], prompt: string]>([
    ["prompting", "called"],
    ["relax", inNoPrompt],
    [null, inNoPrompt],
  ])("where one is to start with %s", (startWith, prompt) => {
    expect(standing(both, { outcome: "neither-yet", startWith }).prompt).toBe(prompt);
  });

  it.each<[voice: string | null, rag: string]>([
    ["own", noCall],
    ["plain", "open"],
    [null, "open"],
  ])("a rule whose exception holds shows no need: with voice %s", (voice, rag) => {
    const citing = { ...tiny, rules: tiny.rules.filter(({ id }) => id !== "needs-facts") };
    expect(standing({ facts: "yes", ...(voice && { voice }) }, {}, citing).rag).toBe(rag);
  });
});

describe("the race", () => {
  it.each<[what: string, Choices, entered: CostColumn[], advised: CostColumn | null]>([
    ["called columns enter, and the outcome is advised", both, ["rag", "fine-tuning", "hybrid"], "hybrid"],
    [
      "open ones enter too",
      { facts: "yes", cite: "no", volume: "low" },
      ["prompt", "rag", "fine-tuning", "hybrid"],
      "rag",
    ],
    ["ruled out and uncalled ones do not", { ...both, cite: "yes", voice: "plain" }, ["rag", "hybrid"], "rag"],
    ["a start with a prompt advises the prompt", { facts: "no", volume: "low", voice: "plain" }, ["prompt"], "prompt"],
  ])("%s", (_, choices, entered, advised) => {
    expect(raceOf(tiny, terms, decided(choices))).toMatchObject({ entered, advised });
  });

  it("advises nothing where neither is called for yet and the start is no prompt", () => {
    const { verdict, ...decision } = decided(both);
    const relaxed = { ...decision, verdict: { ...verdict, outcome: "neither-yet" as const, startWith: "relax" } };
    expect(raceOf(tiny, terms, relaxed)).toMatchObject({ entered: ["rag", "fine-tuning", "hybrid"], advised: null });
  });

  it.each<[what: string, Choices, questions: string[]]>([
    [
      "what excludes and what shows a need",
      { ...both, cite: "yes", voice: "plain" },
      ["cite", "facts", "volume", "cite"],
    ],
    ["no rule that shows none", { facts: "no", volume: "high", voice: "plain" }, ["volume"]],
    ["nothing where nothing fires", {}, []],
  ])("is run on the answers behind %s", (_, choices, questions) => {
    expect(racingAnswers(tiny, decided(choices))).toEqual(questions);
  });
});

describe("what a condition of the price list looks up", () => {
  // Whether it must cite is not asked where no facts are needed.
  const lookup = lookupOf(decided({ facts: "no", cite: "yes", volume: "unsure" }));

  it.each<[question: string, found: string | readonly string[] | undefined]>([
    ["facts", "no"],
    ["cite", []],
    ["volume", undefined],
    ["voice", undefined],
    ["nothing", []],
  ])("%s", (question, found) => {
    expect(lookup(question)).toEqual(found);
  });
});
