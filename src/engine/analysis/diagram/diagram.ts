import type { CompiledEvent, CompiledRulebook } from "../../rulebook/compile.ts";
import type { Formula, Formulas } from "../../rulebook/formula.ts";
import type { Budget } from "../bound.ts";
import { type PerLeader, stoppingGates } from "./gates.ts";
import type { DecisionDiagram, Ending, RawEdge } from "./layers.ts";
import { reduceDiagram } from "./reduce.ts";

/** The candidates to win, as bits: the approaches in the order of the model, then the bar. */
export const barBit = 8;

/** The candidates by number: the approaches, then the bar. */
export const candidates = [0, 1, 2, 3];

/** What is asked of the sheets: which gates matter, and how a sheet ends given its needs, exclusions and gates. */
export type DiagramQuery = {
  gates: PerLeader;
  ending: (needs: number, excluded: number, holds: (leader: number) => boolean) => Ending;
};

/** How sheets end for the outcome: earned live approaches and the bar compete, and a gate can take the win away. */
export function outcomeQuery(compiled: CompiledRulebook): DiagramQuery {
  const { earnedBy } = compiled;
  return {
    gates: stoppingGates(compiled),
    ending: (needs, excluded, holds) => {
      const earned = (earnedBy[needs] ?? 0) & ~excluded;
      const open = [0, 1, 2].filter((leader) => (earned >> leader) % 2 === 1 && !holds(leader));
      return { pool: earned | barBit, hits: open.reduce((mask, leader) => mask | (1 << leader), 0) };
    },
  };
}

/**
 * Builds the diagram for the questions in `order`; the values of all others are given.
 */
export function buildDiagram(
  compiled: CompiledRulebook,
  query: DiagramQuery,
  values: readonly number[],
  order: readonly number[],
  spend: Budget,
): DecisionDiagram {
  const { formulas } = compiled;
  const [base, bar] = [compiled.rulebook.settings.base, compiled.rulebook.settings.bar];
  const scene = sceneOf(compiled, query, values, order);
  let level: PartialState[] = [scene.start];
  const rows: RawEdge[][][] = [];
  order.forEach((question, index) => {
    const next = new Map<string, { index: number; sketch: PartialState }>();
    const size = compiled.sizes[question] ?? 0;
    spend("steps", level.length * size * (scene.together.length + gateLooks));
    rows.push(
      level.map((sketch) =>
        Array.from({ length: size }, (_, choice) => {
          const { after, points } = take(scene, formulas, sketch, { question, choice, index });
          const key = keyOf(after, scene.halfKnown[index] ?? []);
          const known = next.get(key) ?? { index: next.size, sketch: after };
          next.set(key, known);
          return { to: known.index, points };
        }),
      ),
    );
    level = [...next.values()].map(({ sketch }) => sketch);
  });
  const endings = level.map(({ needs, excluded, gates }) =>
    query.ending(needs, excluded, (leader) => gates[leader]?.[excluded] === formulas.always),
  );
  const start = [base.rag, base["fine-tuning"], base.hybrid].map((points, a) => points - bar + (scene.points[a] ?? 0));
  return reduceDiagram(rows, endings, order, start);
}

/** For each choice the gates are looked at under each leader and each set of excluded approaches. */
const gateLooks = 32;

/** A state while it is being found: what is left of every condition over several questions. */
type PartialState = { needs: number; excluded: number; open: readonly Formula[]; gates: PerLeader };

type Effect = { points: number[]; needs: number; excludes: number };
type Scene = {
  start: PartialState;
  points: readonly number[];
  /** What each choice of a question does by itself: `[question][choice]`. */
  alone: readonly (readonly Effect[])[];
  /** The events over several questions; their conditions are in the sketch, in the same order. */
  together: readonly CompiledEvent[];
  /** Those of them that look at each question of the order; and those that are half known behind it. */
  touched: readonly (readonly number[])[];
  halfKnown: readonly (readonly number[])[];
  /** What the questions from a place in the order on may exclude by themselves. */
  later: readonly number[];
  never: Formula;
};

