/**
 * A two-valued formula over the choices of questions, in negation normal form. A question has one value more than it
 * has choices, for "not answered", so that three-valued conditions become plain ones. Its size counts each part as often as
 * it is met on the way down, and may be far more than there are different parts.
 */
export type Formula = { readonly id: number; readonly support: readonly number[]; readonly size: number } & (
  | { readonly kind: "always" | "never" }
  | { readonly kind: "is"; readonly question: number; readonly allowed: readonly boolean[] }
  | { readonly kind: "all" | "any"; readonly parts: readonly Formula[] }
);

/** Makes formulas; equal ones (after simplifying) are the same object, so that their ids can stand for them. */
export type Formulas = {
  always: Formula;
  never: Formula;
  constant: (value: boolean) => Formula;
  /** True when the question has one of the values marked true. */
  is: (question: number, allowed: readonly boolean[]) => Formula;
  all: (parts: readonly Formula[]) => Formula;
  any: (parts: readonly Formula[]) => Formula;
  /** The same of several parts that are simplified already, as those of any formula are. */
  joined: (kind: "all" | "any", parts: readonly Formula[]) => Formula;
  not: (formula: Formula) => Formula;
  /** The tests of single questions that formulas have been made of so far. */
  tests: () => Extract<Formula, { kind: "is" }>[];
  /** What is left of a formula once a question has a value. */
  assign: (formula: Formula, question: number, value: number) => Formula;
};

/** An empty collection of formulas. */
// eslint-disable-next-line max-lines-per-function -- a list of short functions that share what is known
export function createFormulas(): Formulas {
  const known = new Map<string, Formula>();
  // By formula, question and value: this is looked up more than anything else.
  const assigned = new Map<Formula, Formula[][]>();
  const negated = new Map<Formula, Formula>();

  const intern = (key: string, make: (id: number) => Formula): Formula => {
    const found = known.get(key);
    if (found) return found;
    const formula = make(known.size);
    known.set(key, formula);
    return formula;
  };
  const always = intern("always", (id) => ({ id, kind: "always", support: [], size: 1 }));
  const never = intern("never", (id) => ({ id, kind: "never", support: [], size: 1 }));
  const constant = (value: boolean): Formula => (value ? always : never);

  const is = (question: number, allowed: readonly boolean[]): Formula => {
    if (!allowed.includes(false)) return always;
    if (!allowed.includes(true)) return never;
    const key = `is ${question} ${allowed.map(Number).join("")}`;
    return intern(key, (id) => ({ id, kind: "is", support: [question], size: 1, question, allowed }));
  };

  const join = (kind: "all" | "any", given: readonly Formula[]): Formula => {
    const [neutral, absorbing] = kind === "all" ? [always, never] : [never, always];
    const flat = given.flatMap((part) => (part.kind === kind ? part.parts : [part]));
    const parts = [...new Set(mergeTests(kind, flat, is))].filter((part) => part !== neutral);
    if (parts.includes(absorbing)) return absorbing;
    const [first] = parts;
    if (!first) return neutral;
    return parts.length === 1 ? first : joined(kind, parts);
  };
  const joined = (kind: "all" | "any", unsorted: readonly Formula[]): Formula => {
    const parts = [...unsorted].sort((a, b) => a.id - b.id);
    const size = parts.reduce((all, part) => all + part.size, 1);
    const support = [...new Set(parts.flatMap((part) => part.support))].sort((a, b) => a - b);
    return intern(`${kind} ${parts.map(({ id }) => id).join(" ")}`, (id) => ({ id, kind, support, size, parts }));
  };
  const all = (parts: readonly Formula[]): Formula => join("all", parts);
  const any = (parts: readonly Formula[]): Formula => join("any", parts);

  const not = (formula: Formula): Formula => {
    const done = negated.get(formula) ?? opposite(formula);
    negated.set(formula, done);
    return done;
  };
  const opposite = (formula: Formula): Formula => {
    switch (formula.kind) {
      case "always":
        return never;
      case "never":
        return always;
      case "is":
        return is(
          formula.question,
          formula.allowed.map((allowed) => !allowed),
        );
      case "all":
        return any(formula.parts.map(not));
      case "any":
        return all(formula.parts.map(not));
    }
  };

  const assign = (formula: Formula, question: number, value: number): Formula => {
    if (!formula.support.includes(question)) return formula;
    if (formula.kind === "is") return constant(formula.allowed[value] === true);
    if (formula.kind !== "all" && formula.kind !== "any") return formula;
    let known = assigned.get(formula);
    if (!known) assigned.set(formula, (known = []));
    return ((known[question] ??= [])[value] ??= join(
      formula.kind,
      formula.parts.map((part) => assign(part, question, value)),
    ));
  };

  const tests = () => [...known.values()].filter((formula) => formula.kind === "is");
  return { always, never, constant, is, all, any, joined, not, tests, assign };
}

