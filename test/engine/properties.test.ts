import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeAnswers, readAnswers, readValues } from "../../src/engine/decision/answers.ts";
import { batchRecord } from "../../src/engine/uses/batch.ts";
import { choicesOf } from "../../src/engine/decision/choices.ts";
import { decide, verdictOf } from "../../src/engine/decision/decide.ts";
import { fires } from "../../src/engine/rulebook/condition.ts";
import { evaluate, withLeader } from "../../src/engine/decision/evaluate.ts";
import { numbersOf } from "../../src/engine/decision/assignment.ts";
import { type Answers, origins } from "../../src/model/answers.ts";
import { approaches, type Points } from "../../src/model/approach.ts";
import { decisionSchema } from "../../src/model/decision.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { shipped } from "../shipped.ts";
import { tiny } from "../tiny-rulebook.ts";
import { trials } from "./analysis/rulebooks.ts";

const origin = { title: null, engine: "0", digest: "sha256:0" };

/** Any answers to a rulebook: each question unanswered, unsure or one of its choices. */
function answersTo({ questions }: Rulebook): fc.Arbitrary<Answers> {
  return fc.record(
    Object.fromEntries(
      questions.map(({ id, choices }) => [
        id,
        fc.constantFrom("unsure", ...choices.map((choice) => choice.id)).map((value) => ({
          value,
          choice: value === "unsure" ? null : value,
          from: "flag" as const,
        })),
      ]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>;
}

/** A rulebook with any answers to it: the tiny one and the shipped one. */
const sheets = fc
  .constantFrom(tiny, shipped)
  .chain((rulebook) => answersTo(rulebook).map((answers) => ({ rulebook, answers })));

function scale(points: Points, k: number): Points {
  return {
    rag: points.rag * k,
    "fine-tuning": points["fine-tuning"] * k,
    hybrid: points.hybrid * k,
  };
}

describe("what is readied once for many sheets", () => {
  it("fires what `fires` says, in the rulebook's order", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const { counted, fired, met, gates, leader, excluded } = evaluate(rulebook, choicesOf(answers));
        const lookup = (test: string) => counted[test];
        expect(fired).toEqual(rulebook.rules.filter((rule) => fires(rule, lookup)));
        expect(met).toEqual(rulebook.constraints.filter((constraint) => fires(constraint, lookup)));
        const held = withLeader(lookup, leader, excluded);
        expect(gates).toEqual(rulebook.gates.filter((gate) => fires(gate, held)));
      }),
      { numRuns: 500 },
    );
  });

  it("decides a line of a batch as a sheet by itself", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const evaluation = evaluate(rulebook, choicesOf(answers));
        const given = Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value]));
        expect(batchRecord(rulebook, JSON.stringify({ answers: given }), 1)).toEqual({
          verdict: verdictOf(evaluation, rulebook),
          scores: evaluation.scores,
        });
      }),
      { numRuns: 500 },
    );
  });

  it("reads the choices that the answers of a file have, with the same problems", () => {
    const value = fc.oneof(
      ...[
        fc.constantFrom("yes", "own", "low", "unsure", "many"),
        fc.constantFrom(null, 5000, -1, "2k", true),
        fc.anything(),
      ],
    );
    const given = fc.dictionary(fc.constantFrom("facts", "cite", "volume", "voice", "__proto__", "voise"), value);
    fc.assert(
      fc.property(given, (sheet) => {
        const raw = Object.entries(sheet).map(([id, one]) => [id, { value: one }] as const);
        const { answers, problems } = readAnswers(tiny, raw, "file");
        const read = readValues(tiny, sheet);
        expect(read.problems).toEqual(problems);
        if (problems.length === 0) expect(read.values).toEqual(numbersOf(tiny.questions).valuesOf(choicesOf(answers)));
      }),
      { numRuns: 500 },
    );
  });
});

