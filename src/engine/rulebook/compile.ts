import type { Choices } from "../../model/answers.ts";
import { needs as allNeeds, approaches } from "../../model/approach.ts";
import type { Condition } from "../../model/condition.ts";
import type { Gate, Question, Rulebook } from "../../model/rulebook.ts";
import { dependencyOrder } from "./visibility.ts";
import { testsOf } from "./condition.ts";
import { numbersOf, type Values } from "../decision/assignment.ts";
import { createFormulas, type Formula, type Formulas } from "./formula.ts";

/** What follows when a formula holds. Sets of approaches and of needs are bit masks, in the order of the model. */
export type CompiledEvent = {
  fires: Formula;
  points: readonly [number, number, number];
  needs: number;
  excludes: number;
};

/** A formula for each leader and each set of excluded approaches: `[leader][excluded]`, leader 3 meaning none. */
export type PerLeader = readonly (readonly Formula[])[];

/** A rulebook with every condition as a formula over question and choice numbers. */
export type Compiled = {
  rulebook: Rulebook;
  formulas: Formulas;
  /** How many choices each question has; that number itself is the value "not answered". */
  sizes: readonly number[];
  /** For each question and choice, the first choice that no condition tells from it: they decide alike. */
  alike: readonly (readonly number[])[];
  /** How likely each choice is, relative to the others of its question. */
  likelihoods: readonly (readonly number[])[];
  asked: readonly Formula[];
  rules: readonly CompiledEvent[];
  constraints: readonly CompiledEvent[];
  /** Each gate, and all that say neither-yet as one. */
  gates: readonly PerLeader[];
  shut: PerLeader;
  /** The approaches that each set of shown needs earns. */
  earnedBy: readonly number[];
  /** The place of each approach in the order for ties, and of the bar, which comes last. */
  priority: readonly [number, number, number, number];
};

const approachCount = approaches.length;

/** Compiles a rulebook. The result is good for any set of answers. */
export function compileRulebook(rulebook: Rulebook): Compiled {
  const formulas = createFormulas();
  const { settings, questions } = rulebook;
  const translate = translator(rulebook, formulas);
  const fires = ({ when, unless }: Gated, context?: OutcomeTests): Formula => {
    const blocked = unless ? translate.isTrue(unless, context) : formulas.never;
    return formulas.all([translate.isTrue(when, context), formulas.not(blocked)]);
  };
  const gates = rulebook.gates.map((gate) => perLeader(gate, fires));
  const shutting = gates.filter((_, index) => rulebook.gates[index]?.kind === "neither-yet");
  const rules = rulebook.rules.map(({ weight, effect, need, ...rule }) => ({
    fires: fires(rule),
    points: [weight * effect.rag, weight * effect["fine-tuning"], weight * effect.hybrid] as const,
    needs: need === undefined ? 0 : maskOf(allNeeds, [need]),
    excludes: 0,
  }));
  const constraints = rulebook.constraints.map((constraint) => ({
    fires: fires(constraint),
    points: [0, 0, 0] as const,
    needs: 0,
    excludes: maskOf(approaches, constraint.excludes),
  }));
  const asked = questions.map(({ id }) => translate.asked(id));
  const place = (approach: number): number => settings.ties.findIndex((one) => one === approaches[approach]);
  return {
    rulebook,
    formulas,
    sizes: questions.map(({ choices }) => choices.length),
    likelihoods: questions.map(({ choices, likelihood }) => choices.map(({ id }) => likelihood?.[id] ?? 1)),
    asked,
    alike: alikeOf(questions, formulas),
    rules,
    constraints,
    gates,
    shut: leaders.map((leader) =>
      subsets.map((excluded) => formulas.any(shutting.map((gate) => gate[leader]![excluded]!))),
    ),
    earnedBy: Array.from({ length: 1 << allNeeds.length }, (_, shown) =>
      maskOf(
        approaches,
        approaches.filter((one) => (maskOf(allNeeds, settings["earned-by"][one]) & ~shown) === 0),
      ),
    ),
    priority: [place(0), place(1), place(2), approachCount],
  };
}

