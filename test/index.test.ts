import { describe, expect, it } from "vitest";
import {
  type CostSettings,
  decide,
  loadRulebook,
  orThrow,
  readAnswers,
  render,
  type RenderOptions,
  withCost,
} from "../src/index.ts";

const rulebook = orThrow(await loadRulebook());

const given = { knowledge: "core", volume: "250k", volatility: "daily", style: "unsure" };

/** Every object in a value, each once. */
function objectsIn(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== "object" || value === null || found.has(value)) return found;
  found.add(value);
  for (const inner of Object.values(value) as unknown[]) objectsIn(inner, found);
  return found;
}

describe("a decision", () => {
  it("shares nothing with the rulebook, the answers or the costs, and can be changed", async () => {
    const answers = orThrow(readAnswers(rulebook, given));
    const before = structuredClone(answers);
    const costs = { calls_per_month: 1000 };
    const first = orThrow(await withCost(rulebook, decide(rulebook, answers, { whatNext: true }), costs));
    const text = JSON.stringify(first);
    const others = [rulebook, answers, costs].flatMap((value) => [...objectsIn(value)]);
    for (const object of objectsIn(first)) expect(others.includes(object)).toBe(false);
    for (const object of objectsIn(first)) for (const key of Object.keys(object)) Reflect.set(object, key, null);
    expect(answers).toEqual(before);
    expect(
      JSON.stringify(orThrow(await withCost(rulebook, decide(rulebook, answers, { whatNext: true }), costs))),
    ).toBe(text);
  });

  it("is never one by a rule that was changed unseen: the change is refused, or a copy decides by it", () => {
    const answers = orThrow(readAnswers(rulebook, given));
    const scores = decide(rulebook, answers).scores;
    const copy = structuredClone(rulebook);
    for (const rule of copy.rulebook.rules) rule.weight += 1;
    expect(decide(copy, answers).scores).not.toEqual(scores);
    for (const loaded of [rulebook, copy]) {
      for (const object of objectsIn(loaded)) expect(Object.isFrozen(object)).toBe(true);
      expect(() => (loaded.rulebook.rules[0]!.weight += 1)).toThrow(TypeError);
      expect(() => loaded.rulebook.rules.pop()).toThrow(TypeError);
    }
  });

  it("by a rulebook whose points cannot be counted is refused", () => {
    const copy = structuredClone(rulebook);
    copy.rulebook.rules[0]!.weight = 1e9;
    expect(() => decide(copy, {})).toThrow(/can be counted exactly up to 100000/);
  });

  it("is rendered in any width", () => {
    const decision = decide(rulebook, orThrow(readAnswers(rulebook, given)), {
      whatNext: true,
      title: "T\nVerdict: x",
    });
    const widths = [0, -1, 1, 19.5, Number.NaN, Infinity, -Infinity, 1e308, 2 ** 53, "wide", null, {}] as number[];
    for (const width of widths) {
      for (const format of ["text", "json", "markdown", "adr", "outcome"] as const)
        expect(orThrow(render(decision, format, { width, verbose: true }))).not.toBe("");
      const verdicts = orThrow(render(decision, "text", { width }))
        .split("\n")
        .filter((line) => line.startsWith("Verdict:"));
      expect(verdicts).toHaveLength(1);
    }
  });

  it.each([
    ["constructor", {}, ["format"]],
    [Object.create(null), { asOf: "2026-11-01" }, ["format"]],
    [undefined, { asOf: 20261101 }, ["format", "options.asOf"]],
    ["adr", { asOf: "today\nstatus: accepted" }, ["options.asOf"]],
    ["adr", { asOf: "2026-02-30" }, ["options.asOf"]],
    ["adr", { asOf: {} }, ["options.asOf"]],
    ["text", null, []],
    ["text", "wide", []],
    ["text", { width: Symbol("wide"), verbose: "yes", asOf: null }, []],
  ])("is rendered as %j with %j, or the problems say why not: %j", (format, options, files) => {
    const decision = decide(rulebook, orThrow(readAnswers(rulebook, given)));
    const rendered = render(decision, format as "text", options as RenderOptions);
    expect(rendered.ok ? [] : rendered.problems.map(({ file }) => file)).toEqual(files);
  });
});

describe("the library", () => {
  it("gives the same bytes for the same answers, in whatever order they come", () => {
    const made = [{ volume: "250k", knowledge: "core" } as const, { knowledge: "core", volume: "250k" } as const].map(
      (given) => JSON.stringify(decide(rulebook, orThrow(readAnswers(rulebook, given)))),
    );
    expect(made[0]).toBe(made[1]);
  });

  it.each<[given: Record<string, unknown>, message: string]>([
    [{ knowledge: { value: "core", choice: "none" } }, '"choice" is not a key that can stand here'],
    [{ knowledge: { value: "core", because: 5 } }, 'knowledge.because is "5"'],
    [{ knowledge: { value: "core", "review-by": "soon" } }, 'knowledge.review-by is "soon"'],
    [{ knowledge: ["core"] }, "knowledge is a list"],
    [{ knowledge: "cor" }, '"cor" is not a choice of knowledge'],
    [{ knowlege: "core" }, '"knowlege" is not a question of this rulebook'],
  ])("refuses answers like %j", (given, message) => {
    const read = readAnswers(rulebook, given as Record<string, string>);
    expect(read).toMatchObject({ ok: false, problems: [{ message }] });
  });

  it.each([
    [{ calls_per_month: -5 }, "costs.calls_per_month"],
    [{ nonsense: 1 }, "costs.nonsense"],
    ["dear", "costs"],
  ])("gives the problems of costs like %j, and throws nothing", async (costs, file) => {
    const decision = decide(rulebook, orThrow(readAnswers(rulebook, { knowledge: "core" })));
    const costed = await withCost(rulebook, decision, costs as unknown as CostSettings);
    expect(costed).toMatchObject({ ok: false, problems: [{ file }] });
  });

  it.each([
    { rag: { hosting_usd_per_hour: 5, input_tokens_per_second: 0.0001 } },
    {
      question_tokens: 1e15,
      rag: { hosting_usd_per_hour: 1e15, input_tokens_per_second: 1e-9 },
      calls_per_month: 1e15,
    },
  ])("has a result for costs like %j, whatever machines they ask for", async (costs) => {
    const decision = decide(rulebook, orThrow(readAnswers(rulebook, given)));
    const { cost } = orThrow(await withCost(rulebook, decision, costs));
    expect(JSON.stringify(cost).length).toBeLessThan(1_500_000);
    expect(Number.isFinite(cost!.approaches.rag.monthlyUsd)).toBe(true);
  });

  it.each([{ calls_per_month: Infinity }, { labour_usd_per_hour: 1e16 }, { rag: { chunk_tokens: NaN } }])(
    "refuses figures like %j by their key",
    async (costs) => {
      const decision = decide(rulebook, orThrow(readAnswers(rulebook, given)));
      const costed = await withCost(rulebook, decision, costs);
      const key = Object.keys(costs)[0]!;
      expect(costed).toMatchObject({
        ok: false,
        problems: [{ file: expect.stringContaining(`costs.${key}`) as string }],
      });
    },
  );
});
