import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../src/model/approach.ts";
import { type Decision, decisionSchema, type Flip } from "../src/model/decision.ts";

const root = join(import.meta.dirname, "..");

/** Of every outcome and kind, with flips of one, two and three answers, and numbers among what they change. */
const some = [
  "brand-voice-copy.yaml",
  "care-team-assistant.yaml",
  "internal-wiki-search.yaml",
  "labels-that-keep-moving.yaml",
  "support-assistant.yaml",
  "voice-without-examples.yaml",
];
const cases = process.env.FULL ? readdirSync(join(root, "rules/cases")) : some;

function advise(args: string[], input = ""): string {
  const ran = spawnSync(join(root, "dist/cli.js"), args, { cwd: root, encoding: "utf8", input, maxBuffer: 2 ** 28 });
  if (ran.status !== 0) throw new Error(`advise ${args.join(" ")} exits ${ran.status}: ${ran.stderr}`);
  return ran.stdout;
}

type Change = Flip["changes"][number];
type Values = Record<string, string | number>;

function valuesOf({ answers }: Decision): Values {
  return Object.fromEntries(Object.entries(answers).map(([question, { value }]) => [question, value]));
}

/** What a reader would answer instead: for a number, one just across the threshold; else the choice named. */
function instead({ question, to, at }: Change, values: Values): string | number {
  const value = values[question];
  if (at === null || typeof value !== "number") return to;
  return value < at ? at : at - 1;
}

function changed(values: Values, changes: readonly Change[]): Values {
  return {
    ...values,
    ...Object.fromEntries(changes.map((change) => [change.question, instead(change, values)])),
  };
}

/** Every set of some but not all of the changes, the empty one included. */
function properSubsets(changes: readonly Change[]): Change[][] {
  return Array.from({ length: 2 ** changes.length - 1 }, (_, bits) =>
    changes.filter((_, index) => bits & (1 << index)),
  );
}

/** The outcome of each sheet, in order, by one run of the batch. */
function outcomesOf(sheets: readonly Values[]): Outcome[] {
  return advise(["batch", "--strict"], sheets.map((answers) => `${JSON.stringify({ answers })}\n`).join(""))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { verdict: { outcome: Outcome } }).verdict.outcome);
}

const decisions = cases.map((name) => ({
  name,
  decision: decisionSchema.parse(JSON.parse(advise([`rules/cases/${name}`, "--format", "json"]))),
}));
const flips = decisions.flatMap(({ name, decision }) =>
  (decision.flips ?? []).map((flip) => ({ name, decision, flip, values: valuesOf(decision) })),
);

it("the cases show flips of every size, from and to every outcome, and across thresholds", () => {
  expect(new Set(flips.map(({ flip }) => flip.changes.length))).toEqual(new Set([1, 2, 3]));
  const every = new Set(["rag", "fine-tuning", "hybrid", "neither-yet"]);
  expect(new Set(flips.map(({ decision }) => decision.verdict.outcome))).toEqual(every);
  expect(new Set(flips.map(({ flip }) => flip.outcome))).toEqual(every);
  expect(flips.some(({ flip, values }) => flip.changes.some((one) => typeof instead(one, values) === "number"))).toBe(
    true,
  );
});

describe("through the built bin, every flip", () => {
  it("changes the outcome to the one it says", () => {
    const outcomes = outcomesOf(flips.map(({ values, flip }) => changed(values, flip.changes)));
    const wrong = flips.filter(
      ({ decision, flip }, index) => outcomes[index] !== flip.outcome || flip.outcome === decision.verdict.outcome,
    );
    expect(outcomes).toHaveLength(flips.length);
    expect(wrong.map(({ name, flip }) => ({ name, flip }))).toEqual([]);
  });

  it("changes nothing without each of its answers", () => {
    const partial = flips.flatMap((one) => properSubsets(one.flip.changes).map((changes) => ({ ...one, changes })));
    const outcomes = outcomesOf(partial.map(({ values, changes }) => changed(values, changes)));
    const wrong = partial.filter(({ decision }, index) => outcomes[index] !== decision.verdict.outcome);
    expect(outcomes).toHaveLength(partial.length);
    expect(wrong.map(({ name, flip, changes }) => ({ name, flip, changes }))).toEqual([]);
  });
});
