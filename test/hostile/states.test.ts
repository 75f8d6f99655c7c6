import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { BeyondBound, bounds, createBudget, withinBounds } from "../../src/engine/analysis/bound.ts";
import { censusOf } from "../../src/engine/analysis/census/census.ts";
import { whatNext } from "../../src/engine/analysis/next/ask-next.ts";
import { asShares, outcomePlan, outcomesOf, sharesOf } from "../../src/engine/analysis/shares.ts";
import { totalsSheetBySheet } from "../../src/engine/analysis/sheet-by-sheet.ts";
import { encode } from "../../src/engine/decision/assignment.ts";
import { decide } from "../../src/engine/decide.ts";
import { compiledOf } from "../../src/engine/rulebook/compile.ts";
import { parseRulebook } from "../../src/load/rulebook/rulebook.ts";
import { outcomes } from "../../src/model/approach.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { reporters } from "../../src/report/index.ts";
import { Chalk } from "chalk";
import { runCli } from "../cli/run-cli.ts";
import { tiny } from "../tiny-rulebook.ts";
import { trials } from "../engine/analysis/rulebooks.ts";
import { given } from "../engine/given.ts";
import { runs } from "../seed.ts";

const folder = join(import.meta.dirname, "states");
function read(file: string): Rulebook {
  const loaded = parseRulebook({ file, text: readFileSync(join(folder, file), "utf8") });
  if (!loaded.ok) throw new Error(file);
  return loaded.value.rulebook;
}
const origin = { title: null, engine: "0", digest: "sha256:0" };
const options = { width: 80, chalk: new Chalk({ level: 0 }), full: true, verbose: false, asOf: null, file: null };

describe("a rulebook with more states than are gone through", () => {
  const read24 = read("pairs24-firm.json");
  // Ahead by more than one answer makes up for, so that only the shares could take the level back.
  const settings = { ...read24.settings, base: { ...read24.settings.base, rag: 12 } };
  const rulebook = { ...read24, settings };

  it("decides, and says what is not worked out", () => {
    const answers = given({ q0: "c1", q1: "c0", q2: "c0", q3: "c0", q4: "c0" });
    const plainly = decide(rulebook, answers, origin);
    expect(plainly.notWorkedOut).toEqual(["firmness.share"]);
    expect(plainly.firmness).toMatchObject({ level: "leaning", share: null });
    const whole = decide(rulebook, answers, origin, { whatNext: true });
    expect(whole.notWorkedOut).toEqual(["shares", "settled", "askNext", "firmness.share"]);
    expect([whole.shares, whole.settled, whole.askNext]).toEqual([null, null, null]);
    expect(whole.verdict).toEqual(plainly.verdict);
    for (const format of ["text", "markdown", "adr"] as const)
      expect(reporters[format](whole, options).replace(/\s+/g, " ")).toContain(
        "Not worked out: how the open questions could turn out, which to ask next and whether the open questions could change the outcome.",
      );
  });

  it("is a diagnostic of rules verify, as one with too many sheets is", async () => {
    for (const file of ["pairs24-firm.json", "many241.json"]) {
      const ran = await runCli(["rules", "verify", join(folder, file)]);
      expect([ran.code, ran.stdout]).toEqual([2, ""]);
      expect(ran.stderr).toMatch(/has more states than are gone through.*\[too-large\]/s);
    }
  });
});

test("the proofs of a rulebook share one budget, from which each kind of work is taken", () => {
  type Amounts = Record<keyof typeof bounds, number>;
  const now = Object.fromEntries(Object.keys(bounds).map((kind) => [kind, 0])) as Amounts;
  const peak = { ...now };
  const whole = censusOf(tiny, (kind, amount) => {
    now[kind] += amount;
    peak[kind] = Math.max(peak[kind], now[kind]);
  });
  expect(now.held).toBe(0);
  const { triples, sheets, ...taken } = peak;
  expect([triples, sheets]).toEqual([0, 0]);
  for (const [kind, amount] of Object.entries(taken)) {
    expect(amount).toBeGreaterThan(0);
    expect(censusOf(tiny, createBudget({ [kind]: amount }))).toEqual(whole);
    expect(() => censusOf(tiny, createBudget({ [kind]: amount - 1 }))).toThrow(BeyondBound);
  }
});

it("goes through the sheets where a diagram would have more states than those are", () => {
  const compiled = compiledOf(read("pairs14.json"));
  const assignment = encode(compiled, {});
  const quick = outcomesOf(compiled, assignment, createBudget());
  expect(quick).toHaveProperty("all");
  const plan = withinBounds(() => outcomePlan(compiled, assignment, createBudget()));
  expect(plan).not.toBeNull();
  const { shares, askNext } = whatNext(compiled, assignment, []);
  expect(Object.values(shares).reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  expect(askNext).toHaveLength(14);
});

test("a chain of questions that are each asked by two before them is read once", async () => {
  for (const args of [
    ["rules", "lint"],
    ["rules", "verify"],
  ]) {
    const ran = await runCli([...args, join(folder, "chain30.rules.json")]);
    expect([0, 1]).toContain(ran.code);
  }
  const decision = decide(read("chain30.rules.json"), given({ q0: "c1" }), origin, { whatNext: true });
  expect(decision.notWorkedOut).toEqual([]);
});

test("sheet by sheet the shares are those of the diagram, by every choice", () => {
  fc.assert(
    fc.property(trials(), ({ rulebook, answers }) => {
      const compiled = compiledOf(rulebook);
      const assignment = encode(compiled, answers);
      const open = compiled.sizes.flatMap((size, question) => (assignment[question] === size ? [question] : []));
      const totals = totalsSheetBySheet(compiled, assignment, open, compiled.likelihoods);
      const shares = sharesOf(compiled, assignment);
      for (const outcome of outcomes) expect(asShares(totals.all)[outcome]).toBeCloseTo(shares[outcome], 12);
      for (const [question, byChoice] of totals.byChoice)
        byChoice.forEach((each, value) => {
          if (compiled.likelihoods[question]![value] === 0) return;
          const truth = sharesOf(compiled, assignment.with(question, value));
          for (const outcome of outcomes) expect(asShares(each)[outcome]).toBeCloseTo(truth[outcome], 12);
        });
    }),
    { numRuns: runs(200) },
  );
});

test("more changes than can be tried by threes are given up, and the verdict stands", () => {
  const tiny = read("pairs14.json");
  const questions = Array.from({ length: 700 }, (_, at) => {
    return { ...tiny.questions[0]!, id: `q${at}` };
  });
  const rules = questions.map(({ id }) => {
    return { ...tiny.rules[0]!, id, weight: 1, when: { test: id, in: ["c0"] } };
  });
  const answers = given(Object.fromEntries(questions.map(({ id }) => [id, "c1"])));
  const decision = decide({ ...tiny, settings: { ...tiny.settings, bar: 50 }, questions, rules }, answers, origin);
  expect(decision.notWorkedOut).toEqual(["flips", "neverMatters"]);
  expect([decision.flips, decision.neverMatters]).toEqual([null, null]);
});
