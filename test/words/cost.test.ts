import { describe, expect, it } from "vitest";
import type { Cost } from "../../src/model/cost.ts";
import { costWords, monthText } from "../../src/words/cost.ts";
import { column, cost } from "./samples.ts";

const { approaches } = cost;

describe("what is advised and the next best", () => {
  const rag = "RAG costs $200 a month and $2,400 once, at 10k calls a month.";
  const next = "The next best, fine-tuning: $300 a month and $4,800 once.";
  it.each<[why: string, Partial<Cost>, said: string[]]>([
    ["the advised is the cheaper", {}, [rag, next, "A month with set-up spread over 24 months: $300 against $500."]],
    [
      "both cost the same",
      { approaches: { ...approaches, "fine-tuning": column(2400, 200) } },
      [
        rag,
        "The next best, fine-tuning: $200 a month and $2,400 once.",
        "A month with set-up spread over 24 months: $300 against $300.",
      ],
    ],
    [
      "the other is the cheaper",
      { advised: "fine-tuning" },
      [
        "Fine-tuning costs $300 a month and $4,800 once, at 10k calls a month.",
        "The next best, RAG: $200 a month and $2,400 once.",
        "A month with set-up spread over 24 months: $500 against $300, so RAG is the cheaper one. The advice rests on what the answers call for, not on cost.",
      ],
    ],
    [
      "nothing is advised, and the other is the cheaper",
      { advised: null, race: ["fine-tuning", "rag"] },
      [
        "Fine-tuning costs $300 a month and $4,800 once, at 10k calls a month.",
        "The next best, RAG: $200 a month and $2,400 once.",
        "A month with set-up spread over 24 months: $500 against $300, so RAG is the cheaper one.",
      ],
    ],
    [
      "what is advised is not in the race",
      { advised: "hybrid", volume: { callsPerMonth: 1, from: "band" } },
      [
        "RAG costs $200 a month and $2,400 once, at 1 call a month, taken for the band you named.",
        next,
        "A month with set-up spread over 24 months: $300 against $500.",
      ],
    ],
    ["the volume is not known", { volume: null }, ["The volume is not known: answer it to see what a month costs."]],
    ["nothing is in the race", { race: [] }, ["Nothing that is compared here is an option on these answers."]],
    ["there is but one", { race: ["rag"], pair: null }, [rag, "Nothing else is called for on these answers."]],
    [
      "the others may yet be called for",
      {
        pair: null,
        race: ["rag", "fine-tuning", "hybrid", "prompt"],
        approaches: {
          ...approaches,
          rag: column(2400, 200, { status: "open" }),
          "fine-tuning": column(0, 0, { status: "open" }),
          hybrid: column(0, 0, { status: "open" }),
        },
      },
      [rag, "No answer calls for fine-tuning or hybrid yet; the table shows what it would cost."],
    ],
  ])("where %s", (_, differs, said) => {
    expect(costWords({ ...cost, ...differs }).headline).toEqual(said);
  });

  it("is without a month's sum where the volume is not known", () => {
    expect(monthText({ ...cost, approaches: { ...approaches, rag: column(1, 1, { runningUsd: null }) } }, "rag")).toBe(
      null,
    );
  });

  it("is in the currency that was asked for", () => {
    const euros = { ...cost, currency: { code: "EUR", perUsd: 0.5, date: null } };
    expect(costWords(euros).headline[0]).toBe("RAG costs EUR 100 a month and EUR 1,200 once, at 10k calls a month.");
  });
});

describe("where the cheaper one changes", () => {
  const change = (callsPerMonth: number, cheaper: "rag" | "fine-tuning") => ({ callsPerMonth, cheaper, atStep: false });
  const turning = (...changes: ReturnType<typeof change>[]): Cost["crossovers"] => [
    { ...cost.crossovers[0]!, changes },
  ];
  const range = " (50k to 50k when a main assumption is halved or doubled)";
  const band = [
    { key: "wage", factor: 2, crossover: { ...cost.crossovers[0]!, kind: "below" as const, callsPerMonth: 2 } },
  ];
  it.each<[why: string, Partial<Cost>, said: string | null]>([
    [
      "ahead",
      { crossovers: turning(change(50_000, "fine-tuning")) },
      `Above 50k calls a month fine-tuning is cheaper, below it RAG${range}.`,
    ],
    [
      "behind",
      { crossovers: turning(change(1000, "rag"), change(2000, "fine-tuning")) },
      `Above 2k calls a month fine-tuning is cheaper, below it RAG${range}.`,
    ],
    [
      "the last of several within a hundred times the volume",
      {
        crossovers: turning(change(20_000, "fine-tuning"), change(1_000_000, "rag"), change(1_000_001, "fine-tuning")),
      },
      `Above 1M calls a month RAG is cheaper, below it fine-tuning${range}.`,
    ],
    [
      "without a range where the band turns another way",
      { crossovers: turning(change(50_000, "fine-tuning")), band },
      "Above 50k calls a month fine-tuning is cheaper, below it RAG.",
    ],
    [
      "nowhere near",
      { crossovers: turning(change(1_000_001, "rag")) },
      "No volume up to 100 times yours changes which is cheaper.",
    ],
    ["unknown without a volume", { volume: null }, null],
    ["unknown without a pair", { pair: null }, null],
  ])("%s", (_, differs, said) => {
    expect(costWords({ ...cost, ...differs }).turn).toBe(said);
  });
});

