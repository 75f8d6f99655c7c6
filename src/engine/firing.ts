import type { Approach } from "../model/approach.ts";
import type { Condition } from "../model/condition.ts";
import type { Question } from "../model/rulebook.ts";
import type { Counted } from "./asked.ts";

type Gated = { when: Condition; unless?: Condition | undefined };

/** What gates test besides questions. */
export type Standing = { leader: Approach | null; excluded: readonly Approach[] };

/** A sheet as numbers, in the order of the questions: the place of the choice among its question's, or one more for none. */
export type Values = readonly number[];

/** A condition on one question: whether it holds, by the value of the question. */
type Look = { question: number; holds: readonly boolean[] };

/** A condition on several questions, or on the standing. */
type Test = (values: Values, standing: Standing) => boolean;

/** An entry made ready for many sheets: it fires when all of this holds. Most entries are looks alone. */
export type Readied = { looks: readonly Look[]; tests: readonly Test[] };

/** Whether an entry fires: `fires`, for an entry made ready. */
export const firesOn = ({ looks, tests }: Readied, values: Values, standing: Standing): boolean => {
  for (const { question, holds } of looks) if (holds[values[question]!] !== true) return false;
  for (const test of tests) if (!test(values, standing)) return false;
  return true;
};

/** Makes sheets and entries ready that speak of these questions. */
export const readierOf = (questions: readonly Question[]) => {
  const places = questions.map(
    ({ choices }) => new Map(choices.map(({ id }, place) => [id as string | undefined, place])),
  );
  const ids = questions.map(({ id }) => id);
  const truth = truthOn(questions);
  return {
    valuesOf: (counted: Counted): Values => places.map((of, index) => of.get(counted[ids[index]!]) ?? of.size),
    readied: ({ when, unless }: Gated): Readied => {
      const parts = ("all" in when ? when.all : [when]).map((part) => truth(part, true));
      if (unless) parts.push(negated(truth(unless, true)));
      return {
        looks: parts.filter((part) => typeof part === "object"),
        tests: parts.filter((part) => typeof part === "function"),
      };
    },
  };
};

/** Three-valued logic as two plain questions: whether a condition is true, and whether it is false. */
const truthOn = (questions: readonly Question[]) => {
  const truth = (condition: Condition, wanted: boolean): Look | Test => {
    if ("not" in condition) return truth(condition.not, !wanted);
    if ("test" in condition) return tested(condition.test, condition.in, wanted);
    const isAll = "all" in condition;
    const parts = (isAll ? condition.all : condition.any).map((part) => asTest(truth(part, wanted)));
    if (isAll === wanted) return (values, standing) => parts.every((part) => part(values, standing));
    return (values, standing) => parts.some((part) => part(values, standing));
  };
  const tested = (name: string, allowed: readonly string[], wanted: boolean): Look | Test => {
    if (name === "leader") return (_, { leader }) => (leader !== null && allowed.includes(leader)) === wanted;
    if (name === "excluded") return (_, { excluded }) => excluded.some((one) => allowed.includes(one)) === wanted;
    const question = questions.findIndex(({ id }) => id === name);
    const choices = questions[question]?.choices;
    if (!choices) return () => false;
    return { question, holds: [...choices.map(({ id }) => allowed.includes(id) === wanted), false] };
  };
  return truth;
};

const asTest = (part: Look | Test): Test =>
  typeof part === "function" ? part : (values) => part.holds[values[part.question]!] === true;

const negated = (part: Look | Test): Look | Test =>
  typeof part === "function"
    ? (values, standing) => !part(values, standing)
    : { question: part.question, holds: part.holds.map((holds) => !holds) };
