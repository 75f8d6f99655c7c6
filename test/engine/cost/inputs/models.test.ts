import { describe, expect, it } from "vitest";
import {
  columnModel,
  lastPart,
  modelId,
  modelName,
  tunedModelId,
  tunedVersionOf,
} from "../../../../src/engine/cost/inputs/models.ts";
import type { CostModel, InputRow } from "../../../../src/model/cost.ts";
import { layer, tinyPrices } from "../tiny-prices.ts";

const listed = { list: tinyPrices, layers: [] };
/** The list behind a file with a model of one's own, a tuned one, and a name for one of the list. */
const own = {
  list: tinyPrices,
  layers: [
    layer("prices-file", {
      models: {
        "my/small-1": { name: "Mine" },
        "my/tuned": { base: "acme/small-1" },
        "acme/Large": { name: "Our Large" },
        "acme/g": { input_usd_per_mtok: 1 },
      },
    }),
    layer("answers-file", { models: { "my/small-1": { name: "Not mine" } } }),
  ],
};

describe("the id that a name means", () => {
  it.each<[what: string, name: string, id: string]>([
    ["an id", "beta/small-1", "beta/small-1"],
    ["an id in other letters", " ACME/Small 1 ", "acme/small-1"],
    ["the end of an id, whose first it is", "small-1", "acme/small-1"],
    ["the same with a capital and a space", "Small 1", "acme/small-1"],
    ["the end of an id with capitals, before what another is called", "large", "acme/Large"],
    ["the end of a tuned one's id", "ft:small-1", "acme/ft:small-1"],
    ["what people call one", "Acme Small 1", "acme/small-1"],
    ["what people call one, before the end of what they call another", "Gamma", "beta/g"],
    ["an id that is not there", "acme/None", "acme/None"],
    ["a name that nothing has", "No Such 2", "no-such-2"],
    ["the end of a word", "amma", "amma"],
    ["what people call a tuned one, which is no model to start from", "Acme Small 1 Tuned", "acme-small-1-tuned"],
    ["the end of that", "1 Tuned", "1-tuned"],
  ])("%s: %s", (_, name, id) => {
    expect(modelId(listed, name)).toBe(id);
  });

  it("is that of a model by the end of its name only where no other has the whole", () => {
    const { "beta/g": _, ...models } = tinyPrices.models!;
    expect(modelId({ list: { ...tinyPrices, models }, layers: [] }, "Gamma")).toBe("acme/g");
  });

  it("is looked for in files before the list", () => {
    expect(modelId(own, "small-1")).toBe("my/small-1");
    expect(modelId(own, "our large")).toBe("acme/Large");
    const spaced = { ...listed, layers: [layer("prices-file", { models: { "Own Model": {} } })] };
    expect(modelId(spaced, "Own Model")).toBe("Own Model");
  });
});

describe("a tuned model", () => {
  it.each<[what: string, name: string, id: string]>([
    ["by the name of its base", "small-1", "acme/ft:small-1"],
    ["by that in other letters", "SMALL 1", "acme/ft:small-1"],
    ["by the id of its base", "acme/small-1", "acme/ft:small-1"],
    ["by its base, whatever its own id", "acme/Large", "beta/tune-up"],
    ["by its own id", "acme/ft:small-1", "acme/ft:small-1"],
    ["that there is none of", "Gamma", "beta/g"],
  ])("%s: %s", (_, name, id) => {
    expect(tunedModelId(listed, name)).toBe(id);
  });

  it("is found by its name though nothing says what it is built on", () => {
    const solo = { ...listed, layers: [layer("prices-file", { models: { "my/ft:solo-2": {} } })] };
    expect(tunedModelId(solo, "Solo 2")).toBe("my/ft:solo-2");
  });

  it("is the first that is built on a base, files before the list", () => {
    expect(tunedVersionOf(own, "acme/small-1")).toBe("my/tuned");
    expect(tunedVersionOf(listed, "acme/small-1")).toBe("acme/ft:small-1");
    expect(tunedVersionOf(listed, "acme/g")).toBeUndefined();
  });
});

describe("what a model is called", () => {
  it.each<[what: string, models: typeof own, id: string, name: string]>([
    ["as its row says", listed, "acme/small-1", "Acme Small 1"],
    ["as the first file says", own, "my/small-1", "Mine"],
    ["as a file says that has a row of it", own, "acme/Large", "Our Large"],
    ["as the list says where the file's row is silent", own, "acme/g", "Acme Gamma"],
    ["by its id without the provider where nothing says more", listed, "acme/Large", "Large"],
    ["by its id in no table", listed, "x/Y-1", "Y-1"],
    ["by an id that JavaScript has a meaning for", listed, "constructor", "constructor"],
  ])("%s", (_, models, id, name) => {
    expect(modelName(models, id)).toBe(name);
  });

  it("ends, in small letters, after the last stroke", () => {
    expect(["acme/Large", "a/b/C-1", "Plain"].map(lastPart)).toEqual(["large", "c-1", "plain"]);
  });
});

describe("the model of a column", () => {
  const price = (confidence: InputRow["confidence"]): InputRow => {
    return { key: "k", value: 1, unit: "USD", source: "s", date: null, confidence, from: "list" };
  };
  const [given, listing] = [price("given"), price("A")];
  const yours: CostModel = { id: null, name: "a model at your prices", example: false };
  const small = { id: "acme/small-1", name: "Acme Small 1" };
  const preset = { id: "acme/small-1", named: false };

  type Row = [
    what: string,
    reference: { id: string; named: boolean } | undefined,
    prices: (InputRow | undefined)[],
    model: CostModel,
  ];
  it.each<Row>([
    ["that a person named", { ...preset, named: true }, [listing, listing], { ...small, example: false }],
    [
      "that a person named, at prices of their own",
      { ...preset, named: true },
      [given, given],
      { ...small, example: false },
    ],
    ["of a preset is an example", preset, [listing, listing], { ...small, example: true }],
    ["of a preset with one price of a person's is one still", preset, [given, listing], { ...small, example: true }],
    [
      "of a preset with one price that is not known is one still",
      preset,
      [given, undefined],
      { ...small, example: true },
    ],
    ["of a preset at prices of a person's is nameless", preset, [given, given], yours],
    ["that nothing names is nameless", undefined, [listing, listing], yours],
  ])("%s", (_, reference, prices, model) => {
    expect(columnModel(listed, reference, prices)).toEqual(model);
  });
});
