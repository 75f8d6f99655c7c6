import { describe, expect, it } from "vitest";
import { answeredVolume, favouredBy, numberAnswersOf } from "../../../src/engine/cost/answers.ts";
import { noticesOf } from "../../../src/engine/cost/notices.ts";
import { decide } from "../../../src/engine/decide.ts";
import type { Answers } from "../../../src/model/answers.ts";
import type { TraceEntry } from "../../../src/model/decision.ts";
import { parseAnswer } from "../../../src/engine/decision/read-answer.ts";
import { resolvedWith, shippedPrices } from "../../cost-request.ts";
import { shipped } from "../../shipped.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

function answersOf(given: Record<string, string | number>): Answers {
  return Object.fromEntries(
    Object.entries(given).map(([id, raw]) => {
      const answer = parseAnswer(
        shipped.questions.find((question) => question.id === id)!,
        raw,
      );
      if (!("choice" in answer)) throw new Error(answer.message);
      return [id, { ...answer, from: "flag" as const }];
    }),
  );
}

describe("the numbers of answers", () => {
  it.each([
    ["250k", { value: 250_000, from: "answer" }],
    ["low", { value: 15_000, from: "band" }],
    // Halfway between 30,000 and 600,000 by orders of magnitude.
    ["medium", { value: 134_164, from: "band" }],
    ["very-high", { value: 6_000_000, from: "band" }],
  ])("volume %s", (raw, number) => {
    expect(numberAnswersOf(shipped.questions, answersOf({ volume: raw }))).toEqual({ volume: number });
  });

  it("leaves out what is unsure or not asked for a number", () => {
    expect(numberAnswersOf(shipped.questions, answersOf({ volume: "unsure", volatility: "daily" }))).toEqual({});
    expect(answeredVolume(shipped.questions, answersOf({ volume: "unsure" }))).toBeNull();
    expect(answeredVolume(shipped.questions, answersOf({ volume: 5 }))).toBe("volume");
  });
});

describe("the question of the volume", () => {
  const asked = (unit: string) => tiny.questions.map((one) => (one.id === "volume" ? { ...one, unit } : one));

  it("is the one in calls per month, whatever it is called", () => {
    expect(answeredVolume(asked("calls per month"), given({ volume: "low" }))).toBe("volume");
    expect(answeredVolume(asked("calls"), given({ volume: "low" }))).toBeNull();
    expect(answeredVolume(asked("calls per month"), given({ facts: "no" }))).toBeNull();
    expect(answeredVolume(asked("calls per month"), given({ volume: "unsure" }))).toBeNull();
  });

  // Under 1,000, and from there on without an end; a question of no unit has no number.
  it.each<[volume: string, value: number]>([
    ["low", 500],
    ["high", 1000],
  ])("is a number for the band %s", (volume, value) => {
    expect(numberAnswersOf(tiny.questions, given({ volume, voice: "own" }))).toEqual({
      volume: { value, from: "band" },
    });
  });
});

describe("what fired rules say of a question", () => {
  function fired(rule: string, question: string, rag: number, tuning: number): TraceEntry {
    const points = { rag, "fine-tuning": tuning, hybrid: 9 };
    const said = { weight: 1, effect: points, points, need: null, because: "", short: "", contested: null };
    return { ...said, rule, answers: { [question]: "any" }, changed: null, sources: [] };
  }

  it.each<[what: string, trace: TraceEntry[], rules: string[], favours: string]>([
    ["nothing where none looks at it", [fired("a", "voice", 0, 5)], [], "equal"],
    ["fine-tuning by its lead", [fired("a", "volume", 1, 2)], ["a"], "fine-tuning"],
    ["RAG by its lead", [fired("a", "volume", 2, 1)], ["a"], "rag"],
    ["neither at as many points", [fired("a", "volume", 2, 2)], ["a"], "equal"],
    [
      "the one that leads in all that look at it",
      [fired("a", "volume", 3, 0), fired("b", "voice", 0, 9), fired("c", "volume", -1, 3)],
      ["a", "c"],
      "fine-tuning",
    ],
  ])("%s", (_, trace, rules, favours) => {
    expect(favouredBy("volume", trace)).toEqual({ rules, favours });
  });
});

describe("what the rulebook says of the volume", () => {
  const said = (volume: string) => {
    const { trace } = decide(shipped, answersOf({ volume }), { title: null, engine: "1", digest: "" });
    return favouredBy("volume", trace).favours;
  };

  it.each([
    ["low", "rag"],
    ["medium", "equal"],
    ["very-high", "fine-tuning"],
  ])("%s: %s", (volume, favours) => {
    expect(said(volume)).toBe(favours);
  });
});

describe("notices", () => {
  const on = (today: string, price: string[] = []): string[] => {
    const { context, inputs } = resolvedWith(price);
    const staleAfterDays = shippedPrices["stale-after-days"];
    return noticesOf(context.rows, { today, staleAfterDays, horizonMonths: inputs.horizon_months });
  };

  it("names prices older than the limit, counted from the last day they may be of", () => {
    expect(on("2026-11-21").map((text) => text.slice(0, 45))).toEqual([
      "prices of 2026-04-16 are older than 180 days:",
      "prices of 2025 are older than 180 days: fine-",
    ]);
    expect(on("2026-06-29").map((text) => text.slice(0, 14))).toEqual([]);
    expect(on("2026-06-30").map((text) => text.slice(0, 14))).toEqual(["prices of 2025"]);
  });

  it("names models that go away within the horizon, and those that are gone", () => {
    const mini = ["fine-tuning.model=openai/ft:gpt-4.1-mini", "rag.model=openai/gpt-4.1-mini"];
    expect(on("2026-06-01", mini)).toEqual([
      "the model of prompt, rag and fine-tuning retires on 2027-01-14, within the 12 months that are compared",
    ]);
    expect(on("2027-01-14", mini)).toContain("the model of prompt, rag and fine-tuning was retired on 2027-01-14");
    expect(on("2025-12-01", mini)).toEqual([]);
  });
});
