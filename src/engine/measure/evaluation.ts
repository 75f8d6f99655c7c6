import {
  type BestCondition,
  bestConditions,
  type Cause,
  type EvalCondition,
  evalConditions,
  failureClasses,
  type FailureClass,
  type MeasuredAnswer,
  type Pair,
  type Share,
} from "../../model/measure.ts";
import { failuresOf } from "./classes.ts";
import { measuredAnswer, type Range } from "./measured-answer.ts";
import { mcnemar, wilson } from "./intervals.ts";
import { isRight, type Rows, type Tally } from "./tally.ts";

/** What an evaluation shows: each condition, each pair, each failure, and the answers that follow. */
export type Evaluated = {
  best: BestCondition;
  conditions: Partial<Record<EvalCondition, Share & { notJudged: number }>>;
  pairs: Pair[];
  failures: Partial<Record<FailureClass, string[]>>;
  answers: Record<string, MeasuredAnswer>;
};

/** Fewer judged questions than these show nothing but their number. */
const fewest = 10;
const worthSome = 0.1;
const worthMost = 0.5;

/** The condition that stands for what was tried. Null where there is none. */
export function bestSoFar({ questions }: Tally): BestCondition | null {
  const seen = (condition: BestCondition) => [...questions.values()].some((one) => one[condition] !== undefined);
  return bestConditions.find(seen) ?? null;
}

/** Evaluates what was tallied. `target` is the share of right answers that is good enough, from 0 to 1. */
export function evaluationOf(tally: Tally, best: BestCondition, target: number): Evaluated {
  const shares = Object.fromEntries(
    evalConditions.flatMap((condition) => {
      const share = shareOf(tally, condition);
      return share ? [[condition, share]] : [];
    }),
  ) as Evaluated["conditions"];
  const compared: [EvalCondition, EvalCondition][] = [
    ["bare", "given"],
    ["given", "found"],
    ["bare", "tuned"],
  ];
  const pairs = compared.flatMap(([from, to]) => (shares[from] && shares[to] ? [pairOf(tally, from, to)] : []));
  const failures = failuresOf(tally, best);
  const evaluated = { best, conditions: shares, pairs, failures };
  return { ...evaluated, answers: answersOf(tally, evaluated, target) };
}

function shareOf({ questions }: Tally, condition: EvalCondition): (Share & { notJudged: number }) | null {
  const rows = [...questions.values()].flatMap((one) => one[condition] ?? []);
  if (rows.length === 0) return null;
  const judged = rows.map(isRight).filter((right) => right !== null);
  return { ...wilson(judged.filter(Boolean).length, judged.length), notJudged: rows.length - judged.length };
}

function pairOf({ questions }: Tally, from: EvalCondition, to: EvalCondition): Pair {
  let [fixed, broken, both, neither] = [0, 0, 0, 0];
  for (const question of questions.values()) {
    const [before, after] = [isRight(question[from]), isRight(question[to])];
    if (before === null || after === null) continue;
    if (before && after) both += 1;
    else if (before) broken += 1;
    else if (after) fixed += 1;
    else neither += 1;
  }
  return { from, to, fixed, broken, both, neither, p: mcnemar(fixed, broken) };
}

type Shown = Omit<Evaluated, "answers">;

function answersOf(tally: Tally, shown: Shown, target: number): Record<string, MeasuredAnswer> {
  const judged = shown.conditions[shown.best]?.of ?? 0;
  const tests = testsAnswer([...tally.questions.values()].filter((one) => Object.values(one).some(isJudged)).length);
  if (judged < fewest) return tests;
  const knowledge = knowledgeAnswer(shown);
  return {
    ...knowledge,
    ...triedAnswer(shown, target),
    ...shortfallAnswer(shown, target),
    ...(knowledge.knowledge?.value === "none" ? {} : readerAnswer(shown, target)),
    ...accuracyAnswer(shown, target),
    ...structureAnswer(tally),
    ...tests,
  };
}

function isJudged(rows: Rows): boolean {
  return rows.judged > 0;
}

/** How many test questions there are; of none nothing is said, since there may be others. */
export function testsAnswer(count: number): Record<string, MeasuredAnswer> {
  if (count === 0) return {};
  const value = count < 20 ? "few" : "good";
  return { tests: { value, choices: [value], right: null, low: null, high: null, of: count, more: null } };
}

