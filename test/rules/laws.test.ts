import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import type { Decision } from "../../src/model/decision.ts";
import { byDefinition, type Choices } from "../engine/definition.ts";
import { evaluated } from "../engine/given.ts";
import { runs } from "../seed.ts";
import { shipped as rulebook } from "../shipped.ts";

// What was once advised wrongly, each as a law over sheets of its kind.
const ids = rulebook.questions.map(({ id, choices }) => [id, choices.map((choice) => choice.id)] as const);
const anyChoice = Object.fromEntries(ids.map(([id, choices]) => [id, fc.constantFrom(...choices)]));
/** Sheets of any size. */
const sheet = fc.record(anyChoice, { requiredKeys: [] }) as unknown as fc.Arbitrary<Choices>;
/** Sheets with every question answered: they take a moment to decide, where open ones take long. */
const full = fc.record(anyChoice) as unknown as fc.Arbitrary<Choices>;
const many = { numRuns: runs(1000), seed: 15 };
const few = { numRuns: runs(120), seed: 15 };

function decided(choices: Choices): Decision {
  const answers = Object.fromEntries(
    Object.entries(choices).map(([id, choice]) => [id, { value: choice, choice, from: "flag" as const }]),
  );
  return decide(rulebook, answers, { title: null, engine: "test", digest: "" });
}

/** What is known about the sheets of the kind, put over a random sheet. */
function withAnswers(random: Choices, known: Choices): Choices {
  return Object.fromEntries([...Object.entries(random), ...Object.entries(known)]);
}

describe("more need of facts", () => {
  it("never turns neither-yet into fine-tuning", () => {
    fc.assert(
      fc.property(sheet, (random) => {
        const said = ["none", "some", "core"].map(
          (knowledge) => evaluated(rulebook, withAnswers(random, { knowledge })).outcome,
        );
        said.slice(1).forEach((outcome, at) => {
          if (outcome === "fine-tuning") expect(said[at]).toBe("fine-tuning");
        });
      }),
      many,
    );
  });

  it("is proved, from none to core", () => {
    expect(rulebook.monotone).toContainEqual({
      question: "knowledge",
      order: ["none", "some", "core"],
      "never-into": ["fine-tuning"],
    });
  });
});

describe("where nothing has to be looked up", () => {
  it("no headline, step, gate or warning advises retrieval", () => {
    fc.assert(
      fc.property(full, (random) => {
        const { verdict, gates, warnings, nextSteps } = decided(withAnswers(random, { knowledge: "none" }));
        if (verdict.outcome !== "neither-yet" || verdict.needs.includes("facts")) return;
        const said = [...gates, ...warnings]
          .map(({ say }) => say)
          .concat(nextSteps.map(({ text }) => text))
          .concat(verdict.headline);
        for (const sentence of said) expect(sentence).not.toMatch(/\bRAG\b|[Rr]etrieval/);
      }),
      few,
    );
  });

  it("a prompt is not asked for first where none can serve", () => {
    const known = fc.constantFrom<Choices>({ deployment: "offline" }, { latency: "instant" });
    fc.assert(
      fc.property(sheet, known, (random, one) => {
        const { gates } = evaluated(rulebook, withAnswers(random, { knowledge: "none", tried: "nothing", ...one }));
        expect(gates.map(({ id }) => id)).not.toContain("prompt-not-tried");
      }),
      many,
    );
  });

  it("stakes is asked, and counts for what is said", () => {
    const { hidden } = byDefinition(rulebook, { knowledge: "none", stakes: "serious" });
    expect(hidden.has("stakes")).toBe(false);
  });
});

describe("RAG that falls short", () => {
  it("calls for training to read only if its passages are found and misread", () => {
    fc.assert(
      fc.property(sheet, (random) => {
        const { fired } = evaluated(rulebook, withAnswers(random, { tried: "rag-short" }));
        if (!fired.some(({ id }) => id === "rag-ceiling")) return;
        expect(random).toMatchObject({ shortfall: "using", reader: "strained" });
      }),
      many,
    );
  });

  it("is never told that its ceiling shows a need, if the search or a fact is what is missing", () => {
    const known = fc.constantFrom("facts", "finding", "nowhere");
    fc.assert(
      fc.property(known, fc.constantFrom("some", "core"), (shortfall, knowledge) => {
        const { needs, outcome } = evaluated(rulebook, { tried: "rag-short", shortfall, knowledge, examples: "some" });
        expect([needs, outcome]).toEqual([["facts"], "rag"]);
      }),
    );
  });

  it("is asked where, if the sheet does not say", () => {
    const warned = (choices: Choices): boolean =>
      decided(choices).warnings.some(({ id }) => id === "w-rag-short-now-says-less");
    expect(warned({ tried: "rag-short", knowledge: "core" })).toBe(true);
    expect(warned({ tried: "rag-short", knowledge: "core", shortfall: "using" })).toBe(false);
  });
});

