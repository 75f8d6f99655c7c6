import { describe, expect, it } from "vitest";
import type { Cost, VolumeChange } from "../../src/model/cost.ts";
import {
  bandRange,
  crossoverCell,
  crossoverWords,
  pairCrossover,
  pairCrossoverWords,
  paybackWords,
  turningWords,
} from "../../src/words/cost-crossover.ts";
import { cost } from "./samples.ts";

type Turning = Parameters<typeof crossoverWords>[0];

describe("where one becomes cheaper than the other", () => {
  it.each<[Turning["kind"], number | null, Turning["cheaper"], words: string, cell: string]>([
    ["above", 50_000, null, "fine-tuning is cheaper than RAG above 50k calls a month", "above 50k"],
    ["below", 1, null, "fine-tuning is cheaper than RAG below 1 call a month", "below 1"],
    ["always", null, null, "fine-tuning is cheaper than RAG at every volume", "always"],
    ["never", null, null, "RAG is cheaper than fine-tuning at every volume", "never"],
    ["any", null, "equal", "RAG and fine-tuning cost the same at every volume", "equal"],
    ["any", null, "rag", "RAG is cheaper by the same amount at every volume", "always rag"],
  ])("%s", (kind, callsPerMonth, cheaper, words, cell) => {
    expect(crossoverWords({ kind, callsPerMonth, cheaper })).toBe(words);
    expect(crossoverCell({ kind, callsPerMonth, cheaper })).toBe(cell);
  });

  it("names the pair that is compared", () => {
    expect(pairCrossoverWords({ ...cost, pair: { from: "prompt", to: "rag" } })).toBeNull();
    expect(pairCrossoverWords({ ...cost, pair: null })).toBeNull();
    const [only] = cost.crossovers;
    const turned = { ...only!, from: "fine-tuning" as const, to: "rag" as const };
    const others = { ...only!, from: "prompt" as const };
    const pair = { from: "fine-tuning", to: "rag" } as const;
    const crossovers = [others, only!, turned];
    expect(pairCrossover({ ...cost, crossovers })).toBe(only);
    expect(pairCrossover({ ...cost, crossovers, pair })).toBe(turned);
    expect(pairCrossoverWords({ ...cost, crossovers, pair })).toBe(
      "RAG is cheaper than fine-tuning above 50k calls a month",
    );
  });
});

describe("the least and the most of the crossovers", () => {
  const one = (kind: Turning["kind"], callsPerMonth: number | null): Cost["band"][number] => ({
    key: "wage",
    factor: 2,
    crossover: { kind, callsPerMonth, cheaper: null, changes: [], allListed: true },
  });
  it.each<[why: string, Cost["band"], string | null]>([
    ["each has one", [one("above", 20_000), one("above", 90_000)], "20k to 90k"],
    ["the headline's own is the least", [one("above", 90_000)], "50k to 90k"],
    ["nothing is changed", [], "50k to 50k"],
    ["one turns the other way", [one("above", 20_000), one("below", 90_000)], null],
    ["one has none", [one("above", null)], null],
  ])("%s", (_, band, said) => {
    expect(bandRange({ ...cost, band })).toBe(said);
  });

  it("are of a crossover, and none of none", () => {
    expect(bandRange({ ...cost, pair: null, band: [one("above", 2)] })).toBeNull();
  });
});

describe("when the second of the pair is paid for", () => {
  const own = cost.approaches["fine-tuning"].amortisedOverMonths;
  it.each<[months: number | null, said: string]>([
    [null, "At this volume fine-tuning never earns back what it costs more to set up."],
    [0, "Fine-tuning costs no more to set up than RAG, and less from the first month."],
    [3.25, "At this volume fine-tuning earns back its extra set-up in 3.3 months."],
    [own, "At this volume fine-tuning earns back its extra set-up in 24.0 months."],
    [
      own + 1,
      "At this volume fine-tuning earns back its extra set-up in 25.0 months, after the 24.0 months that its set-up is spread over.",
    ],
  ])("%s months", (months, said) => {
    expect(paybackWords({ ...cost, payback: { months } })).toBe(said);
  });

  it("is not said where nothing is compared", () => {
    expect(paybackWords(cost)).toBeNull();
    expect(paybackWords({ ...cost, payback: { months: 1 }, pair: null })).toBeNull();
  });
});

