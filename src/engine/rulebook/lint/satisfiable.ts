import { approaches, verdictKinds } from "../../../model/approach.ts";
import type { Condition } from "../../../model/condition.ts";
import type { Rulebook } from "../../../model/rulebook.ts";
import { approachSets } from "../bit-sets.ts";
import { formIdsOf } from "../translate.ts";
import { dependencyOrder } from "../visibility.ts";
import { holds, type Lookup, testsOf } from "../condition.ts";

/** The most steps a search takes for one question about sheets: far more than fifteen plain tests need. */
export const searchLimit = 200_000;

/**
 * What is looked for. `found` is asked of whole sheets; `hopeless`, where given, of sheets that are filled in part, the
 * rest unknown, and says that no way to fill it in can lead anywhere. What is false or true of a part in three-valued
 * logic is so of the whole.
 */
export type SheetSearch = { found: (lookup: Lookup) => boolean; hopeless?: (lookup: Lookup) => boolean };

/**
 * Whether there is an answer sheet like that, exactly. `conditions` are those that the search evaluates: the sheets
 * range over the questions they name and those on which it hangs whether these are asked, each left open or given one
 * of its choices. Choices that no condition tells apart count once. Leader, excluded and verdict range over their
 * values whether or not scores can come out that way: so "no" is certain, and a "yes" may still be ruled out by the
 * scores. `too-large` when `searchLimit` steps did not settle it.
 */
export function isSatisfiable(
  rulebook: Rulebook,
  conditions: readonly Condition[],
  search: SheetSearch,
): boolean | "too-large" {
  let steps = 0;
  const visit = ([variable, ...rest]: readonly Variable[], sheet: Sheet): boolean | "too-large" => {
    if (++steps > searchLimit) return "too-large";
    const lookup: Lookup = (name) => sheet.get(name);
    if (!variable) return coherent(sheet) && search.found(lookup);
    if (search.hopeless?.(lookup)) return false;
    for (const value of valuesIn(variable, lookup)) {
      const result = visit(rest, new Map(sheet).set(variable.name, value));
      if (result !== false) return result;
    }
    return false;
  };
  return visit(variablesOf(rulebook, conditions), new Map());
}

/** The names the conditions test and the questions on which it hangs whether these are asked, in an order to fill them in. */
export function namesBehind({ questions }: Rulebook, conditions: readonly Condition[]): string[] {
  const names = new Set(conditions.flatMap(testsOf));
  for (const { id, "asked-when": condition } of dependencyOrder(questions).toReversed()) {
    if (condition && names.has(id)) for (const name of testsOf(condition)) names.add(name);
  }
  const ids = dependencyOrder(questions).map(({ id }) => id);
  return [...ids, ...outcomeTestOrder].filter((name) => names.has(name));
}

type Value = string | readonly string[] | undefined;
type Sheet = ReadonlyMap<string, Value>;
type Variable = { name: string; values: readonly Value[]; askedWhen: Condition | undefined };

const outcomeTestOrder = ["excluded", "leader", "verdict", "form"];

function variablesOf(rulebook: Rulebook, conditions: readonly Condition[]): Variable[] {
  const names = namesBehind(rulebook, conditions);
  const questions = rulebook.questions.filter(({ id }) => names.includes(id));
  const all = [...conditions, ...questions.flatMap(({ "asked-when": condition }) => condition ?? [])];
  return names.map((name) => {
    const question = questions.find(({ id }) => id === name);
    const askedWhen = question?.["asked-when"];
    if (!question) return { name, values: outcomeValues(name, rulebook), askedWhen };
    const choices = question.choices.map(({ id }) => id);
    return { name, values: [undefined, ...toldApart(name, choices, all.flatMap(leavesOf))], askedWhen };
  });
}

function outcomeValues(name: string, rulebook: Rulebook): readonly Value[] {
  if (name === "verdict") return verdictKinds;
  if (name === "form") return [...formIdsOf(rulebook), []];
  return name === "leader" ? [...approaches, []] : approachSets;
}

/** One choice of each group that every test treats alike. */
function toldApart(name: string, choices: readonly string[], leaves: readonly Leaf[]): string[] {
  const tests = leaves.filter(({ test }) => test === name);
  const signature = (choice: string): string => tests.map((leaf) => Number(leaf.in.includes(choice))).join("");
  return [...new Map(choices.map((choice) => [signature(choice), choice])).values()];
}

type Leaf = Extract<Condition, { test: string }>;

/** Every single test inside a condition. */
export function leavesOf(condition: Condition): Leaf[] {
  if ("test" in condition) return [condition];
  if ("not" in condition) return leavesOf(condition.not);
  return ("all" in condition ? condition.all : condition.any).flatMap(leavesOf);
}

/** A hidden question has no answer that counts. */
function valuesIn({ values, askedWhen }: Variable, lookup: Lookup): readonly Value[] {
  return askedWhen && holds(askedWhen, lookup) === false ? [undefined] : values;
}

/** The leader is never excluded, and there is none exactly when all are. */
function coherent(sheet: Sheet): boolean {
  const [leader, excluded] = [sheet.get("leader"), sheet.get("excluded")];
  if (leader === undefined || excluded === undefined) return true;
  return typeof leader === "string" ? !excluded.includes(leader) : excluded.length === approaches.length;
}
