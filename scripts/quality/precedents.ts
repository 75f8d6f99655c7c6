import { closest } from "../../src/engine/precedents/closest.ts";
import { questionWeights } from "../../src/engine/precedents/weights.ts";
import { compiledOf } from "../../src/engine/rulebook/compile.ts";
import { type Outcome, outcomes } from "../../src/model/approach.ts";
import type { Precedents } from "../../src/model/precedent.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { byRulebook, type Method, score, simpleMethods } from "./measure.ts";
import type { Published } from "./published.ts";

/** What the closest cases say of a case that was left out: the outcomes of the closest, nearest first. */
export type LeftOut = { id: string; verdict: Outcome; near: readonly Outcome[] };

/** The majority is taken of so many, and so many are shown. */
const [voters, shown] = [5, 3];

/** How often outcomes are shuffled to see what chance gives, and where the shuffling starts. */
const shuffles = 20;
const seed = 17;

/** Leaves out each case in turn, with all it adds to the weights, and asks the others. */
export function leaveOneOut(rulebook: Rulebook, all: Precedents): LeftOut[] {
  const compiled = compiledOf(rulebook);
  return all.shown.map(({ id, outcome }, left) => {
    const rest = all.shown.flatMap((_, at) => (at === left ? [] : [at]));
    const sheets = rest.map((at) => all.sheets[at]!);
    const others = rest.map((at) => all.shown[at]!);
    const weights = questionWeights({ sheets, outcomes: others.map((one) => one.outcome) }, compiled.sizes);
    const found = closest(compiled, all.sheets[left]!, { shown: others, sheets, weights }, { most: voters });
    return { id, verdict: outcome, near: found.map((one) => one.outcome) };
  });
}

/** The outcome that most of the closest have; of equally many, the one that comes first. Null where nothing is close. */
export function majorityOf({ near }: LeftOut): Outcome | null {
  const count = (outcome: Outcome): number => near.filter((one) => one === outcome).length;
  return near.reduce<Outcome | null>((best, one) => (best === null || count(one) > count(best) ? one : best), null);
}

export function isMajority(one: LeftOut): boolean {
  return majorityOf(one) === one.verdict;
}

/** Whether one of those shown has the verdict. */
export function isAmongShown({ near, verdict }: LeftOut): boolean {
  return near.slice(0, shown).includes(verdict);
}

/** The same cases with their outcomes dealt out anew. */
function shuffled(all: Precedents, random: () => number): Precedents {
  const dealt = all.shown.map(({ outcome }) => outcome);
  for (let at = dealt.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [dealt[at], dealt[other]] = [dealt[other]!, dealt[at]!];
  }
  return { ...all, shown: all.shown.map((one, at) => ({ ...one, outcome: dealt[at]! })) };
}

/** Numbers from 0 to 1 in a fixed order (a linear congruential generator, Numerical Recipes). */
function numbersFrom(start: number): () => number {
  let state = start;
  return () => (state = (1664525 * state + 1013904223) % 2 ** 32) / 2 ** 32;
}

/** In percent, set before the cases were held to their sources; docs/precedents.md says how far off they are. */
const wanted = { majority: 73, among: 88 };

/** A table of how often each way comes to what was chosen, and then how rules and closest cases stand to each other. */
export function precedentRows(rulebook: Rulebook, all: Precedents, among: ReadonlySet<string>) {
  const asked = leaveOneOut(rulebook, all).filter(({ id }) => among.has(id));
  const random = numbersFrom(seed);
  const chance = Array.from({ length: shuffles }, () =>
    leaveOneOut(rulebook, shuffled(all, random)).filter(({ id }) => among.has(id)),
  ).flat();
  const common = commonest(asked.map(({ verdict }) => verdict));
  const published = publishedIn(rulebook, all).filter(({ id }) => among.has(id));
  const agreement = (method: Method): number => percent(score(method, published), ({ agrees }) => agrees);
  return {
    cases: asked.length,
    rows: [
      ["the closest cases", percent(asked, isMajority), percent(asked, isAmongShown)],
      ["what is wanted of them", wanted.majority, wanted.among],
      ["the same, outcomes shuffled", percent(chance, isMajority), percent(chance, isAmongShown)],
      [
        "always the commonest, one or three",
        percent(asked, ({ verdict }) => verdict === common[0]),
        percent(asked, ({ verdict }) => common.slice(0, shown).includes(verdict)),
      ],
      ["advise", agreement(byRulebook(rulebook)), null],
      ...Object.entries(simpleMethods).map(([name, method]) => [name, agreement(method), null] as const),
    ] as const,
    beside: besideRules(score(byRulebook(rulebook), published), asked),
  };
}

/** How often rules and closest cases say the same, and who is right where they do not. */
function besideRules(scored: ReturnType<typeof score>, asked: readonly LeftOut[]) {
  const pairs = scored.map((one, at) => ({ rules: one, cases: asked[at]! }));
  const differ = pairs.filter(({ rules, cases }) => rules.outcome !== majorityOf(cases));
  const onlyRules = differ.filter(({ rules, cases }) => rules.agrees && !isMajority(cases)).length;
  const onlyCases = differ.filter(({ rules, cases }) => !rules.agrees && isMajority(cases)).length;
  return { agree: pairs.length - differ.length, differ: differ.length, onlyRules, onlyCases };
}

function commonest(verdicts: readonly Outcome[]): Outcome[] {
  const count = (outcome: Outcome): number => verdicts.filter((one) => one === outcome).length;
  return outcomes.toSorted((a, b) => count(b) - count(a));
}

/** The cases as situations that the other methods read. */
function publishedIn({ questions }: Rulebook, { shown: cases, sheets }: Precedents): Published[] {
  return cases.map(({ id, outcome, source }, at) => {
    const choices = Object.fromEntries(
      questions.flatMap(({ id: question, choices: all }, place) => {
        const choice = all[sheets[at]![place]!];
        return choice ? [[question, choice.id]] : [];
      }),
    );
    return { id, title: source.title, answers: {}, choices, verdict: outcome, looksUpBy: null };
  });
}

function percent<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return (100 * all.filter(holds).length) / all.length;
}
