import type { Approach } from "../../model/approach.ts";
import type { Condition } from "../../model/condition.ts";
import type { Question } from "../../model/rulebook.ts";
import { dependencyOrder } from "../rulebook/visibility.ts";
import type { Values } from "./assignment.ts";

type Gated = { when: Condition; unless?: Condition | undefined };

/** What gates test besides questions. */
export type Standing = { leader: Approach | null; excluded: readonly Approach[] };

/** A condition on one question: whether it holds, by the value of the question. */
type Look = { question: number; holds: readonly boolean[] };

/** A condition on several questions, or on the standing. */
type Test = (values: Values, standing: Standing) => boolean;

/** An entry made ready for many sheets: it fires when all of this holds. Most entries are looks alone. */
export type Readied = { looks: readonly Look[]; tests: readonly Test[] };

/** Whether an entry fires: `fires`, for an entry made ready. */
export function firesOn({ looks, tests }: Readied, values: Values, standing: Standing): boolean {
  for (const { question, holds } of looks) if (holds[values[question]!] !== true) return false;
  for (const test of tests) if (!test(values, standing)) return false;
  return true;
}

/** Makes entries ready that speak of these questions. */
export function readierOf(questions: readonly Question[]): (entry: Gated) => Readied {
  const truth = truthOn(questions);
  return ({ when, unless }) => {
    const parts = ("all" in when ? when.all : [when]).map((part) => truth(part, true));
    return whole(unless ? [...parts, negated(truth(unless, true))] : parts);
  };
}

function whole(parts: readonly (Look | Test)[]): Readied {
  return {
    looks: parts.filter((part) => typeof part === "object"),
    tests: parts.filter((part) => typeof part === "function"),
  };
}

/** A question that is hidden when all of this holds, and its value then. */
export type HiddenWhen = { question: number; none: number; hidden: Readied };

/** The questions that may be hidden, each after those that hide it. */
export function hiddenWhen(questions: readonly Question[]): HiddenWhen[] {
  const truth = truthOn(questions);
  return dependencyOrder(questions).flatMap((question) => {
    const condition = question["asked-when"];
    if (!condition) return [];
    return {
      question: questions.indexOf(question),
      none: question.choices.length,
      hidden: whole([truth(condition, false)]),
    };
  });
}

/** A sheet in which hidden questions have no answer, as `countedOf` has it. */
export function withoutHidden(hideable: readonly HiddenWhen[], sheet: Values): Values {
  const values = [...sheet];
  for (const { question, none, hidden } of hideable) if (firesOn(hidden, values, nobody)) values[question] = none;
  return values;
}

/** Before anyone leads: only gates ask who does. */
export const nobody: Standing = { leader: null, excluded: [] };

/** Three-valued logic as two plain questions: whether a condition is true, and whether it is false. */
function truthOn(questions: readonly Question[]) {
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
}

function asTest(part: Look | Test): Test {
  return typeof part === "function" ? part : (values) => part.holds[values[part.question]!] === true;
}

function negated(part: Look | Test): Look | Test {
  return typeof part === "function"
    ? (values, standing) => !part(values, standing)
    : { question: part.question, holds: part.holds.map((holds) => !holds) };
}