/** Several tests of one question are one test. */
function mergeTests(kind: "all" | "any", parts: readonly Formula[], is: Formulas["is"]): Formula[] {
  const merged = new Map<number, readonly boolean[]>();
  const others: Formula[] = [];
  for (const part of parts) {
    if (part.kind !== "is") {
      others.push(part);
      continue;
    }
    const before = merged.get(part.question);
    const both = part.allowed.map((allowed, value) =>
      kind === "all" ? allowed && before?.[value] !== false : allowed || before?.[value] === true,
    );
    merged.set(part.question, before ? both : part.allowed);
  }
  return [...others, ...[...merged].map(([question, allowed]) => is(question, allowed))];
}

/** Whether a formula holds, given the value of every question. */
export function isTrue(formula: Formula, values: ArrayLike<number>): boolean {
  if (formula.size > sharing) return remembering(values)(formula);
  switch (formula.kind) {
    case "always":
      return true;
    case "never":
      return false;
    case "is":
      return formula.allowed[values[formula.question] ?? 0] === true;
    case "all":
      for (const part of formula.parts) if (!isTrue(part, values)) return false;
      return true;
    case "any":
      for (const part of formula.parts) if (isTrue(part, values)) return true;
      return false;
  }
}

/** From this size on, parts that are met again and again are remembered. Conditions as people write them are far smaller. */
const sharing = 1000;

/** The same for one assignment, asking of each part once. */
function remembering(values: ArrayLike<number>): (formula: Formula) => boolean {
  const known = new Map<Formula, boolean>();
  const holds = (formula: Formula): boolean => {
    if (formula.kind !== "all" && formula.kind !== "any") return isTrue(formula, values);
    const result =
      known.get(formula) ?? (formula.kind === "all" ? formula.parts.every(holds) : formula.parts.some(holds));
    known.set(formula, result);
    return result;
  };
  return holds;
}

/** A formula as plain JSON: its kind, then its question and a digit for each value, or the places of its parts. */
export type SavedFormula = ["always"] | ["never"] | ["is", number, string] | ["all" | "any", ...number[]];

/** An empty table of formulas, and the place of a formula in it, which is added where it is new, behind its parts. */
export function formulaTable(): { table: SavedFormula[]; placeOf: (formula: Formula) => number } {
  const table: SavedFormula[] = [];
  const places = new Map<Formula, number>();
  const saved = (formula: Formula): SavedFormula => {
    if (formula.kind === "is") return ["is", formula.question, formula.allowed.map(Number).join("")];
    if (formula.kind === "all" || formula.kind === "any") return [formula.kind, ...formula.parts.map(placeOf)];
    return [formula.kind];
  };
  const placeOf = (formula: Formula): number => {
    const known = places.get(formula);
    if (known !== undefined) return known;
    const place = table.push(saved(formula)) - 1;
    places.set(formula, place);
    return place;
  };
  return { table, placeOf };
}

/** The formulas of a table, by their places in it. */
export function readTable({ always, never, is, joined }: Formulas, table: readonly SavedFormula[]): Formula[] {
  const read: Formula[] = [];
  for (const saved of table) {
    if (saved[0] === "always" || saved[0] === "never") read.push(saved[0] === "always" ? always : never);
    else if (saved[0] === "is")
      read.push(
        is(
          saved[1],
          Array.from(saved[2], (digit) => digit === "1"),
        ),
      );
    else {
      const [kind, ...places] = saved;
      read.push(
        joined(
          kind,
          places.map((place) => read[place] ?? never),
        ),
      );
    }
  }
  return read;
}
