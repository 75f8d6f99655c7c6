import { describe, expect, it } from "vitest";
import { costSettingsSchema } from "../../../src/model/cost-inputs.ts";
import { inputKeys, settingKeys } from "../../../src/load/prices/keys.ts";
import { parsePriceFile, parsePriceFlags } from "../../../src/load/prices/layers.ts";
import { inDollars, moneyOfSettings } from "../../../src/load/prices/own-currency.ts";
import { costWith } from "../../cost-request.ts";

const euro = { currency: "EUR", rate: 0.8 };

/** The settings of flags, or what is said of each. */
function flags(price: string[], ...rest: [own?: object, money?: typeof euro]): unknown {
  const read = parsePriceFlags(price, ...rest);
  return read.ok
    ? read.value.settings
    : read.problems.map(({ file, code, message, hint }) => [file, code, message, hint ?? ""].join(" | "));
}

describe("--price", () => {
  it("is a layer of flags", () => {
    expect(parsePriceFlags(["rag.chunks=3"])).toEqual({
      ok: true,
      value: { from: "flag", name: "--price", settings: { rag: { chunks: 3 } } },
    });
  });

  it.each<[string[], unknown]>([
    [[], {}],
    [["rag.chunks=3", "rag.chunks=4", "horizon_months=24"], { rag: { chunks: 4 }, horizon_months: 24 }],
    [["calls_per_month=250k"], { calls_per_month: 250_000 }],
    [["preset=hosted=2"], { preset: "hosted=2" }],
    [["preset=x-3", "model=a/inf", "tuned-model=b+nan"], { preset: "x-3", model: "a/inf", "tuned-model": "b+nan" }],
    [["rag.context_window_tokens=null"], { rag: { context_window_tokens: null } }],
    [
      ["rag.model=nanonets/x", "model=inf/y", "tuned-model=-z"],
      { rag: { model: "nanonets/x" }, model: "inf/y", "tuned-model": "-z" },
    ],
    [["rag.model=openai/gpt-6-sol"], { rag: { model: "openai/gpt-6-sol" } }],
    [["today.usd_per_month=100"], { today: { usd_per_month: 100 } }],
    [["as-of=2026-11-24"], { "as-of": "2026-11-24" }],
    [
      ["currency=EUR", "rate=0.8", "labour_usd_per_hour=60 EUR"],
      { currency: "EUR", rate: 0.8, labour_usd_per_hour: 75 },
    ],
  ])("%j is %j", (price, settings) => {
    expect(flags(price)).toEqual(settings);
  });

  const every = "`advise cost --keys` lists every key";
  it.each<[string[], string[]]>([
    [["rag.chunks"], ["--price rag.chunks | usage | has no value | write it as --price key=value"]],
    [
      ["rag.chunk=3"],
      [
        `--price rag.chunk=3 | unknown-key | "rag.chunk" is not a key of the cost model | did you mean rag.chunks? ${every}`,
      ],
    ],
    [
      ["chunk_tokens=3"],
      [
        `--price chunk_tokens=3 | unknown-key | "chunk_tokens" is not a key of the cost model | did you mean rag.chunk_tokens? ${every}`,
      ],
    ],
    [
      ["embedding=x"],
      [
        `--price embedding=x | unknown-key | "embedding" is not a key of the cost model | did you mean rag.embedding? ${every}`,
      ],
    ],
    [
      ["retrains_per_month=1"],
      [
        `--price retrains_per_month=1 | unknown-key | "retrains_per_month" is not a key of the cost model | did you mean fine-tuning.retrains_per_month or hybrid.retrains_per_month? ${every}`,
      ],
    ],
    [
      ["nothing-like-it=1"],
      [`--price nothing-like-it=1 | unknown-key | "nothing-like-it" is not a key of the cost model | ${every}`],
    ],
    [
      ["models=1"],
      [`--price models=1 | unknown-key | "models" is not a key of the cost model | did you mean model? ${every}`],
    ],
    [["=1"], [`--price =1 | unknown-key | "" is not a key of the cost model | ${every}`]],
    [["rag.chunks=-3"], ['--price rag.chunks | shape | rag.chunks is "-3" | it must be 0 or more']],
    [["rag.chunks=+x"], ['--price rag.chunks | shape | rag.chunks is "+x" | it must be a number']],
    [["rag.chunks=nan"], ['--price rag.chunks | shape | rag.chunks is "nan" | it must be a number']],
    [["rag.chunks=three"], ['--price rag.chunks | shape | rag.chunks is "three" | it must be a number']],
    [["rag.chunks=3", "rag.chunks=null"], ["--price rag.chunks | shape | rag.chunks is nothing | it must be a number"]],
    [
      ["rag.chunks=1.000", "x=1"],
      [
        '--price rag.chunks=1.000 | bad-number | "1.000" reads two ways: 1 or 1,000 | write 1 or 1000',
        `--price x=1 | unknown-key | "x" is not a key of the cost model | ${every}`,
      ],
    ],
    [
      ["labour_usd_per_hour=60 EUR"],
      ['--price labour_usd_per_hour | shape | labour_usd_per_hour is "60 EUR" | it must be a number'],
    ],
  ])("%j is refused", (price, problems) => {
    expect(flags(price)).toEqual(problems);
  });
});

