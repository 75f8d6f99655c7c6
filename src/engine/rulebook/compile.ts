import { type Approach, type Need, needs as allNeeds, approaches, mostPoints } from "../../model/approach.ts";
import type { Condition } from "../../model/condition.ts";
import type { Question, Rulebook } from "../../model/rulebook.ts";
import { maskOf } from "./bit-sets.ts";
import { createFormulas, type Formula, type Formulas, formulaTable, readTable, type SavedFormula } from "./formula.ts";
import { numberQuestions, type NumberedQuestions } from "./numbering.ts";
import { reachOf, startingReach } from "./reach.ts";
import { formIdsOf, translator } from "./translate.ts";

/** What follows when a formula holds. Sets of approaches and of needs are bit masks, in the order of the model. */
export type CompiledEvent = {
  fires: Formula;
  points: readonly [number, number, number];
  needs: number;
  excludes: number;
};

/**
 * A rulebook with every condition as a formula over question and choice numbers, in which a hidden question counts as not
 * answered. The formulas of gates, warnings and steps may also look at what is known once the scores are: see `context`.
 */
export type CompiledRulebook = {
  rulebook: Rulebook;
  formulas: Formulas;
  numbered: NumberedQuestions;
  /** How many choices each question has; that number itself is the value "not answered". */
  sizes: readonly number[];
  /** For each question and choice, the first choice that no condition that decides tells from it: they decide alike. */
  alike: readonly (readonly number[])[];
  /** How likely each choice is, relative to the others of its question. */
  likelihoods: readonly (readonly number[])[];
  /** For each question, when it is asked. */
  asked: readonly Formula[];
  rules: readonly CompiledEvent[];
  constraints: readonly CompiledEvent[];
  gates: readonly Formula[];
  /** By their outcome; and the ids of all, once each. */
  forms: Readonly<Record<string, readonly Formula[]>>;
  formIds: readonly string[];
  conflicts: readonly Formula[];
  warnings: readonly Formula[];
  /** By the outcome or the start that they are for. */
  steps: Readonly<Record<string, readonly Formula[]>>;
  /** The approaches that each set of shown needs earns. */
  earnedBy: readonly number[];
  /** The place of each approach in the order for ties, and of the bar, which comes last. */
  priority: readonly [number, number, number, number];
  /** The order of all questions that the build found to make analyses short; null where none was looked for. */
  order: readonly number[] | null;
};

/** The formulas of a rulebook by their places in one table, as plain JSON: what the build writes down. */
export type SavedCompilation = {
  table: SavedFormula[];
  alike: readonly (readonly number[])[];
  order: readonly number[] | null;
  asked: number[];
  rules: number[];
  constraints: number[];
  gates: number[];
  forms: Record<string, number[]>;
  conflicts: number[];
  warnings: number[];
  steps: Record<string, number[]>;
};

/** The formula of each entry of a rulebook, list by list. */
type EntryFormulas<F> = {
  asked: readonly F[];
  rules: readonly F[];
  constraints: readonly F[];
  gates: readonly F[];
  forms: Readonly<Record<string, readonly F[]>>;
  conflicts: readonly F[];
  warnings: readonly F[];
  steps: Readonly<Record<string, readonly F[]>>;
};

const compilations = new WeakMap<Rulebook, CompiledRulebook>();

/** The compiled form of a rulebook, made once: nothing in it depends on answers. Points past `mostPoints` are thrown. */
export function compiledOf(rulebook: Rulebook): CompiledRulebook {
  const known = compilations.get(rulebook) ?? compile(rulebook);
  compilations.set(rulebook, known);
  return known;
}

/** Takes the formulas that the build wrote down for just this rulebook, so that they need not be made again. */
export function restoreCompiled(rulebook: Rulebook, { table, alike, order, ...saved }: SavedCompilation): void {
  const formulas = createFormulas();
  const restored = readTable(formulas, table);
  const entries = mapEntries(saved, (place) => restored[place] ?? formulas.never);
  compilations.set(rulebook, { ...assemble(rulebook, formulas, entries, alike), order });
}

/** The formulas of a compiled rulebook as plain JSON, with an order of its questions. */
export function saveCompiled(compiled: CompiledRulebook, order = compiled.order): SavedCompilation {
  const { table, placeOf } = formulaTable();
  const { rules, constraints } = compiled;
  const fires = (events: readonly CompiledEvent[]): Formula[] => events.map((event) => event.fires);
  const saved = mapEntries({ ...compiled, rules: fires(rules), constraints: fires(constraints) }, placeOf);
  return { table, alike: compiled.alike, order, ...saved };
}