describe("too few examples", () => {
  it("is not said to whoever has a teacher or a check", () => {
    const known = fc.constantFrom<Choices>({ teacher: "available" }, { checkable: "automatic" });
    fc.assert(
      fc.property(sheet, known, (random, one) => {
        const { triggered } = evaluated(rulebook, withAnswers(random, one));
        expect(triggered.map(({ id }) => id)).not.toContain("too-few-examples");
      }),
      many,
    );
  });

  it("of 48, to the last point, prompt tried, checked by a program, trains", () => {
    const sheet: Choices = { knowledge: "none", examples: "few", accuracy: "peak", tried: "prompt-short" };
    expect(evaluated(rulebook, sheet).outcome).toBe("neither-yet");
    expect(evaluated(rulebook, withAnswers(sheet, { checkable: "automatic" })).outcome).toBe("fine-tuning");
  });
});

describe("a small model", () => {
  it("is never told that all of the text fits in its prompt", () => {
    fc.assert(
      fc.property(full, (random) => {
        const { trace, gates, nextSteps } = decided(withAnswers(random, { "base-model": "small" }));
        const said = [
          ...trace.map(({ because }) => because),
          ...gates.map(({ say }) => say),
          ...nextSteps.map(({ text }) => text),
        ];
        for (const sentence of said) expect(sentence).not.toMatch(/fits in one/);
      }),
      few,
    );
  });

  it("and a team new to machine learning contradict nothing", () => {
    fc.assert(
      fc.property(full, (random) => {
        const known: Choices = { "base-model": "small", team: "app", deployment: "private" };
        const { verdict, conflicts, warnings } = decided(withAnswers(random, known));
        expect(conflicts.map(({ say }) => say).join(" ")).not.toMatch(/skill/);
        const trains = verdict.outcome === "fine-tuning" || verdict.outcome === "hybrid";
        expect(warnings.some(({ id }) => id === "w-no-skill-small")).toBe(trains);
      }),
      few,
    );
  });
});

describe("a need that is shown and not met", () => {
  const said = ({ warnings }: Decision, pattern: RegExp): boolean => warnings.some(({ id }) => pattern.test(id));

  it("is said, with what would meet it", () => {
    fc.assert(
      fc.property(full, (random) => {
        const decision = decided(random);
        const { outcome, needs } = decision.verdict;
        if (needs.includes("behaviour") && (outcome === "rag" || outcome === "neither-yet"))
          expect([random, said(decision, /^w-(manner|skill|bill)-unmet$/)]).toEqual([random, true]);
        if (needs.includes("facts") && outcome === "neither-yet")
          expect([random, said(decision, /^w-facts-unmet$/)]).toEqual([random, true]);
        if (needs.includes("facts") && outcome === "fine-tuning")
          expect([random, said(decision, /^w-facts-by-training$/)]).toEqual([random, true]);
      }),
      few,
    );
  });

  it("is not said where it is met", () => {
    fc.assert(
      fc.property(full, (random) => {
        const decision = decided(random);
        if (decision.verdict.outcome === "hybrid") expect(said(decision, /-unmet$/)).toBe(false);
      }),
      few,
    );
  });
});

describe("owners who change the rules at once", () => {
  it("are never told to train alone", () => {
    fc.assert(
      fc.property(sheet, (random) => {
        expect(evaluated(rulebook, withAnswers(random, { control: "owners" })).outcome).not.toBe("fine-tuning");
      }),
      many,
    );
  });
});

describe("what works already", () => {
  it("stays: a prompt, RAG or a trained model that falls short nowhere", () => {
    fc.assert(
      fc.property(sheet, fc.constantFrom("prompt-close", "prompt-short"), (random, tried) => {
        expect(evaluated(rulebook, withAnswers(random, { tried, shortfall: "nowhere" })).outcome).toBe("neither-yet");
      }),
      many,
    );
    expect(evaluated(rulebook, { knowledge: "core", tried: "rag-short", shortfall: "nowhere" }).outcome).toBe("rag");
    expect(evaluated(rulebook, { knowledge: "none", tried: "tuned-short", shortfall: "nowhere" }).outcome).toBe(
      "fine-tuning",
    );
  });
});

describe("a way to another outcome", () => {
  it("names the conflicts that the changed answers would newly have", () => {
    const conflictsOf = (choices: Choices): string[] => decided(choices).conflicts.map(({ id }) => id);
    let met = 0;
    fc.assert(
      fc.property(full, fc.constantFrom(...ids.map(([id]) => id)), (random, left) => {
        const given = Object.fromEntries(Object.entries(random).filter(([id]) => id !== left));
        const { flips, firmness, conflicts } = decided(given);
        for (const { changes, conflicts: named } of [
          ...flips!.slice(0, 10),
          ...firmness!.turns.map((turn) => ({ ...turn, changes: [turn] })),
        ]) {
          const changed = Object.fromEntries(changes.map(({ question, to }) => [question, to]));
          const now = conflictsOf(withAnswers(given, changed));
          expect(named).toEqual(now.filter((id) => !conflicts.some((one) => one.id === id)));
          met += named.length;
        }
      }),
      { ...few, numRuns: runs(6) },
    );
    expect(met).toBeGreaterThan(0);
  });
});
