import type { Approach } from "../model/approach.ts";
import type { Condition } from "../model/condition.ts";
import type { Rule } from "../model/rulebook.ts";
import type { Counted } from "./asked.ts";

type Gated = { when: Condition; unless?: Condition | undefined };

/** What gates test besides questions. */
export type Standing = { leader: Approach | null; excluded: readonly Approach[] };

/** Says whether something holds on a sheet. The standing is for gates, which may test it. */
export type Test = (counted: Counted, standing: Standing) => boolean;

/** Whether an entry fires: `fires`, made ready for many sheets. */
export const readied = ({ when, unless }: Gated): Test => {
  const tests = [whenTrue(when), ...(unless ? [notTrue(unless)] : [])];
  return (counted, standing) => holdAll(tests, counted, standing);
};

/**
 * Says which rules fire on a sheet, in their order. Most need one certain answer to fire at all: they are looked up by the
 * answers that a sheet has, and the others never come up.
 */
export const firingOf = (rules: readonly Rule[]): ((counted: Counted) => Rule[]) => {
  const always: Candidate[] = [];
  const byAnswer = new Map<string, Map<string, Candidate[]>>();
  rules.forEach(({ when, unless }, index) => {
    const { needed, rest } = apart(when);
    const tests = [...rest.map(whenTrue), ...(unless ? [notTrue(unless)] : [])];
    if (!needed) return always.push({ index, tests });
    const byChoice = byAnswer.get(needed.test) ?? new Map<string, Candidate[]>();
    byAnswer.set(needed.test, byChoice);
    for (const choice of new Set(needed.in)) byChoice.set(choice, [...(byChoice.get(choice) ?? []), { index, tests }]);
  });
  const questions = [...byAnswer].map(([question, byChoice]) => ({ question, byChoice }));

  // Used again for each sheet: to make it anew took longer than all the rest.
  const found = new Uint8Array(rules.length);

  return (counted) => {
    found.fill(0);
    const look = (candidates: readonly Candidate[]): void => {
      for (const { index, tests } of candidates) if (holdAll(tests, counted, nobody)) found[index] = 1;
    };
    look(always);
    for (const { question, byChoice } of questions) {
      const choice = counted[question];
      const candidates = choice === undefined ? undefined : byChoice.get(choice);
      if (candidates) look(candidates);
    }
    const fired: Rule[] = [];
    for (let index = 0; index < found.length; index++) if (found[index] === 1) fired.push(rules[index]!);
    return fired;
  };
};

const nobody: Standing = { leader: null, excluded: [] };

/** A rule by its place, and what must hold besides the answer it was looked up by. */
type Candidate = { index: number; tests: readonly Test[] };

type QuestionTest = Extract<Condition, { test: string }>;

/** A condition as a test without which it cannot be true, if it has one outright, and the rest of it. */
const apart = (condition: Condition): { needed: QuestionTest | undefined; rest: Condition[] } => {
  const parts = "all" in condition ? condition.all : [condition];
  const needed = parts.find((part) => "test" in part);
  return { needed, rest: parts.filter((part) => part !== needed) };
};

const holdAll = (tests: readonly Test[], counted: Counted, standing: Standing): boolean => {
  for (const test of tests) if (!test(counted, standing)) return false;
  return true;
};

/** Three-valued logic as two plain questions: whether a condition is true, and whether it is false. */
const whenTrue = (condition: Condition): Test => truth(condition, true);

const notTrue = (condition: Condition): Test => {
  const isTrue = whenTrue(condition);
  return (counted, standing) => !isTrue(counted, standing);
};

const truth = (condition: Condition, wanted: boolean): Test => {
  if ("not" in condition) return truth(condition.not, !wanted);
  if ("test" in condition) {
    const { test, in: allowed } = condition;
    if (test === "leader") return (_, { leader }) => (leader !== null && allowed.includes(leader)) === wanted;
    if (test === "excluded") return (_, { excluded }) => excluded.some((one) => allowed.includes(one)) === wanted;
    return (counted) => {
      const choice = counted[test];
      return choice !== undefined && allowed.includes(choice) === wanted;
    };
  }
  const isAll = "all" in condition;
  const parts = (isAll ? condition.all : condition.any).map((part) => truth(part, wanted));
  if (isAll === wanted) return (counted, standing) => holdAll(parts, counted, standing);
  return (counted, standing) => parts.some((part) => part(counted, standing));
};