describe("settings with a flag of their own", () => {
  it("are settings, and their word counts after --price", () => {
    expect(flags(["model=a", "tuned-model=b", "rate=2"], { model: "c", currency: "EUR", rate: "0.8" })).toEqual({
      model: "c",
      "tuned-model": "b",
      currency: "EUR",
      rate: 0.8,
    });
    expect(flags([], { model: "5" })).toEqual({ model: "5" });
  });

  it("are refused by their own name", () => {
    const own = { currency: "euro", rate: "1e-7" };
    expect(flags(["rag.chunks=-1"], own)).toEqual([
      '--currency | shape | currency is "euro" | a code of three capital letters, such as EUR',
      '--rate | shape | rate is "1e-7" | it must be at least 0.000001',
      '--price rag.chunks | shape | rag.chunks is "-1" | it must be 0 or more',
    ]);
    expect(flags([], { rate: "1.000" })).toEqual([
      '--rate | bad-number | "1.000" reads two ways: 1 or 1,000 | write 1 or 1000',
    ]);
  });

  it("turn amounts by the rate among them, or else the one that is known", () => {
    expect(flags(["labour_usd_per_hour=60 EUR"], {}, euro)).toEqual({ labour_usd_per_hour: 75 });
    expect(flags(["labour_usd_per_hour=60 EUR"], { currency: "EUR", rate: "0.5" }, euro)).toMatchObject({
      labour_usd_per_hour: 120,
    });
  });
});

describe("a price file", () => {
  function file(text: string) {
    const read = parsePriceFile({ file: "prices.yaml", text });
    return read.ok ? read.value : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }

  it("is a layer of settings, with amounts in their currency turned", () => {
    expect(
      file("currency: EUR\nrate: 0.8\ntoday: {usd_per_month: 80 EUR}\nmodels: {a: {input_usd_per_mtok: 1}}\n"),
    ).toEqual({
      from: "prices-file",
      name: "prices.yaml",
      settings: { currency: "EUR", rate: 0.8, today: { usd_per_month: 100 }, models: { a: { input_usd_per_mtok: 1 } } },
    });
  });

  it.each([
    ["rag: [", ["1:7 a bracket is not closed"]],
    [
      "rag:\n  chunks: 1.000\n  overlap_factor: 0\n",
      ['2:11 "1.000" reads two ways: 1 or 1,000', '3:19 rag.overlap_factor is "0"'],
    ],
    ["schema: advise/cost/2\n", ['1:1 "schema" is not a key that can stand here']],
    ["- 1", ["1:1 the file is a list"]],
    ["null", ["1:1 the file is nothing"]],
  ])("%j is refused at its places", (text, problems) => {
    expect(file(text)).toEqual(problems);
  });

  it("may be what `advise cost` wrote, and then leads to the same", () => {
    const run = costWith(["horizon_months=24", "preset=self-hosted"]);
    const layer = file(JSON.stringify(run));
    expect(layer).toMatchObject({
      name: "prices.yaml",
      settings: {
        preset: "self-hosted",
        "as-of": run.asOf,
        horizon_months: 24,
        rag: { model: run.models.rag.id, chunks: 5 },
      },
    });
    for (const key of ["budget_usd", "currency", "rate", "rate-date", "today"])
      expect(layer).not.toHaveProperty(["settings", key]);
  });

  it("keeps the budget, the currency and today's bill of what was written", () => {
    const run = costWith([]);
    const today = { ...run.today, perMonthUsd: 500 };
    const currency = { code: "EUR", perUsd: 0.8, date: "2026-11-24" };
    const settings = (more: object) => file(JSON.stringify({ ...run, ...more }));
    expect(settings({ budgetUsd: 0, currency, today })).toMatchObject({
      settings: { budget_usd: 0, currency: "EUR", rate: 0.8, "rate-date": "2026-11-24", today: { usd_per_month: 500 } },
    });
    const undated = settings({ currency: { ...currency, date: null }, today: { ...today, perMonthUsd: null } });
    expect(undated).toMatchObject({ settings: { currency: "EUR", rate: 0.8 } });
    for (const key of ["rate-date", "today"]) expect(undated).not.toHaveProperty(["settings", key]);
  });

  it.each<[string, object, string[]]>([
    ["its schema alone", { schema: "advise/cost/1" }, ["preset", "asOf", "inputs", "models"]],
    ["no list of inputs", { ...costWith([]), inputs: 3 }, ["inputs"]],
    ["nothing for an input", { ...costWith([]), inputs: [null] }, ["inputs.0"]],
    [
      "no model of a column",
      { ...costWith([]), models: { prompt: {} } },
      ["models.rag", "models.fine-tuning", "models.prompt.id"],
    ],
    ["a currency without a rate", { ...costWith([]), currency: { code: "EUR" } }, ["currency.perUsd"]],
  ])("is refused where it is %s", (_, run, places) => {
    const said = file(JSON.stringify({ schema: "advise/cost/1", ...run })) as string[];
    for (const [at, place] of places.entries()) expect(said[at]).toMatch(new RegExp(`^1:\\d+ ${place} is `));
  });

  it("may have been written before it had all that it has now", () => {
    const { budgetUsd: _, currency: __, today: ___, ...run } = costWith(["horizon_months=24"]);
    expect(file(JSON.stringify(run))).toHaveProperty("settings.horizon_months", 24);
  });

  it("names no model where a column of what was written has none", () => {
    const run = costWith([]);
    const models = { ...run.models, prompt: { ...run.models.prompt, id: null } };
    const layer = file(JSON.stringify({ ...run, models }));
    expect(layer).not.toHaveProperty("settings.prompt.model");
    expect(layer).toHaveProperty("settings.fine-tuning.model", run.models["fine-tuning"].id);
  });
});

