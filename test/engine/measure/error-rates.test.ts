import { describe, expect, it } from "vitest";
import { evaluationOf } from "../../../src/engine/measure/evaluation.ts";
import { synthesisAnswer } from "../../../src/engine/measure/synthesis.ts";
import { addRow, newTally } from "../../../src/engine/measure/tally.ts";
import type { CheckKind, EvalCondition, EvaluationRow } from "../../../src/model/measure.ts";

const target = 0.9;
/** The most that a wrong answer may be written, at any number of questions and any true rate. */
const bound = 0.065;

function row(
  question: number,
  condition: EvalCondition,
  right: boolean,
  more: Partial<EvaluationRow> = {},
): EvaluationRow {
  return {
    question: `q${question}`,
    labels: [condition],
    provider: null,
    right,
    failed: right ? [] : ["facts"],
    shape: null,
    passage: null,
    judgedByModel: false,
    ...more,
  };
}

type Way = { rows: (hits: number, n: number) => EvaluationRow[]; truth: (rate: number) => string };

/** How each answer of an evaluation comes about from `hits` of `n`, and which choice is true at a true rate. */
const measured: Record<string, Way> = {
  knowledge: {
    rows: (hits, n) => pairs(n, (at) => [row(at, "bare", at >= hits), row(at, "given", true)]),
    truth: (rate) => (rate < 0.1 ? "none" : rate < 0.5 ? "some" : "core"),
  },
  tried: {
    rows: (hits, n) => pairs(n, (at) => [row(at, "bare", at < hits)]),
    truth: (rate) => (rate < target ? "prompt-short" : "prompt-close"),
  },
  accuracy: {
    rows: (hits, n) => pairs(n, (at) => [row(at, "bare", at < hits)]),
    truth: (rate) => (rate < target ? "better" : "enough"),
  },
  reader: {
    rows: (hits, n) => pairs(n, (at) => [row(at, "bare", false), row(at, "given", at < hits)]),
    truth: (rate) => (rate < target ? "strained" : "able"),
  },
  structure: {
    rows: (hits, n) =>
      pairs(n, (at) => [row(at, "bare", at >= hits, { shape: at >= hits, failed: shapeFailed(at < hits) })]),
    truth: (rate) => (rate < 0.1 ? "enforceable" : "beyond-prompting"),
  },
  "shortfall: nowhere": {
    rows: (hits, n) => pairs(n, (at) => [row(at, "bare", at < hits)]),
    truth: (rate) => (rate < target ? "somewhere" : "nowhere"),
  },
  // All fail: hits by manner, the rest for want of facts.
  "shortfall: the cause": {
    rows: (hits, n) =>
      pairs(n, (at) => [row(at, "bare", false, at < hits ? { failed: ["manner"] } : {}), row(at, "given", true)]),
    truth: (rate) => (rate > 0.5 ? "manner" : "facts"),
  },
};

function shapeFailed(failed: boolean): CheckKind[] {
  return failed ? ["shape"] : [];
}

function pairs(n: number, rows: (at: number) => EvaluationRow[]): EvaluationRow[] {
  return Array.from({ length: n }, (_, at) => rows(at)).flat();
}

/** Each answer from `hits` of `n`: those of an evaluation, and that of questions with several sources. */
const answers: [name: string, answer: (hits: number, n: number) => string | number | null, truth: Way["truth"]][] = [
  ...Object.entries(measured).map(([name, { rows, truth }]): (typeof answers)[number] => {
    const question = name.replace(/:.*/, "");
    return [name, (hits, n) => evaluated(rows(hits, n)).answers[question]?.value ?? null, truth];
  }),
  [
    "synthesis",
    (hits, n) => synthesisAnswer({ right: hits, of: n }).synthesis?.value ?? null,
    (rate) => (rate < 0.25 ? "lookup" : "mixed"),
  ],
];

function evaluated(rows: readonly EvaluationRow[]) {
  const tally = newTally({});
  for (const one of rows) addRow(tally, one);
  return evaluationOf(tally, "bare", target);
}

/** The probability of each number of hits among n. */
function binomial(n: number, rate: number): number[] {
  let log = n * Math.log(1 - rate);
  const odds = Math.log(rate) - Math.log(1 - rate);
  return Array.from({ length: n + 1 }, (_, k) => {
    if (k > 0) log += Math.log((n - k + 1) / k) + odds;
    return Math.exp(log);
  });
}

describe("a wrong answer is written seldom, computed exactly", () => {
  const numbers = process.env.FULL
    ? Array.from({ length: 191 }, (_, at) => at + 10)
    : [10, 20, 21, 35, 36, 40, 60, 100];

  it.each(answers)(
    "%s",
    (name, answer, truth) => {
      let worst = { chance: 0, n: 0, rate: 0 };
      for (const n of numbers) {
        const values = Array.from({ length: n + 1 }, (_, hits) => answer(hits, n));
        for (let percent = 1; percent < 100; percent += 1) {
          const rate = percent / 100;
          const chances = binomial(n, rate);
          const chance = values.reduce<number>(
            (sum, value, hits) =>
              sum + (value !== null && isWrong(String(value), truth(rate)) ? (chances[hits] ?? 0) : 0),
            0,
          );
          if (chance > worst.chance) worst = { chance, n, rate };
        }
      }
      if (process.env.FULL) console.log(name, worst);
      expect(worst.chance, `worst at n = ${worst.n}, a true rate of ${worst.rate}`).toBeLessThanOrEqual(bound);
    },
    600_000,
  );
});

/** A shortfall somewhere is right whichever cause is named: which is the other line's business. */
function isWrong(value: string, truth: string): boolean {
  if (truth === "somewhere") return value === "nowhere";
  if (truth === "nowhere") return value !== "nowhere";
  return value !== truth;
}
