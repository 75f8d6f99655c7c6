import { describe, expect, it } from "vitest";
import type { Cost } from "../../src/model/cost.ts";
import { costKeys, keysBehind } from "../../src/words/cost-keys.ts";
import { costTitle, isExample } from "../../src/words/cost-title.ts";
import { costParagraph, oldPriceWords } from "../../src/words/cost.ts";
import { column, cost } from "./samples.ts";

describe("whose prices they are", () => {
  const example = (name: string) => ({ id: null, name, example: true });
  const models = { ...cost.models, rag: example("Base"), "fine-tuning": example("tuned Base") };

  it("is said last", () => {
    expect(costParagraph({ ...cost, race: ["rag"], pair: null })).toBe(
      "RAG costs $200 a month and $2,400 once, at 10k calls a month. Nothing else is called for on these answers. Prices for Base, as it is and tuned, as of 2026-07-01: `advise cost` shows and changes each.",
    );
    expect(costParagraph({ ...cost, models })).toBe(
      "RAG costs $200 a month and $2,400 once, at 10k calls a month. The next best, fine-tuning: $300 a month and $4,800 once. A month with set-up spread over 24 months: $300 against $500. No volume up to 100 times yours changes which is cheaper. Prices are examples, for Base, as it is and tuned, as of 2026-07-01: `advise cost FILE --model NAME` takes yours.",
    );
  });

  it("are doubted where they are much older than the list", () => {
    const one = { keys: ["rag.price", "wage"], source: "A list", date: "2024-01-01", turnsAt: 2.345 };
    const said = (of: Cost): string[] => oldPriceWords({ ...of, old: [one, { ...one, turnsAt: null }] });
    const none = "A list, 2024-01-01 (rag.price, wage). No change of it alone turns what is said here.";
    expect(said(cost)).toEqual([
      "A list, 2024-01-01 (rag.price, wage). It would have to be 2.3 times as high to turn which is cheaper.",
      none,
    ]);
    expect(said({ ...cost, pair: null })).toEqual([none, none]);
  });

  it("is an example where nobody named a model of the race", () => {
    expect(isExample({ models, race: ["rag", "fine-tuning"] })).toBe(true);
    expect(isExample({ models, race: ["rag", "hybrid"] })).toBe(false);
  });

  const named = (rag: string, tuning: string): string =>
    costTitle({ ...models, rag: example(rag), "fine-tuning": example(tuning) }, ["rag", "fine-tuning"]);
  it.each([
    ["Base", "Base", "Base"],
    ["Base", "tuned Base", "Base, as it is and tuned"],
    ["Base", "tuned Other", "Base (RAG) and tuned Other (fine-tuning)"],
  ])("names %s and %s", (rag, tuning, title) => {
    expect(named(rag, tuning)).toBe(title);
  });

  it("names each model with the columns that run on it", () => {
    const three = { ...models, prompt: example("Base"), hybrid: example("Third") };
    expect(costTitle(three, ["prompt", "rag", "fine-tuning", "hybrid"])).toBe(
      "Base (prompt, RAG), tuned Base (fine-tuning) and Third (hybrid)",
    );
    expect(costTitle(three, [])).toBe("");
  });
});

describe("what follows from an input", () => {
  const line = (item: string, ...keys: string[]) => ({ item, usd: 1, keys });
  const of: Cost["approaches"] = {
    prompt: column(0, 0, { perCall: [line("tokens in", "price"), line("cached", "price")] }),
    rag: column(0, 0, {
      setup: [line("work", "wage")],
      perMonth: [line("upkeep", "wage")],
      perCall: [line("tokens in", "price")],
    }),
    "fine-tuning": column(0, 0, { setup: [line("work", "wage", "days"), line("work", "wage")] }),
    hybrid: column(0, 0),
  };
  const row = (key: string): Cost["inputs"][number] => ({
    key,
    value: 1,
    unit: "usd",
    source: "",
    date: null,
    confidence: "A",
    from: "list",
  });
  const changes = (key: string): string[] => costKeys({ approaches: of, inputs: [row(key)] })[0]!.changes;

  it.each([
    ["price", ["tokens in (prompt, RAG)", "cached (prompt)"]],
    ["wage", ["work (RAG, fine-tuning)", "upkeep (RAG)"]],
    ["days", ["work (fine-tuning)"]],
    ["calls_per_month", ["every sum for a month"]],
    ["rag.calls_per_month_too", []],
    ["calls_per_question", ["what a question costs, how often is searched"]],
    ["horizon_months", ["set-up a month, totals"]],
    ["hardware", ["rent or electricity"]],
    ["read_tokens_per_second", ["how long before an answer starts"]],
    ["rag.search_seconds", ["how long before an answer starts"]],
    ["rag.first_version", ["how long until a first version"]],
    ["cache_hit_share", ["the static start of the prompt"]],
    ["rag.cached_input", ["the static start of the prompt"]],
    ["context_window_tokens", ["whether the long prompt fits"]],
    ["rag.retires", ["the months that set-up is spread over"]],
  ])("%s", (key, said) => {
    expect(changes(key)).toEqual(said);
  });

  it("is behind a line of the columns in the race, or of all where there is none", () => {
    expect([...keysBehind({ approaches: of }, ["fine-tuning"])]).toEqual(["fine-tuning.retires", "wage", "days"]);
    expect([...keysBehind({ approaches: of }, [])].toSorted()).toEqual([
      "days",
      "fine-tuning.retires",
      "hybrid.retires",
      "price",
      "prompt.retires",
      "rag.retires",
      "wage",
    ]);
  });
});
