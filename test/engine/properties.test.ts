import { choicesOf, evaluated } from "./given.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeAnswers, readRawAnswers } from "../../src/engine/decision/answers.ts";
import { batchRecord } from "../../src/engine/uses/batch.ts";
import { decide, verdictOf } from "../../src/engine/decide.ts";
import { fires } from "../../src/engine/rulebook/condition.ts";
import { encode, readAssignment } from "../../src/engine/decision/assignment.ts";
import { compiledOf, restoreCompiled, saveCompiled, type SavedCompilation } from "../../src/engine/rulebook/compile.ts";
import { byDefinition, withContext } from "./definition.ts";
import type { Answers } from "../../src/model/answers.ts";
import { approaches, type Points } from "../../src/model/approach.ts";
import { decisionSchema } from "../../src/model/decision.ts";
import { origins } from "../../src/model/origin.ts";
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

describe("what is compiled once for many sheets", () => {
  it("decides as the definition does", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const { hidden, counted, ...truth } = byDefinition(rulebook, choicesOf(answers));
        const { visible, rival, form: _, startWith: __, ...found } = evaluated(rulebook, choicesOf(answers));
        expect(found).toEqual(truth);
        const shown = rulebook.questions.map(({ id, choices }, index) => [id, choices[visible[index]!]?.id]);
        expect(Object.fromEntries(shown)).toEqual(
          Object.fromEntries(rulebook.questions.map(({ id }) => [id, counted[id]])),
        );
        expect([...hidden].filter((id) => counted[id] !== undefined)).toEqual([]);
        const overRival = rival === "bar" ? rulebook.settings.bar : rival && truth.scores[rival];
        expect(truth.leader && truth.scores[truth.leader] - overRival!).toBe(truth.margin);
        if (rival !== "bar" && rival !== null) expect(truth.earned).toContain(rival);
      }),
      { numRuns: 500 },
    );
  });

  it("says which warnings, conflicts and steps hold as their conditions do", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const { counted, ...truth } = byDefinition(rulebook, choicesOf(answers));
        const lookup = withContext((test) => counted[test], truth);
        const gates = rulebook.gates.map(({ id, when, unless }) => ({ id, when, ...(unless && { unless }), say: id }));
        const noted = { ...rulebook, warnings: gates, conflicts: gates };
        const decision = decide(noted, answers, origin, { verdictOnly: true });
        const held = gates.filter((gate) => fires(gate, lookup)).map(({ id }) => id);
        expect(decision.warnings.map(({ id }) => id)).toEqual(held);
        expect(decision.conflicts.map(({ id }) => id)).toEqual(held);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same when it was written down and read again", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const saved = JSON.parse(JSON.stringify(saveCompiled(compiledOf(rulebook)))) as SavedCompilation;
        const copy = structuredClone(rulebook);
        restoreCompiled(copy, saved);
        const whatNext = { whatNext: true };
        expect(decide(copy, answers, origin, whatNext)).toEqual(decide(rulebook, answers, origin, whatNext));
      }),
      { numRuns: 100 },
    );
  });

  it("decides a line of a batch as a sheet by itself", () => {
    fc.assert(
      fc.property(trials(), ({ rulebook, answers }) => {
        const evaluation = evaluated(rulebook, choicesOf(answers));
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
        const { answers, problems } = readRawAnswers(tiny, raw, "file");
        const read = readAssignment(compiledOf(tiny), sheet);
        expect(read.problems).toEqual(problems);
        if (problems.length === 0) expect(read.assignment).toEqual(encode(compiledOf(tiny), answers));
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
        const { fired: _, ...shuffled } = evaluated({ ...rulebook, rules }, choicesOf(answers));
        const { fired: __, ...original } = evaluated(rulebook, choicesOf(answers));
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
        const { outcome, kind, leader } = evaluated(rulebook, choicesOf(answers));
        expect(evaluated(scaled, choicesOf(answers))).toMatchObject({ outcome, kind, leader });
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
        // What is unsure has a name, and is asked last, so that it comes last among what would turn the outcome.
        const [unsure, absent] = [answers, sure].map((given) => {
          const { answers: _, labels: __, firmness, ...rest } = decide(rulebook, given, origin);
          const turns = new Set(firmness?.turns.map((turn) => JSON.stringify(turn)));
          return { ...rest, ignored: [], firmness: { ...firmness, turns } };
        });
        expect(unsure).toEqual(absent);
      }),
    );
  });

  it("no outcome occurs unearned, excluded, or under the bar", () => {
    fc.assert(
      fc.property(sheets, ({ rulebook, answers }) => {
        const { outcome, needs, excluded, scores } = evaluated(rulebook, choicesOf(answers));
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
