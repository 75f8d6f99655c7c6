import fc from "fast-check";
import { expect, test } from "vitest";
import { censusOf } from "../../../../src/engine/analysis/census/census.ts";
import * as brute from "../brute-force.ts";
import { runs } from "../../../seed.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import { trials } from "../rulebooks.ts";

test("the census counts what going through every sheet counts", () => {
  fc.assert(
    fc.property(trials({ questions: 5 }), ({ rulebook }) => {
      const { rulebook: named, outcomes, monotone, unearned, ...rest } = censusOf(rulebook);
      const truth = brute.censusOf(rulebook);
      expect({
        ...rest,
        outcomes: outcomes.map(({ outcome, sheets }) => ({ outcome, sheets })),
        monotone: monotone.map(({ broken }) => broken === null),
      }).toEqual(truth);
      expect(named).toEqual({ id: rulebook.id, version: rulebook.version });
      const shares = brute.sharesOf(rulebook, {});
      for (const { outcome, share } of outcomes) expect(share).toBeCloseTo(shares[outcome], 12);
      const free = outcomes.filter(
        ({ outcome, sheets }) =>
          outcome !== "neither-yet" && sheets > 0n && rulebook.settings["earned-by"][outcome].length === 0,
      );
      expect(unearned).toEqual(free.map(({ outcome }) => outcome));
    }),
    { numRuns: runs(200) },
  );
});

test("a broken monotonicity comes with a sheet on which it is broken", () => {
  let broken = 0;
  fc.assert(
    fc.property(trials(), ({ rulebook }) => {
      for (const { broken: shown, ...declared } of censusOf(rulebook).monotone) {
        if (!shown) continue;
        broken++;
        const step = declared.order.indexOf(shown.from);
        expect(declared.order[step + 1]).toBe(shown.to);
        expect(brute.breaksAt(rulebook, declared, shown.answers, step)).toBe(true);
      }
    }),
    { numRuns: runs(200) },
  );
  expect(broken).toBeGreaterThan(0);
});

test("the census of a rulebook small enough to count in the head", () => {
  const monotone = [
    { question: "voice", order: ["plain", "own"], "never-into": ["rag" as const] },
    { question: "voice", order: ["plain", "own"], "never-out-of": ["rag" as const, "hybrid" as const] },
    { question: "volume", order: ["high", "low"], "never-out-of": ["fine-tuning" as const] },
  ];
  const census = censusOf({ ...tiny, monotone });
  expect(census).toMatchObject({
    rulebook: { id: "tiny", version: "1" },
    sheets: 16n,
    outcomes: [
      { outcome: "rag", sheets: 4n, share: 4 / 16 },
      { outcome: "fine-tuning", sheets: 6n, share: 6 / 16 },
      { outcome: "hybrid", sheets: 4n, share: 4 / 16 },
      { outcome: "neither-yet", sheets: 2n, share: 2 / 16 },
    ],
    ties: 0n,
    rules: [
      { id: "needs-facts", sheets: 8n },
      { id: "no-facts", sheets: 8n },
      { id: "own-voice", sheets: 8n },
      { id: "busy", sheets: 8n },
      { id: "cites", sheets: 2n },
    ],
    constraints: [{ id: "must-cite", sheets: 4n }],
    // Fine-tuning is ahead wherever no facts are needed, also where the other gate stops it; the hybrid with a voice.
    gates: [
      { id: "quiet", sheets: 2n },
      { id: "measure", sheets: 8n + 4n },
    ],
    forms: [],
    idleQuestions: ["cite"],
    unearned: [],
  });
  const [holds, broken, other] = census.monotone.map((one) => one.broken);
  expect(holds).toBeNull();
  // RAG becomes the hybrid with a voice, which is no way out of the two; nothing else is RAG's.
  expect(broken).toBeNull();
  expect(other).toEqual({
    answers: { facts: "no", cite: expect.any(String) as string, volume: expect.any(String) as string, voice: "plain" },
    from: "high",
    to: "low",
    before: "fine-tuning",
    after: "neither-yet",
  });
});

test("what is earned without a need is told where it wins, and ties where the order for them decides", () => {
  const earned = { ...tiny.settings["earned-by"], rag: [], hybrid: [] };
  // Without rules RAG and the hybrid share 2 points on every sheet, and RAG goes first.
  const settings = { ...tiny.settings, "earned-by": earned, base: { rag: 2, "fine-tuning": 0, hybrid: 2 } };
  const census = censusOf({ ...tiny, settings, rules: [], constraints: [], gates: [] });
  expect(census).toMatchObject({ ties: 16n, unearned: ["rag"], idleQuestions: ["facts", "cite", "volume", "voice"] });
});
