import { describe, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import type { Choices } from "../../src/model/answers.ts";
import { shipped as rulebook } from "../shipped.ts";

function decided(choices: Choices) {
  const answers = Object.fromEntries(
    Object.entries(choices).map(([id, choice]) => [id, { value: choice, choice, from: "flag" as const }]),
  );
  return decide(rulebook, answers, { title: null, engine: "test", digest: "" });
}
const voice: Choices = { knowledge: "none", style: "beyond-prompting", tried: "prompt-short" };

describe("warnings", () => {
  it("are silent while nothing is advised", () => {
    expect(decided({}).warnings).toEqual([]);
    expect(decided({ budget: "ample", team: "ml", breadth: "narrow" }).warnings).toEqual([]);
  });

  const told: [what: string, answers: Choices, warning: string][] = [
    ["live figures want a query", { knowledge: "core", volatility: "live" }, "w-live-lookup"],
    ["and so they do when the text fits in a prompt", { volatility: "live", corpus: "small" }, "w-live-lookup"],
    ["facts by training", { knowledge: "some", volatility: "static", deployment: "offline" }, "w-facts-by-training"],
    ["a vendor may stop", { ...voice, "base-model": "tunable" }, "w-vendor-may-stop"],
    ["private training data", { ...voice, access: "per-person" }, "w-private-training-data"],
    [
      "a hybrid that never saw passages",
      { knowledge: "core", style: "beyond-prompting" },
      "w-hybrid-not-trained-to-read",
    ],
    ["what one may see and another may not", { knowledge: "core", access: "per-person" }, "w-retrieval-leaks"],
    [
      "RAG at its ceiling, and no way to train",
      { tried: "rag-short", shortfall: "using", knowledge: "core", examples: "few" },
      "w-ceiling-stays",
    ],
    ["no test set", { tests: "none" }, "w-no-test-set"],
    ["an answer that says less than it did", { tried: "rag-short" }, "w-rag-short-now-says-less"],
    ["an act that may be wrong", { task: "act", stakes: "serious", knowledge: "none" }, "w-wrong-act"],
    ["many rules at once", { control: "owners" }, "w-many-rules"],
    ["a text that is sent too seldom to be kept", { supply: "pasted", volume: "low" }, "w-cold-cache"],
    ["whose answers one learns from", { ...voice, teacher: "available" }, "w-teacher-terms"],
    ["a classifier, which is not priced", { ...voice, task: "label", volume: "high" }, "w-classifier-price"],
    ["a small pupil", { ...voice, teacher: "available", "base-model": "small" }, "w-small-student"],
    ["training by a check", { ...voice, checkable: "automatic", examples: "some" }, "w-reward-training"],
    [
      "a small model that newcomers train",
      { ...voice, "base-model": "small", team: "app", deployment: "private", breadth: "narrow" },
      "w-no-skill-small",
    ],
  ];

  it.each(told)("%s", (_, answers, warning) => {
    expect(decided(answers).warnings.map(({ id }) => id)).toContain(warning);
  });

  it("name the day of a vendor's offer", () => {
    const { warnings } = decided({ ...voice, "base-model": "tunable" });
    expect(warnings.find(({ id }) => id === "w-vendor-may-stop")?.say).toMatch(
      /as of November 2026: closed to new customers since 7 May/,
    );
  });
});

describe("conflicts", () => {
  const contradicting: [conflict: string, answers: Choices][] = [
    ["x-offline-live", { deployment: "offline", volatility: "live", knowledge: "some" }],
    ["x-hosted-offline", { "base-model": "hosted-only", deployment: "offline" }],
    ["x-hosted-offline", { "base-model": "hosted-only", deployment: "private" }],
    ["x-peak-untested", { accuracy: "peak", tests: "none" }],
    [
      "x-prompt-short-but-enough",
      { knowledge: "none", tried: "prompt-short", accuracy: "enough", style: "usual", structure: "free" },
    ],
    ["x-prompt-close-but-beyond", { tried: "prompt-close", style: "beyond-prompting" }],
    ["x-prompt-close-without-facts", { tried: "prompt-close", knowledge: "core" }],
    ["x-rag-without-facts", { tried: "rag-short", knowledge: "none" }],
    ["x-facts-short-without-facts", { shortfall: "facts", knowledge: "none" }],
    ["x-nowhere-but-more", { shortfall: "nowhere", accuracy: "peak" }],
    ["x-manner-but-promptable", { shortfall: "manner", style: "promptable", structure: "free" }],
  ];

  it.each(contradicting)("%s", (conflict, answers) => {
    expect(decided(answers).conflicts.map(({ id }) => id)).toEqual([conflict]);
  });

  it("are all shown here", () => {
    expect([...new Set(contradicting.map(([id]) => id))]).toEqual(rulebook.conflicts.map(({ id }) => id));
  });
});

describe("next steps", () => {
  const starts: [what: string, answers: Choices, first: RegExp][] = [
    ["a prompt first", {}, /test questions/],
    ["the text in the prompt", { knowledge: "core", corpus: "small" }, /all of the text in the prompt/],
    ["a limit to lift", { ...voice, examples: "few" }, /which of the limits/],
    ["RAG", { knowledge: "core" }, /documents in order/],
    ["fine-tuning", voice, /test set/],
    ["hybrid: RAG before training", { knowledge: "core", style: "beyond-prompting" }, /Now: build RAG/],
  ];

  it.each(starts)("%s", (_, answers, first) => {
    expect(decided(answers).nextSteps[0]?.text).toMatch(first);
  });

  const both = { knowledge: "core", style: "beyond-prompting", examples: "plenty", breadth: "narrow" };
  it.each([
    ["nothing is said of what runs", {}, "RAG now and training once it is measured"],
    ["a prompt falls short", { tried: "prompt-short" }, "RAG now and training once it is measured"],
    ["RAG runs", { tried: "rag-short", shortfall: "manner" }, "training on top of the RAG that you run"],
    ["a trained model runs", { tried: "tuned-short", shortfall: "facts" }, "RAG added to the model that you trained"],
  ])("of a hybrid come in an order that the headline says, where %s", (_, running, order) => {
    for (const more of [{}, { reader: "strained" }, { teacher: "available" }]) {
      const { verdict } = decided({ ...both, ...running, ...more });
      expect(verdict).toMatchObject({ outcome: "hybrid", kind: "recommend" });
      expect(verdict.headline).toContain(`Use a hybrid, ${order}: ${verdict.form?.label}.`);
    }
  });

  it("of a hybrid fetch live figures by a query", () => {
    const { nextSteps } = decided({ volatility: "live", citations: "required", style: "beyond-prompting" });
    expect(nextSteps.map(({ text }) => text).join(" ")).toMatch(/query or tool call/);
  });
});