const compiled = new WeakMap<Rulebook, Compiled>();

/** The compiled form of a rulebook, made once: nothing in it depends on answers. */
export function compiledOf(rulebook: Rulebook): Compiled {
  const known = compiled.get(rulebook);
  if (known) return known;
  const made = compileRulebook(rulebook);
  compiled.set(rulebook, made);
  return made;
}

/** The value of each question: the number of its choice, or the number of its choices when it has none. */
export function valuesOf({ questions }: Rulebook, choices: Choices): Values {
  return numbersOf(questions).valuesOf(choices);
}

function alikeOf(questions: readonly Question[], formulas: Formulas): number[][] {
  const tests = formulas.tests();
  return questions.map(({ choices }, index) => {
    const told = tests.filter(({ question }) => question === index);
    const marks = choices.map((_, value) => told.map(({ allowed }) => Number(allowed[value])).join(""));
    return marks.map((mark) => marks.indexOf(mark));
  });
}

type Gated = { when: Condition; unless?: Condition | undefined };
type OutcomeTests = { leader: number; excluded: number };

const leaders = [0, 1, 2, 3];
const subsets = Array.from({ length: 1 << approachCount }, (_, mask) => mask);

/** A gate's formula for each leader and set of excluded approaches; the same one unless it tests them. */
function perLeader(gate: Gate, fires: (gate: Gate, context: OutcomeTests) => Formula): PerLeader {
  const tests = [gate.when, ...(gate.unless ? [gate.unless] : [])].flatMap(testsOf);
  const made = new Map<number, Formula>();
  const formulaFor = (leader: number, excluded: number): Formula => {
    const context = {
      leader: tests.includes("leader") ? leader : 0,
      excluded: tests.includes("excluded") ? excluded : 0,
    };
    const key = context.leader * subsets.length + context.excluded;
    const formula = made.get(key) ?? fires(gate, context);
    made.set(key, formula);
    return formula;
  };
  return leaders.map((leader) => subsets.map((excluded) => formulaFor(leader, excluded)));
}

function maskOf<T>(list: readonly T[], members: readonly T[]): number {
  return list.reduce((mask, one, index) => (members.includes(one) ? mask | (1 << index) : mask), 0);
}

/** Turns three-valued conditions into two formulas each: when it is true, and when it is false. */
function translator({ questions }: Rulebook, formulas: Formulas) {
  const { all, any, not, constant, is } = formulas;
  const place = new Map(questions.map(({ id }, index) => [id, index]));
  const asked = new Map<string, Formula>();

  const test = (name: string, allowed: readonly string[], wanted: boolean, context?: OutcomeTests): Formula => {
    if (context && name === "leader") return constant(inMask(1 << context.leader, allowed) === wanted);
    if (context && name === "excluded") return constant(inMask(context.excluded, allowed) === wanted);
    const index = place.get(name);
    const question = index === undefined ? undefined : questions[index];
    if (index === undefined || !question) return formulas.never;
    const values = [...question.choices.map(({ id }) => allowed.includes(id) === wanted), false];
    return all([asked.get(name) ?? formulas.always, is(index, values)]);
  };
  const isTrue = (condition: Condition, context?: OutcomeTests): Formula => truth(condition, true, context);
  const truth = (condition: Condition, wanted: boolean, context?: OutcomeTests): Formula => {
    if ("test" in condition) return test(condition.test, condition.in, wanted, context);
    if ("not" in condition) return truth(condition.not, !wanted, context);
    const isAll = "all" in condition;
    const parts = (isAll ? condition.all : condition.any).map((part) => truth(part, wanted, context));
    return isAll === wanted ? all(parts) : any(parts);
  };

  for (const { id, "asked-when": condition } of dependencyOrder(questions)) {
    if (condition) asked.set(id, not(truth(condition, false)));
  }
  return { isTrue, asked: (id: string): Formula => asked.get(id) ?? formulas.always };
}

function inMask(mask: number, allowed: readonly string[]): boolean {
  return approaches.some((approach, index) => (mask >> index) % 2 === 1 && allowed.includes(approach));
}