/** Puts the given answers in, and sorts what is left by whether it looks at one question or at several. */
function sceneOf(
  { rules, constraints, formulas, sizes }: CompiledRulebook,
  { gates }: DiagramQuery,
  values: readonly number[],
  order: readonly number[],
): Scene {
  const isOpen = sizes.map((_, question) => order.includes(question));
  const settle = (formula: Formula): Formula =>
    formula.support.reduce(
      (left, question) => (isOpen[question] ? left : formulas.assign(left, question, values[question] ?? 0)),
      formula,
    );
  const events = [...rules, ...constraints].map((event) => ({ ...event, fires: settle(event.fires) }));
  const fixed = sumEffects(events.filter(({ fires }) => fires === formulas.always));
  const together = events.filter(({ fires }) => fires.support.length > 1);
  const alone = sizes.map((size, question) =>
    Array.from({ length: size }, (_, choice) =>
      sumEffects(
        events.filter(({ fires }) => fires.kind === "is" && fires.question === question && fires.allowed[choice]),
      ),
    ),
  );
  const places = together.map(({ fires }) =>
    order.flatMap((question, at) => (fires.support.includes(question) ? [at] : [])),
  );
  const eventsAt = (holds: (places: readonly number[]) => boolean): number[] =>
    places.flatMap((one, event) => (holds(one) ? [event] : []));
  const touched = order.map((_, index) => eventsAt((one) => one.includes(index)));
  const halfKnown = order.map((_, index) => eventsAt((one) => one[0]! <= index && one.at(-1)! > index));
  const later = [...order, -1].map((_, from) =>
    order.slice(from).reduce((mask, question) => mask | sumEffects(alone[question] ?? []).excludes, 0),
  );
  const start = {
    needs: fixed.needs,
    excluded: fixed.excludes,
    open: together.map((event) => (addsNothing(event, fixed) ? formulas.never : event.fires)),
    gates: gates.map((row) => row.map(settle)),
  };
  const scene = { start, points: fixed.points, alone, together, touched, halfKnown, later, never: formulas.never };
  return { ...scene, start: { ...start, gates: relevantGates(scene, start, later[0] ?? 0) } };
}

function sumEffects(events: readonly (CompiledEvent | Effect)[]): Effect {
  const sum: Effect = { points: [0, 0, 0], needs: 0, excludes: 0 };
  for (const event of events) addEffect(sum, event);
  return sum;
}

function addEffect(sum: Effect, { points, needs, excludes }: CompiledEvent | Effect): void {
  for (let a = 0; a < 3; a++) sum.points[a] = (sum.points[a] ?? 0) + (points[a] ?? 0);
  sum.needs |= needs;
  sum.excludes |= excludes;
}

/** A choice of the question that stands at this index of the order. */
type Step = { question: number; choice: number; index: number };

function take(
  scene: Scene,
  { assign }: Formulas,
  before: PartialState,
  { question, choice, index }: Step,
): { after: PartialState; points: readonly number[] } {
  const sum: Effect = { points: [0, 0, 0], needs: before.needs, excludes: before.excluded };
  const own = scene.alone[question]?.[choice];
  if (own) addEffect(sum, own);
  const open = [...before.open];
  for (const at of scene.touched[index] ?? []) {
    const left = assign(open[at]!, question, choice);
    const fires = left.kind === "always";
    open[at] = fires ? scene.never : left;
    if (fires) addEffect(sum, scene.together[at]!);
  }
  const isNews = sum.needs !== before.needs || sum.excludes !== before.excluded;
  const after: PartialState = {
    needs: sum.needs,
    excluded: sum.excludes,
    // A condition that can no longer add anything new need not be carried.
    open: isNews ? open.map((formula, at) => (addsNothing(scene.together[at], sum) ? scene.never : formula)) : open,
    gates: before.gates.map((row) => row.map((formula) => assign(formula, question, choice))),
  };
  return { after: { ...after, gates: relevantGates(scene, after, scene.later[index + 1] ?? 0) }, points: sum.points };
}

function addsNothing(event: CompiledEvent | undefined, { needs, excludes }: Effect): boolean {
  return (
    event?.points.every((points) => points === 0) === true &&
    (event.needs & ~needs) === 0 &&
    (event.excludes & ~excludes) === 0
  );
}

/** Gates are kept only for the exclusions that are still possible, and for leaders that are not excluded. */
function relevantGates({ together, never }: Scene, { excluded, open, gates }: PartialState, later: number): PerLeader {
  const possible = open.reduce(
    (mask, formula, index) => (formula === never ? mask : mask | (together[index]?.excludes ?? 0)),
    excluded | later,
  );
  return gates.map((row, leader) =>
    row.map((formula, set) => {
      const reachable = (set & excluded) === excluded && (set & ~possible) === 0;
      return reachable && (set >> leader) % 2 === 0 ? formula : never;
    }),
  );
}

/**
 * What tells a state from others of its layer. What is left of a condition that is not half known follows from the needs
 * and exclusions: it has been looked at to the end, or not at all.
 */
function keyOf({ needs, excluded, open, gates }: PartialState, halfKnown: readonly number[]): string {
  let key = `${needs} ${excluded}`;
  for (const at of halfKnown) key += ` ${open[at]!.id}`;
  for (const row of gates) for (const { id } of row) key += ` ${id}`;
  return key;
}