function knowledgeAnswer({ pairs }: Shown): Record<string, MeasuredAnswer> {
  const pair = pairs.find(({ from, to }) => from === "bare" && to === "given");
  if (!pair) return {};
  const of = pair.fixed + pair.broken + pair.both + pair.neither;
  if (of < fewest) return {};
  const ranges: Range[] = [
    { choices: ["none"], from: 0, to: worthSome },
    { choices: ["some"], from: worthSome, to: worthMost },
    { choices: ["core"], from: worthMost, to: 1 },
  ];
  return { knowledge: measuredAnswer(wilson(pair.fixed, of), ranges) };
}

/** On either side of the target. */
function around(target: number, below: readonly string[], above: readonly string[]): Range[] {
  return [
    { choices: below, from: 0, to: target },
    { choices: above, from: target, to: 1 },
  ];
}

/**
 * Search that works is `rag-short` too, with the shortfall nowhere: that is how the question's choices are put, and so
 * the choice is known whatever the share is. The same of a tuned model.
 */
function triedAnswer({ best, conditions: { [best]: share } }: Shown, target: number): Record<string, MeasuredAnswer> {
  if (!share) return {};
  if (best === "bare") return { tried: measuredAnswer(share, around(target, ["prompt-short"], ["prompt-close"])) };
  const value = best === "tuned" ? "tuned-short" : "rag-short";
  return { tried: measuredAnswer(share, around(target, [value], [value])) };
}

const causes = failureClasses.filter((name): name is Cause => name !== "open" && name !== "not judged");

/** The share that each cause has of the failures whose cause is known. */
function causeShares({ failures }: Shown): { cause: Cause; share: Share }[] {
  const counts = causes.map((cause) => ({ cause, count: failures[cause]?.length ?? 0 }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return counts.map(({ cause, count }) => ({ cause, share: wilson(count, all) }));
}

/** The cause of most failures, where its whole interval says so. */
function mainCause(shown: Shown): { cause: Cause; share: Share } | undefined {
  return causeShares(shown).find(({ share }) => share.of > 0 && share.low > worthMost);
}

function shortfallAnswer(shown: Shown, target: number): Record<string, MeasuredAnswer> {
  const share = shown.conditions[shown.best];
  if (!share) return {};
  const place = measuredAnswer(share, around(target, ["short"], ["nowhere"]));
  if (place.value === "nowhere") return { shortfall: place };
  const main = mainCause(shown);
  const possible = causeShares(shown).filter(({ share: { high } }) => high > worthMost);
  const choices = main ? [main.cause] : possible.map(({ cause }) => cause);
  if (place.value === null) return { shortfall: { ...place, choices: ["nowhere", ...choices] } };
  if (main) {
    const { right, low, high, of } = main.share;
    return { shortfall: { value: main.cause, choices, right, low, high, of, more: null } };
  }
  const [first] = [...causeShares(shown)].sort((a, b) => b.share.right - a.share.right);
  const { right, low, high, of } = first?.share ?? wilson(0, 0);
  return { shortfall: { value: null, choices, right, low, high, of, more: null } };
}

/**
 * Right passages that lead to right answers say able; failures with the right passages among those found say strained.
 * Where both hold, nothing is said.
 */
function readerAnswer(shown: Shown, target: number): Record<string, MeasuredAnswer> {
  const given = shown.conditions.given;
  const main = mainCause(shown);
  const strained = main?.cause === "using" && (shown.conditions[shown.best]?.high ?? 1) < target ? main.share : null;
  const able =
    given && given.of >= fewest ? measuredAnswer(given, around(target, ["able", "strained"], ["able"])) : null;
  if (strained === null) return able ? { reader: able } : {};
  const { right, low, high, of } = strained;
  if (able?.value === "able")
    return { reader: { value: null, choices: ["able", "strained"], right, low, high, of, more: null } };
  return { reader: { value: "strained", choices: ["strained"], right, low, high, of, more: null } };
}

function accuracyAnswer({ conditions: { bare } }: Shown, target: number): Record<string, MeasuredAnswer> {
  if (!bare || bare.of < fewest) return {};
  return { accuracy: measuredAnswer(bare, around(target, ["better", "peak"], ["enough"])) };
}

function structureAnswer({ questions }: Tally): Record<string, MeasuredAnswer> {
  const checked = [...questions.values()].flatMap(({ bare }) => (bare && bare.shapes > 0 ? [bare] : []));
  if (checked.length < fewest) return {};
  const failing = checked.filter(({ shapes, shapesHeld }) => shapesHeld * 2 <= shapes).length;
  return {
    structure: measuredAnswer(
      wilson(failing, checked.length),
      around(worthSome, ["enforceable"], ["beyond-prompting"]),
    ),
  };
}