describe("what lies behind the crossover", () => {
  const turn = "Fine-tuning is cheaper than RAG above 50k calls a month.";
  const moved = "These assumptions move it, from 50k to 50k calls a month:";
  const change = (callsPerMonth: number, cheaper: "rag" | "fine-tuning", atStep = false): VolumeChange => ({
    callsPerMonth,
    cheaper,
    atStep,
  });
  const changing = (changes: VolumeChange[], allListed = true): Cost => ({
    ...cost,
    crossovers: [{ ...cost.crossovers[0]!, changes, allListed }],
  });

  it("is nothing where nothing is compared", () => {
    expect(turningWords({ ...cost, pair: null })).toEqual([]);
    expect(turningWords({ ...cost, crossovers: [] })).toEqual([]);
  });

  it("is each step at which another becomes the cheaper one", () => {
    const two = [change(1000, "rag"), change(50_000, "fine-tuning", true)];
    expect(turningWords(changing(two.slice(0, 1)))).toEqual([turn, moved]);
    expect(turningWords(changing(two))).toEqual([
      turn,
      "The cheaper one changes with each step of the prices: RAG from 1k, fine-tuning from 50k.",
      "There one side needs one more machine, and its cost jumps.",
      moved,
    ]);
  });

  it("is the first three steps and the last three where there are many", () => {
    const many = Array.from({ length: 7 }, (_, at) => change(at + 1, at % 2 === 0 ? "rag" : "fine-tuning"));
    const first = "RAG from 1, fine-tuning from 2, RAG from 3";
    expect(turningWords(changing(many))[1]).toBe(
      `The cheaper one changes with each step of the prices: ${first}, RAG from 5, fine-tuning from 6, RAG from 7, to name the first and the last.`,
    );
    expect(turningWords(changing(many.slice(0, 6)))[1]).toBe(
      `The cheaper one changes with each step of the prices: ${first}, fine-tuning from 4, RAG from 5, fine-tuning from 6.`,
    );
    expect(turningWords(changing(many.slice(0, 2), false))[1]).toMatch(/ from 2, to name the first and the last\.$/);
  });

  type Saving = NonNullable<Cost["saving"]>;
  const saving = (perCallUsd: number, shorterPromptUsd: number, cheaperModelUsd: number): Saving => ({
    perCallUsd,
    shorterPromptUsd,
    cheaperModelUsd,
    sameModel: null,
  });
  it.each<[Saving, said: string]>([
    [saving(0, 0, 0), "No side pays by the token: what differs is how many machines the calls need."],
    [
      saving(0.003, 0.002, 0.001),
      "1,000 calls cost $3.00 less with fine-tuning: $2.00 saved by the shorter prompt, $1.00 less by the other model.",
    ],
    [
      saving(-0.003, -0.002, -0.001),
      "1,000 calls cost $3.00 more with fine-tuning: $2.00 for the longer prompt, $1.00 more for the other model.",
    ],
    [
      saving(0.001, 0, 0.001),
      "1,000 calls cost $1.00 less with fine-tuning: the prompt is as long, $1.00 less by the other model.",
    ],
    [
      saving(0.002, 0.002, 0),
      "1,000 calls cost $2.00 less with fine-tuning: $2.00 saved by the shorter prompt, $0 less by the other model.",
    ],
  ])("is what a call saves, and by what", (what, said) => {
    expect(turningWords({ ...cost, saving: what })).toEqual([turn, said, moved]);
  });

  it("is the crossover of one model for both, where two are compared", () => {
    const sameModel = { kind: "above" as const, callsPerMonth: 80_000, cheaper: null, changes: [], allListed: true };
    const ofModel = (cheaperModelUsd: number): Cost => ({
      ...cost,
      models: { ...cost.models, "fine-tuning": cost.models.rag },
      saving: { ...saving(0.002, 0.002, cheaperModelUsd), sameModel },
      payback: { months: 2 },
    });
    const paid = "At this volume fine-tuning earns back its extra set-up in 2.0 months.";
    expect(turningWords(ofModel(0))).toEqual([
      turn,
      "1,000 calls cost $2.00 less with fine-tuning: $2.00 saved by the shorter prompt, the model is the same.",
      paid,
      moved,
    ]);
    expect(turningWords(ofModel(0.0005)).slice(2)).toEqual([
      "With one model for both, fine-tuning is cheaper than RAG above 80k calls a month.",
      paid,
      moved,
    ]);
  });
});
