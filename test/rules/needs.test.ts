import { evaluated } from "../engine/given.ts";
import { describe, expect, it } from "vitest";
import { testsOf } from "../../src/engine/rulebook/condition.ts";
import type { Choices } from "../../src/model/answers.ts";
import type { Need, Outcome } from "../../src/model/approach.ts";
import { shipped as rulebook } from "../shipped.ts";

/** What makes an approach possible, or sets its limits, and so never calls for one. */
const means = [
  "budget",
  "deadline",
  "team",
  "examples",
  "base-model",
  "breadth",
  "model-swap",
  "tests",
  "documents",
  "access",
];

describe("needs", () => {
  it("are never shown by what merely makes an approach possible", () => {
    const byMeans = rulebook.rules.filter(({ need, when }) => need && testsOf(when).every((id) => means.includes(id)));
    expect(byMeans).toEqual([]);
  });

  it.each(means)("are not shown by any answer on %s alone, which therefore earns nothing", (id) => {
    for (const { id: choice } of rulebook.questions.find((question) => question.id === id)?.choices ?? []) {
      const { needs, outcome } = evaluated(rulebook, { [id]: choice });
      expect([choice, needs, outcome]).toEqual([choice, [], "neither-yet"]);
    }
  });

  const shown: [what: string, answers: Choices, needs: Need[]][] = [
    ["facts the model lacks", { knowledge: "some" }, ["facts"]],
    ["monthly change", { volatility: "monthly" }, ["facts"]],
    ["quarterly change is slow enough to train along", { volatility: "quarterly" }, []],
    ["a task whose own categories move needs no facts", { knowledge: "none", volatility: "weekly" }, []],
    ["a duty to cite", { citations: "required" }, ["facts"]],
    ["sources that would only help", { citations: "useful" }, []],
    ["more text than a prompt holds", { corpus: "medium" }, ["facts"]],
    ["text that fits in a prompt", { corpus: "small" }, []],
    ["a voice that prompts give", { style: "promptable" }, []],
    ["a voice that prompts do not give", { style: "beyond-prompting" }, ["behaviour"]],
    ["a shape that software enforces", { structure: "enforceable" }, []],
    ["a format that instructions do not hold", { structure: "beyond-prompting" }, ["behaviour"]],
    ["a language the model has hardly seen", { domain: "poorly" }, ["behaviour"]],
    ["a specialist field", { domain: "partly" }, []],
    [
      "a narrow task with fixed output and hundreds of labels",
      { breadth: "narrow", structure: "enforceable", examples: "many" },
      ["behaviour"],
    ],
    ["the same with few hundred at most", { breadth: "narrow", structure: "enforceable", examples: "some" }, []],
    [
      "the same with categories that move",
      { breadth: "narrow", structure: "enforceable", examples: "many", volatility: "quarterly", knowledge: "none" },
      [],
    ],
    ["half a second to answer", { latency: "instant" }, ["behaviour"]],
    ["half a second, with facts to fetch", { latency: "instant", knowledge: "core" }, ["facts"]],
    [
      "half a second, with facts that are settled",
      { latency: "instant", knowledge: "core", volatility: "static" },
      ["facts", "behaviour"],
    ],
    ["no network", { deployment: "offline" }, ["behaviour"]],
    ["great traffic", { volume: "very-high" }, ["behaviour"]],
    ["great traffic, with sources to show", { volume: "very-high", citations: "required" }, ["facts"]],
    ["a prompt that falls short, with no fact missing", { tried: "prompt-short", knowledge: "none" }, ["behaviour"]],
    ["a prompt that falls short, who knows why", { tried: "prompt-short" }, []],
    ["RAG that falls short, who knows where", { tried: "rag-short" }, ["facts"]],
    [
      "RAG at its ceiling, with a model that misreads",
      { tried: "rag-short", shortfall: "using", reader: "strained" },
      ["facts", "behaviour"],
    ],
    [
      "RAG at its ceiling, with a model that reads",
      { tried: "rag-short", shortfall: "using", reader: "able" },
      ["facts"],
    ],
    ["RAG that lacks facts", { tried: "rag-short", shortfall: "facts" }, ["facts"]],
    ["RAG whose search misses", { tried: "rag-short", shortfall: "finding" }, ["facts"]],
    ["RAG that works", { tried: "rag-short", shortfall: "nowhere" }, ["facts"]],
    ["a trained model that works", { tried: "tuned-short", shortfall: "nowhere" }, ["behaviour"]],
    ["a trained model gone stale", { tried: "tuned-short", shortfall: "facts" }, ["facts"]],
    ["a task it cannot do", { shortfall: "skill" }, ["behaviour"]],
    ["good but too dear", { shortfall: "cost" }, ["behaviour"]],
    ["the wrong manner, which style and structure ask about", { shortfall: "manner" }, []],
    ["passages to be found", { supply: "searched" }, ["facts"]],
    ["a record with the request", { supply: "handed" }, []],
    ["a text in every prompt", { supply: "pasted" }, []],
    ["labels in bulk", { task: "label", volume: "high" }, ["behaviour"]],
    ["something to learn from, and a check", { teacher: "available", checkable: "automatic" }, []],
    ["a model that misreads", { reader: "strained" }, []],
    ["owners who change the rules", { control: "owners" }, []],
  ];

  it.each(shown)("%s", (_, answers, needs) => {
    expect(evaluated(rulebook, answers).needs).toEqual(needs);
  });
});

