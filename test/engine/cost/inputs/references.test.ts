import { describe, expect, it } from "vitest";
import {
  type Block,
  choosePreset,
  modelOf,
  ownPromptModel,
  referencedRows,
  unknownReferences,
} from "../../../../src/engine/cost/inputs/references.ts";
import type { PackagePrices } from "../../../../src/engine/cost/inputs/package.ts";
import type { CostSettings } from "../../../../src/model/cost-inputs.ts";
import { layer, tablesOf, tinyPrices } from "../tiny-prices.ts";

describe("the preset to start from", () => {
  it.each<[what: string, CostSettings, choices: Record<string, string>, id: string]>([
    ["is the first without a condition where nothing is answered", {}, {}, "plain"],
    ["is the first whose condition the answers meet", {}, { place: "vault" }, "careful"],
    ["is one for owned hardware where its condition is met", {}, { place: "cellar" }, "own"],
    ["is none for owned hardware where it is rented", { hardware: "rented" }, { place: "cellar" }, "careful"],
    ["is one for owned hardware where it is owned, unmet too", { hardware: "owned" }, { place: "vault" }, "own"],
    ["is without a condition on rented hardware", { hardware: "rented" }, { place: "office" }, "plain"],
    ["is the one that is named, whatever the answers", { preset: "last" }, { place: "cellar" }, "last"],
    ["is the one that is named, whatever the hardware", { preset: "own", hardware: "rented" }, {}, "own"],
  ])("%s", (_, settings, choices, id) => {
    expect(choosePreset(tinyPrices, [layer("flag", settings)], choices)).toEqual({
      ok: true,
      value: { id, ...tinyPrices.presets[id] },
    });
  });

  it("of two for owned hardware is the one whose condition is met", () => {
    const { own } = tinyPrices.presets;
    const vault = { ...own!, when: { test: "place", in: ["vault"] } };
    const chosen = choosePreset({ ...tinyPrices, presets: { own: own!, vault } }, [], { place: "vault" });
    expect(chosen).toMatchObject({ value: { id: "vault" } });
  });

  it.each<[preset: string, hint: string]>([
    ["plan", "did you mean plain? presets: own, careful, plain, last"],
    ["zzzzzz", "presets: own, careful, plain, last"],
  ])("is none of the name %s", (preset, hint) => {
    const problem = { path: ["preset"], code: "unknown-id", message: `"${preset}" is not a preset`, hint };
    expect(choosePreset(tinyPrices, [layer("flag", { preset })], {})).toEqual({ ok: false, problems: [problem] });
  });
});

describe("the model of a block", () => {
  const [plain, tuned] = ["acme/small-1", "acme/ft:small-1"];

  it.each<[Block, CostSettings[], id: string, named: boolean, path: string]>([
    ["rag", [], plain, false, "rag.model"],
    ["prompt", [], plain, false, "rag.model"],
    ["fine-tuning", [], tuned, false, "fine-tuning.model"],
    ["rag", [{ model: "Large" }], "acme/Large", true, "model"],
    ["prompt", [{ model: "Large" }], "acme/Large", true, "model"],
    // The tuned version of the model that is named for all.
    ["fine-tuning", [{ model: "Large" }], "beta/tune-up", true, "model"],
    ["fine-tuning", [{ rag: { model: "Large" } }], "beta/tune-up", true, "model"],
    ["fine-tuning", [{ model: "Gamma" }], tuned, false, "fine-tuning.model"],
    ["fine-tuning", [{ "tuned-model": "Large" }], "beta/tune-up", true, "tuned-model"],
    ["rag", [{ "tuned-model": "Large" }], plain, false, "rag.model"],
    ["fine-tuning", [{ "fine-tuning": { model: "Small 1" } }], tuned, true, "fine-tuning.model"],
    ["prompt", [{ prompt: { model: "Gamma" } }], "beta/g", true, "prompt.model"],
    ["rag", [{ prompt: { model: "Gamma" } }], plain, false, "rag.model"],
    ["rag", [{ model: "Large", rag: { model: "Gamma" } }], "beta/g", true, "rag.model"],
    ["rag", [{ model: "Large" }, { rag: { model: "Gamma" } }], "acme/Large", true, "model"],
    ["prompt", [{ model: "Large" }, { prompt: { model: "Gamma" } }], "acme/Large", true, "model"],
    ["today", [{ model: "Large", today: { model: "Small 1" } }], plain, true, "today.model"],
  ])("%s, set %j, is %s", (block, settings, id, named, path) => {
    const found = modelOf(tablesOf(settings), block);
    expect(found).toEqual({ table: "models", id, named, path: path.split(".") });
  });

  it.each<[Block, preset: string]>([
    ["today", "plain"],
    ["rag", "last"],
    // The preset names the model of RAG, not a person: that calls for no tuned version.
    ["fine-tuning", "careful"],
  ])("%s is none where nothing names one: preset %s", (block, preset) => {
    expect(modelOf(tablesOf([{ model: undefined }], preset), block)).toBeUndefined();
  });

  it("is the prompt's own only where one is set for it", () => {
    expect(ownPromptModel(tablesOf([{ prompt: { samples: 1 } }, {}]))).toBe(false);
    expect(ownPromptModel(tablesOf([{}, { prompt: { model: "Gamma" } }]))).toBe(true);
  });
});

describe("a reference to nothing", () => {
  const nowhere = "is in neither the price list nor @pydantic/genai-prices";
  const describeIt = (table: string) => `describe it under ${table}: in a --prices file`;

  it.each<[path: string, settings: CostSettings, message: string, hint: string, prices?: PackagePrices]>([
    [
      "rag.model",
      { rag: { model: "acme/smal-1" } },
      `"acme/smal-1" ${nowhere}`,
      `did you mean acme/small-1? or ${describeIt("models")}`,
    ],
    ["model", { model: "smal-1" }, `"smal-1" ${nowhere}`, `did you mean small-1? or ${describeIt("models")}`],
    [
      "model",
      { model: "zz/qqqqqq" },
      `"zz/qqqqqq" ${nowhere}`,
      `names are as beta/l and acme/small-1; or ${describeIt("models")}`,
    ],
    [
      "rag.model",
      { rag: { model: "zz/qqqq-1" } },
      `"zz/qqqq-1" ${nowhere}`,
      `did you mean zz/qqqq-2? or ${describeIt("models")}`,
      { "zz/qqqq-1": { models: ["zz/qqqq-2"] } },
    ],
    [
      "rag.embedding",
      { rag: { embedding: "acme/embod" } },
      `"acme/embod" ${nowhere}`,
      `did you mean acme/embed? or ${describeIt("embeddings")}`,
    ],
    // No package has the rows of the other tables, whatever it has by their name.
    [
      "rag.reranker",
      { rag: { reranker: "acme/rank" } },
      '"acme/rank" is not in the price list',
      `did you mean acme/rerank? or ${describeIt("rerankers")}`,
      { "acme/rank": { matched: "acme/rank", exact: true, tiers: [] } },
    ],
  ])("at %s, of %j, is a problem", (path, settings, message, hint, prices = {}) => {
    const tables = tablesOf([settings]);
    expect(unknownReferences(tables, referencedRows(tables, "rag"), prices)).toEqual([
      { path: path.split("."), code: "unknown-id", message, hint },
    ]);
  });

  it("is none where the package knows the model", () => {
    const tables = tablesOf([{ rag: { model: "zz/new" } }]);
    const prices = { "zz/new": { matched: "zz/new", exact: true, tiers: [] } };
    expect(unknownReferences(tables, referencedRows(tables, "rag"), prices)).toEqual([]);
  });
});