describe("laws of the score", () => {
  it("the order of rules does not matter", () => {
    fc.assert(
      fc.property(sheets, fc.infiniteStream(fc.nat()), ({ rulebook, answers }, keys) => {
        const order = new Map(rulebook.rules.map((rule) => [rule, keys.next().value as number]));
        const rules = rulebook.rules.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        const { fired: _, ...shuffled } = evaluate({ ...rulebook, rules }, choicesOf(answers));
        const { fired: __, ...original } = evaluate(rulebook, choicesOf(answers));
        expect(shuffled).toEqual(original);
      }),
    );
  });

  it("scaling all weights, base points, bar and close-call keeps the outcome and the kind", () => {
    fc.assert(
      fc.property(sheets, fc.integer({ min: 1, max: 50 }), ({ rulebook, answers }, k) => {
        const { settings } = rulebook;
        const scaled: Rulebook = {
          ...rulebook,
          rules: rulebook.rules.map((rule) => ({ ...rule, weight: rule.weight * k })),
          settings: {
            ...settings,
            base: scale(settings.base, k),
            bar: settings.bar * k,
            "close-call": settings["close-call"] * k,
          },
        };
        const { outcome, kind, leader } = evaluate(rulebook, choicesOf(answers));
        expect(evaluate(scaled, choicesOf(answers))).toMatchObject({ outcome, kind, leader });
      }),
    );
  });

  it("a score is its base points plus the sum of the trace", () => {
    fc.assert(
      fc.property(sheets, ({ rulebook, answers }) => {
        const { base, trace, scores } = decide(rulebook, answers, origin);
        for (const approach of approaches) {
          expect(scores[approach]).toBe(trace.reduce((sum, { points }) => sum + points[approach], base[approach]));
        }
      }),
    );
  });

  it("an unanswered question and an unsure one add nothing", () => {
    fc.assert(
      fc.property(sheets, ({ rulebook, answers }) => {
        const sure = Object.fromEntries(Object.entries(answers).filter(([, { choice }]) => choice !== null));
        const { answers: _, ...unsure } = decide(rulebook, answers, origin);
        const { answers: __, ...absent } = decide(rulebook, sure, origin);
        expect({ ...unsure, ignored: [] }).toEqual({ ...absent, ignored: [] });
      }),
    );
  });

  it("no outcome occurs unearned, excluded, or under the bar", () => {
    fc.assert(
      fc.property(sheets, ({ rulebook, answers }) => {
        const { outcome, needs, excluded, scores } = evaluate(rulebook, choicesOf(answers));
        if (outcome === "neither-yet") return;
        const { settings } = rulebook;
        expect(settings["earned-by"][outcome].filter((need) => !needs.includes(need))).toEqual([]);
        expect(excluded).not.toContain(outcome);
        expect(scores[outcome]).toBeGreaterThanOrEqual(settings.bar);
      }),
    );
  });

  it("a decision has the published shape, and reads back equal", () => {
    fc.assert(
      fc.property(sheets, ({ rulebook, answers }) => {
        const decision = decide(rulebook, answers, origin);
        expect(decisionSchema.parse(JSON.parse(JSON.stringify(decision)))).toEqual(decision);
      }),
    );
  });
});

describe("merging answers", () => {
  const places = fc.dictionary(
    fc.constantFrom("a", "b", "c"),
    fc.record({ value: fc.string(), choice: fc.constantFrom("x", "y"), from: fc.constantFrom(...origins) }),
  ) as fc.Arbitrary<Answers>;

  it("is associative", () => {
    fc.assert(
      fc.property(places, places, places, (a, b, c) => {
        expect(mergeAnswers(mergeAnswers(a, b), c)).toEqual(mergeAnswers(a, mergeAnswers(b, c)));
      }),
    );
  });

  it("of two answers from one place the later wins", () => {
    const [one, other] = ["x", "y"].map((choice) => ({ a: { value: choice, choice, from: "file" as const } }));
    expect(mergeAnswers(one!, other!)).toEqual(other);
  });

  it("the source with the highest priority wins, wherever it stands", () => {
    fc.assert(
      fc.property(fc.array(places, { maxLength: 5 }), (list) => {
        const merged = mergeAnswers(...list);
        const ranks = (id: string) => list.flatMap((place) => (place[id] ? [origins.indexOf(place[id].from)] : []));
        for (const [id, { from }] of Object.entries(merged)) expect(origins.indexOf(from)).toBe(Math.max(...ranks(id)));
        expect(Object.keys(merged).sort()).toEqual([...new Set(list.flatMap(Object.keys))].sort());
      }),
    );
  });
});