describe("a few answers", () => {
  const advised: [what: string, answers: Choices, outcome: Outcome, leader: string][] = [
    ["nothing known: the prior leads", {}, "neither-yet", "rag"],
    ["facts are missing", { knowledge: "core" }, "rag", "rag"],
    [
      "live facts to cite, and a voice prompts do not give",
      { volatility: "live", citations: "required", style: "beyond-prompting" },
      "hybrid",
      "hybrid",
    ],
    ["facts and a house format", { knowledge: "core", structure: "beyond-prompting" }, "hybrid", "hybrid"],
    ["a voice and no facts", { knowledge: "none", style: "beyond-prompting" }, "fine-tuning", "fine-tuning"],
    ["RAG that falls short, who knows where", { tried: "rag-short" }, "rag", "rag"],
    [
      "RAG at its ceiling, with a model that misreads",
      { tried: "rag-short", shortfall: "using", reader: "strained", knowledge: "core", "base-model": "small" },
      "hybrid",
      "hybrid",
    ],
    ["facts by a call", { knowledge: "core", supply: "handed" }, "rag", "rag"],
    [
      "facts by a call, and the prompt is close",
      { knowledge: "core", supply: "handed", tried: "prompt-close" },
      "neither-yet",
      "rag",
    ],
    ["facts in every prompt", { knowledge: "core", supply: "pasted" }, "neither-yet", "rag"],
    ["all the text fits in one prompt", { knowledge: "core", corpus: "small" }, "neither-yet", "rag"],
    [
      "it fits, yet each answer must show its source",
      { knowledge: "core", corpus: "small", citations: "required" },
      "rag",
      "rag",
    ],
    [
      "it fits, and changes by the week",
      { knowledge: "core", corpus: "small", volatility: "weekly" },
      "neither-yet",
      "rag",
    ],
    ["it fits, and changes by the hour", { knowledge: "core", corpus: "small", volatility: "live" }, "rag", "rag"],
    ["it fits, but the model is small", { knowledge: "core", corpus: "small", "base-model": "small" }, "rag", "rag"],
    [
      "a prompt is close, and few facts are missing",
      { knowledge: "some", tried: "prompt-close" },
      "neither-yet",
      "rag",
    ],
    [
      "the same, with facts that change each month",
      { knowledge: "some", tried: "prompt-close", volatility: "monthly" },
      "rag",
      "rag",
    ],
    ["money and people alone", { budget: "ample", team: "ml", deadline: "months" }, "neither-yet", "rag"],
    ["a narrow task alone", { breadth: "narrow" }, "neither-yet", "fine-tuning"],
    ["a device with no network", { deployment: "offline" }, "fine-tuning", "fine-tuning"],
  ];

  it.each(advised)("%s", (_, answers, outcome, leader) => {
    const said = evaluated(rulebook, answers);
    expect([said.outcome, said.leader]).toEqual([outcome, leader]);
  });
});

describe("facts needed at speed or in volume", () => {
  const rich: Choices = {
    knowledge: "core",
    breadth: "narrow",
    budget: "ample",
    team: "ml",
    examples: "plenty",
    domain: "partly",
  };

  it.each([
    ["latency", "instant"],
    ["volume", "high"],
    ["volume", "very-high"],
  ])("do not make a hybrid of %s %s, which keeps the search", (question, choice) => {
    expect(evaluated(rulebook, { ...rich, [question]: choice }).outcome).toBe("rag");
  });
});