describe("notes on costs", () => {
  const saving = { perCallUsd: 0.003, shorterPromptUsd: 0.002, cheaperModelUsd: 0.001, sameModel: null };
  const late = (fits: "perhaps" | "no") => ({ firstVersion: { range: "weeks", fits } });
  const slow = { start: { seconds: 2, fits: "no" as const } };
  const today = { perMonthUsd: 1000, model: null, savings: [] };
  const saves = (perMonthUsd: number, paidAfterMonths: number | null = null) => ({
    column: "rag" as const,
    perMonthUsd,
    paidAfterMonths,
  });

  it.each<[why: string, Partial<Cost>, said: string[]]>([
    ["nothing more is known", {}, []],
    [
      "another model saves something",
      { saving },
      [
        "Two models are compared, Base and tuned Base: of the $3.00 that 1,000 calls save, the other model saves $1.00.",
      ],
    ],
    ["the call saves nothing", { saving: { ...saving, perCallUsd: 0 } }, []],
    ["the other model saves nothing", { saving: { ...saving, cheaperModelUsd: 0 } }, []],
    ["nothing is compared", { saving, pair: null }, []],
    ["today's bill is known", { today }, ["Today you pay $1,000 a month."]],
    [
      "today's bill follows from the volume",
      { today: { ...today, perMonthUsd: null, model: "GPT-5" } },
      ["Today's bill for GPT-5 follows from the volume: answer it."],
    ],
    [
      "something would save of it",
      { today: { ...today, model: "GPT-5", savings: [saves(10, 2), saves(1), saves(-5)] } },
      [
        "Today you pay $1,000 a month for GPT-5. Against it, with upkeep by your own people counted, RAG saves $10.00 a month, paid for after 2.0 months; RAG saves $1.00 a month; RAG costs $5.00 more a month.",
      ],
    ],
    [
      "a budget was answered",
      {
        budgetUsd: 2400,
        approaches: {
          ...approaches,
          rag: column(2400, 1, { overBudgetUsd: 0 }),
          "fine-tuning": column(4800, 1, { overBudgetUsd: 2400 }),
        },
      },
      ["Set-up against your budget of $2,400: RAG fits and fine-tuning is over by $2,400."],
    ],
    [
      "the long prompt does not fit",
      { contextTokens: { prompt: 300_000, window: 128_000 } },
      ["The long prompt has 300k tokens, and Base reads 128k: it does not fit."],
    ],
    [
      "some are too late or too slow",
      {
        race: ["rag", "fine-tuning", "hybrid"],
        approaches: {
          ...approaches,
          rag: column(1, 1, { ...late("perhaps"), ...slow }),
          "fine-tuning": column(1, 1, late("no")),
          hybrid: column(1, 1, { ...late("no"), ...slow }),
          prompt: column(1, 1, late("no")),
        },
      },
      [
        "Fine-tuning and hybrid are later than your deadline, by assumption; RAG is perhaps later than your deadline; RAG and hybrid are slower to start an answer than you allow.",
      ],
    ],
  ])("where %s", (_, differs, said) => {
    expect(costWords({ ...cost, ...differs }).notes).toEqual(said);
  });
});

describe("what to doubt of costs", () => {
  const retrained = (usd: number) =>
    column(1, 1, {
      perMonth: [
        { item: "people", usd: 9, keys: [] },
        { item: "retraining", usd, keys: [] },
      ],
    });
  const floor =
    "Retraining cannot follow changes this fast. Fine-tuning is priced with weekly retraining, which is a floor and not a plan";
  const rarer = "; the hybrid, whose facts are searched for, with rarer retraining";
  const race: Cost["race"] = ["rag", "fine-tuning", "hybrid"];
  const retrainedFor = (tuning: number, hybrid: number) => ({
    keepsUp: false,
    race,
    approaches: { ...approaches, "fine-tuning": retrained(tuning), hybrid: retrained(hybrid) },
  });
  const volumeRule: Cost["volumeRule"] = {
    rules: ["busy", "many"],
    favours: "fine-tuning",
    cheaper: "rag",
    agrees: false,
  };
  it.each<[why: string, Partial<Cost>, said: string[]]>([
    ["retraining keeps up", { race }, []],
    ["tuning is not in the race", { keepsUp: false, race: ["rag"] }, []],
    ["it does not", { keepsUp: false }, [`${floor}.`]],
    ["the hybrid is retrained less often", retrainedFor(4, 1), [`${floor}${rarer}.`]],
    ["the hybrid is retrained as often", retrainedFor(4, 4), [`${floor}.`]],
    ["the hybrid is not in the race", { ...retrainedFor(4, 1), race: ["rag", "fine-tuning"] }, [`${floor}.`]],
    [
      "the rulebook's band says otherwise",
      { volumeRule },
      [
        "The rulebook counts this volume in favour of fine-tuning (busy, many), but on these prices RAG is the cheaper one. The scores do not depend on prices: judge by your own.",
      ],
    ],
    ["the band says the same", { volumeRule: { ...volumeRule, agrees: true } }, []],
    ["the band favours none", { volumeRule: { ...volumeRule, favours: "equal" } }, []],
    ["neither is the cheaper", { volumeRule: { ...volumeRule, cheaper: "equal" } }, []],
    ["there is no volume", { volumeRule, volume: null }, []],
  ])("where %s", (_, differs, said) => {
    expect(costWords({ ...cost, ...differs }).doubts).toEqual(said);
  });
});
