import { evaluated } from "../engine/given.ts";
import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Choices } from "../../src/model/answers.ts";
import type { Outcome } from "../../src/model/approach.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { loadRulebookFile } from "../../src/load/rulebook/rulebook.ts";
import { shipped as main } from "../shipped.ts";

async function panelRulebook(name: string): Promise<Rulebook> {
  const loaded = await loadRulebookFile(`rules/panel/${name}.yaml`);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));
  return loaded.value.rulebook;
}

const names = (await readdir("rules/panel")).map((file) => file.replace(".yaml", "")).sort();
const panel = new Map(await Promise.all(names.map(async (name) => [name, await panelRulebook(name)] as const)));

/** What each article says of its own examples: the claims that say so, the answers that describe them, the outcome. */
const examples: Record<string, [claims: string, answers: Choices, outcome: Outcome][]> = {
  saremi: [
    ["A24 start with RAG", {}, "rag"],
    ["A05, A15, A23 large or moving data", { corpus: "large", volatility: "weekly", latency: "relaxed" }, "rag"],
    ["A15, A16 sensitive data", { access: "per-person" }, "rag"],
    ["A03, A17 no money for training", { budget: "minimal" }, "rag"],
    ["A09 no skill for training", { team: "app" }, "rag"],
    ["A14 change makes training dear", { volatility: "daily", latency: "instant" }, "rag"],
    [
      "A18 settled, fast, means to train",
      { volatility: "static", latency: "instant", budget: "ample", team: "ml" },
      "fine-tuning",
    ],
    ["A12 fast", { latency: "instant" }, "fine-tuning"],
    ["A22 small and static", { corpus: "small", volatility: "static" }, "fine-tuning"],
    ["A19 synthesis of complex knowledge", { volatility: "static", synthesis: "deep" }, "fine-tuning"],
    ["A25 RAG has hit a ceiling", { tried: "rag-short" }, "fine-tuning"],
    ["A25 domain baked in", { domain: "poorly" }, "fine-tuning"],
    ["A20 tuned base with fresh facts", { domain: "poorly", volatility: "daily" }, "hybrid"],
  ],
  "how-to-choose": [
    ["B02 the default", {}, "rag"],
    ["B03, B06 facts about the company", { knowledge: "core" }, "rag"],
    ["B04, B05 a newer model soon", { "model-swap": "likely" }, "rag"],
    ["B08 data that updates daily", { knowledge: "core", volatility: "daily" }, "rag"],
    ["B10, B19 a very large model", { "base-model": "tunable" }, "rag"],
    ["B12 little money, little time", { budget: "minimal", deadline: "weeks" }, "rag"],
    ["B14, B20 legal or medical audit", { knowledge: "core", citations: "required" }, "rag"],
    ["B18 evolving reports and manuals", { knowledge: "core", volatility: "monthly" }, "rag"],
    [
      "B07, B09 fixed tone and rules",
      { knowledge: "some", volatility: "static", style: "beyond-prompting" },
      "fine-tuning",
    ],
    ["B11 a small model", { "base-model": "small" }, "fine-tuning"],
    ["B16, B17 on a device", { deployment: "offline" }, "fine-tuning"],
    [
      "B21 messy papers to strict JSON",
      { knowledge: "none", structure: "enforceable", breadth: "narrow" },
      "fine-tuning",
    ],
    ["B22 a voice prompts do not reach", { style: "beyond-prompting" }, "fine-tuning"],
    [
      "B23 a local 7B model with house policies",
      { knowledge: "core", deployment: "offline", "base-model": "small" },
      "fine-tuning",
    ],
    [
      "B24, B25, B26 the finance agent",
      { knowledge: "core", volatility: "live", style: "beyond-prompting", structure: "beyond-prompting" },
      "hybrid",
    ],
  ],
  heliosz: [
    ["C02, C06 health questions in one field", { breadth: "narrow" }, "fine-tuning"],
    ["C13 a niche with high precision", { breadth: "narrow", accuracy: "peak" }, "fine-tuning"],
    ["C14 little changes", { volatility: "static" }, "fine-tuning"],
    ["C14 little to fetch", { knowledge: "none" }, "fine-tuning"],
    ["C15 trained once, precise", { volatility: "static", accuracy: "better", breadth: "narrow" }, "fine-tuning"],
    ["C21 sentiment of finance feedback", { knowledge: "none", breadth: "narrow" }, "fine-tuning"],
    ["C23 narrow, with the means", { breadth: "narrow", budget: "ample" }, "fine-tuning"],
    ["C03 search and sum up", { knowledge: "core" }, "rag"],
    ["C04, C05, C16 news and current affairs", { knowledge: "core", volatility: "daily" }, "rag"],
    ["C22 medical answers from new research", { knowledge: "core", volatility: "daily", breadth: "narrow" }, "rag"],
    ["C17 general assistant", { breadth: "broad", synthesis: "mixed" }, "rag"],
    ["C07, C18 training is a problem", { team: "app" }, "rag"],
    ["C12, C19 a growing store", { corpus: "large" }, "rag"],
    ["C08, C20 many tasks", { breadth: "broad" }, "rag"],
    ["C24 flexible and current", { volatility: "weekly", breadth: "few" }, "rag"],
    [
      "C25 a special task with moving knowledge",
      { accuracy: "better", breadth: "narrow", volatility: "weekly", knowledge: "core" },
      "hybrid",
    ],
    ["no default is named", {}, "neither-yet"],
  ],
  "when-to-train": [
    ["D01 no outside knowledge", { knowledge: "none" }, "fine-tuning"],
    ["D01 outside knowledge", { knowledge: "core" }, "rag"],
    ["D01 both", { knowledge: "core", style: "beyond-prompting" }, "hybrid"],
    ["D06, D16 brand voice", { knowledge: "none", style: "beyond-prompting" }, "fine-tuning"],
    [
      "D06 the words of medicine",
      { knowledge: "none", style: "beyond-prompting", volatility: "static" },
      "fine-tuning",
    ],
    ["D16 code in a private framework", { knowledge: "none", structure: "beyond-prompting" }, "fine-tuning"],
    ["D10, D16 bots, documents, legal research", { knowledge: "core", volatility: "weekly", stakes: "serious" }, "rag"],
    ["D11 data changes often", { volatility: "weekly" }, "rag"],
    ["D12 a specific output format", { structure: "enforceable" }, "fine-tuning"],
    ["D13 a limited budget", { budget: "minimal" }, "rag"],
    ["D14 factual accuracy", { stakes: "serious" }, "rag"],
    ["D15 latency-critical", { latency: "instant" }, "fine-tuning"],
    ["D17 new facts", { knowledge: "some", latency: "instant" }, "rag"],
    ["no default is named", {}, "neither-yet"],
  ],
  webpiki: [
    ["E14, E44 the usual start", {}, "rag"],
    ["E20, E21, E39 wikis, manuals, FAQs", { volatility: "monthly" }, "rag"],
    ["E22, E23, E40 sources to show", { citations: "required" }, "rag"],
    ["E24 ship in days", { deadline: "days", style: "beyond-prompting" }, "rag"],
    ["E34 few calls", { volume: "low" }, "rag"],
    [
      "E15, E16, E41 legal tone and statute format",
      { style: "beyond-prompting", structure: "beyond-prompting" },
      "fine-tuning",
    ],
    ["E18, E42 80% to 95% on one task", { accuracy: "peak", structure: "enforceable" }, "fine-tuning"],
    ["E17, E43 very high volume", { volume: "high" }, "fine-tuning"],
    [
      "E36, E37 legal form with the latest case law",
      { volatility: "daily", style: "beyond-prompting", structure: "beyond-prompting" },
      "hybrid",
    ],
  ],
};

describe("the panel", () => {
  it("has the five founding articles", () => {
    expect(names).toEqual(["heliosz", "how-to-choose", "saremi", "webpiki", "when-to-train"]);
    expect(Object.keys(examples).sort()).toEqual(names);
  });

  for (const [name, rows] of Object.entries(examples)) {
    it.each(rows)(`${name}: %s`, (claims, answers, outcome) => {
      const rulebook = panel.get(name);
      if (!rulebook) throw new Error(name);
      for (const id of claims.match(/\b[A-E]\d\d\b/g) ?? []) expect(main.claims[id]?.source).toBe(name);
      const asked = rulebook.questions.map(({ id }) => id);
      for (const question of Object.keys(answers)) expect(asked).toContain(question);
      expect(evaluated(rulebook, answers).outcome).toBe(outcome);
    });
  }

  it.each([...panel])("%s asks the same questions in the same words as the rulebook", (_, { questions }) => {
    for (const { id, ask, choices } of questions) {
      const ours = main.questions.find((question) => question.id === id);
      expect(ask).toBe(ours?.ask);
      expect(choices).toEqual(ours?.choices.map(({ help: _, short: __, ...choice }) => choice));
    }
  });
});