function mapEntries<A, B>(entries: EntryFormulas<A>, change: (one: A) => B) {
  const all = (list: readonly A[]): B[] => list.map(change);
  const each = (lists: Readonly<Record<string, readonly A[]>>): Record<string, B[]> =>
    Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, all(list)]));
  return {
    asked: all(entries.asked),
    rules: all(entries.rules),
    constraints: all(entries.constraints),
    gates: all(entries.gates),
    forms: each(entries.forms),
    conflicts: all(entries.conflicts),
    warnings: all(entries.warnings),
    steps: each(entries.steps),
  };
}

function compile(rulebook: Rulebook): CompiledRulebook {
  const reach = rulebook.rules.reduce((sum, rule) => sum + reachOf(rule), startingReach(rulebook.settings));
  // No file comes this far; a rulebook that a program made or changed may, and then figures would be wrong in silence.
  if (!(reach <= mostPoints))
    throw new RangeError(`the points of the rulebook reach ${reach}, and can be counted exactly up to ${mostPoints}`);
  const formulas = createFormulas();
  const { asked, isTrue } = translator(rulebook, formulas);
  const fires = ({ when, unless }: Gated): Formula => {
    const triggered = when ? isTrue(when) : formulas.always;
    return formulas.all([triggered, unless ? formulas.not(isTrue(unless)) : formulas.always]);
  };
  const rules = rulebook.rules.map(fires);
  const constraints = rulebook.constraints.map(fires);
  const gates = rulebook.gates.map(fires);
  // Only what decides has been made so far: a choice that a warning alone tells apart decides like another.
  const alike = alikeOf(rulebook.questions, formulas);
  const conflicts = rulebook.conflicts.map(fires);
  const warnings = rulebook.warnings.map(fires);
  const each = (lists: Record<string, Gated[]>): Record<string, Formula[]> =>
    Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.map(fires)]));
  const [forms, steps] = [each(rulebook.forms), each(rulebook["next-steps"])];
  return assemble(rulebook, formulas, { asked, rules, constraints, gates, forms, conflicts, warnings, steps }, alike);
}

function assemble(
  rulebook: Rulebook,
  formulas: Formulas,
  { rules, constraints, ...entries }: EntryFormulas<Formula>,
  alike: readonly (readonly number[])[],
): CompiledRulebook {
  const { settings, questions } = rulebook;
  const place = (approach: Approach): number => settings.ties.indexOf(approach);
  return {
    rulebook,
    formulas,
    numbered: numberQuestions(questions),
    sizes: questions.map(({ choices }) => choices.length),
    likelihoods: questions.map(({ choices, likelihood }) => choices.map(({ id }) => likelihood?.[id] ?? 1)),
    alike,
    rules: rulebook.rules.map(({ weight, effect, need }, index) => ({
      fires: rules[index] ?? formulas.never,
      points: [weight * effect.rag, weight * effect["fine-tuning"], weight * effect.hybrid],
      needs: need === undefined ? 0 : maskOf(allNeeds, [need]),
      excludes: 0,
    })),
    constraints: rulebook.constraints.map(({ excludes }, index) => ({
      fires: constraints[index] ?? formulas.never,
      points: [0, 0, 0],
      needs: 0,
      excludes: maskOf(approaches, excludes),
    })),
    ...entries,
    formIds: formIdsOf(rulebook),
    earnedBy: Array.from({ length: 1 << allNeeds.length }, (_, shown) =>
      maskOf(
        approaches,
        approaches.filter((one) => (maskOf<Need>(allNeeds, settings["earned-by"][one]) & ~shown) === 0),
      ),
    ),
    priority: [place("rag"), place("fine-tuning"), place("hybrid"), approaches.length],
    order: null,
  };
}

type Gated = { when?: Condition | undefined; unless?: Condition | undefined };

function alikeOf(questions: readonly Question[], formulas: Formulas): number[][] {
  const tests = formulas.tests();
  return questions.map(({ choices }, index) => {
    const told = tests.filter(({ question }) => question === index);
    const marks = choices.map((_, value) => told.map(({ allowed }) => Number(allowed[value])).join(""));
    return marks.map((mark) => marks.indexOf(mark));
  });
}