describe("amounts in a currency of one's own", () => {
  it.each([
    [{ currency: "EUR", rate: 0.8 }, euro],
    [{ currency: "EUR", rate: 0 }, undefined],
    [{ currency: "EUR", rate: "0.8" }, undefined],
    [{ currency: 5, rate: 0.8 }, undefined],
    [{ currency: "EUR" }, undefined],
    [{ rate: 0.8 }, undefined],
    ["EUR", undefined],
    [null, undefined],
  ])("are worth what %j says", (settings, money) => {
    expect(moneyOfSettings(settings)).toEqual(money);
  });

  it.each([
    [{ today: { usd_per_month: "80 EUR" } }, { today: { usd_per_month: 100 } }],
    [{ budget_usd: "80k €" }, { budget_usd: 100_000 }],
    [{ budget_usd: "80" }, { budget_usd: 80 }],
    [
      { budget_usd: "80 CHF", model: "80 EUR" },
      { budget_usd: "80 CHF", model: "80 EUR" },
    ],
    [
      { budget_usd: 80, list: [{ usd: "80 EUR" }], none: null },
      { budget_usd: 80, list: [{ usd: "80 EUR" }], none: null },
    ],
    [{ a: { b: { c: { d: { usd: "80 EUR" } } } } }, { a: { b: { c: { d: { usd: 100 } } } } }],
    [{ a: { b: { c: { d: { e: { usd: "80 EUR" } } } } } }, { a: { b: { c: { d: { e: { usd: "80 EUR" } } } } } }],
    ["80 EUR", "80 EUR"],
    [null, null],
  ])("%j is %j in dollars", (settings, dollars) => {
    expect(inDollars(settings, euro)).toEqual(dollars);
  });

  it("stay as they are without a rate", () => {
    expect(inDollars({ budget_usd: "80 EUR" })).toEqual({ budget_usd: "80 EUR" });
  });
});

describe("the keys of the cost model", () => {
  it("are its inputs, and which rows they come from", () => {
    expect(inputKeys).toEqual(expect.arrayContaining(["answer_tokens", "rag.chunks", "hybrid.retrains_per_month"]));
    expect(inputKeys).not.toContain("rag.model");
    expect(settingKeys).toEqual(
      expect.arrayContaining([...inputKeys, "rag.model", "today.model", "as-of", "rate-date"]),
    );
    for (const key of ["source", "date", "models", "vector-dbs"]) expect(settingKeys).not.toContain(key);
    expect(Object.keys(costSettingsSchema.shape)).toContain("source");
  });
});
