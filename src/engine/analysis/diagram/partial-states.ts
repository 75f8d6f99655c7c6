import type { CompiledEvent, CompiledRulebook } from "../../rulebook/compile.ts";
import type { Formula, Formulas } from "../../rulebook/formula.ts";
import { approachSets } from "../../rulebook/bit-sets.ts";
import type { PerLeader } from "./gates.ts";

/** A state while it is being found: what is left of every condition over several questions, and of the different gates. */
export type PartialState = { needs: number; excluded: number; open: readonly Formula[]; gates: readonly Formula[] };

/** What some points, needs and exclusions come to. */
type Effect = { points: number[]; needs: number; excludes: number };

/** What follows from the open questions, sorted by whether it looks at one of them or at several. */
export type Scene = {
  start: PartialState;
  /** The points that the given answers make. */
  points: readonly number[];
  /** What each choice of a question does by itself: `[question][choice]`. */
  alone: readonly (readonly Effect[])[];
  /** The events over several questions; what is left of their conditions is in a state, in the same order. */
  together: readonly CompiledEvent[];
  /** Those of them that look at a question: `[question]`. */
  touched: readonly (readonly number[])[];
  /** Which of the different gates it is under each leader and each set of excluded approaches. */
  gateAt: readonly (readonly number[])[];
  /** Which of them can still matter: `[excluded so far][all that may be in the end]`, then by gate. */
  relevant: readonly (readonly (readonly boolean[])[])[];
  formulas: Formulas;
};

/** Puts the given answers in, and sorts what is left. */
export function sceneOf(
  { rules, constraints, formulas, sizes }: CompiledRulebook,
  gates: PerLeader,
  values: readonly number[],
  open: readonly number[],
): Scene {
  const isOpen = sizes.map((_, question) => open.includes(question));
  const settle = (formula: Formula): Formula =>
    formula.support.reduce(
      (left, question) => (isOpen[question] ? left : formulas.assign(left, question, values[question] ?? 0)),
      formula,
    );
  const events = [...rules, ...constraints].map((event) => ({ ...event, fires: settle(event.fires) }));
  const fixed = sumEffects(events.filter(({ fires }) => fires === formulas.always));
  const together = events.filter(({ fires }) => fires.support.length > 1);
  const settled = gates.map((row) => row.map(settle));
  const different = [...new Set(settled.flat())];
  const gateAt = settled.map((row) => row.map((gate) => different.indexOf(gate)));
  return {
    start: {
      needs: fixed.needs,
      excluded: fixed.excludes,
      open: together.map((event) => (addsNothing(event, fixed) ? formulas.never : event.fires)),
      gates: different,
    },
    points: fixed.points,
    alone: sizes.map((size, question) =>
      Array.from({ length: size }, (_, choice) =>
        sumEffects(
          events.filter(({ fires }) => fires.kind === "is" && fires.question === question && fires.allowed[choice]),
        ),
      ),
    ),
    together,
    touched: sizes.map((_, question) =>
      together.flatMap(({ fires }, at) => (fires.support.includes(question) ? [at] : [])),
    ),
    gateAt,
    relevant: approachSets.map((_, excluded) =>
      approachSets.map((__, possible) => different.map((___, gate) => isReached(gateAt, gate, excluded, possible))),
    ),
    formulas,
  };
}

/** Gates matter only for the exclusions that are still possible, and for leaders that are not excluded. */
function isReached(gateAt: Scene["gateAt"], gate: number, excluded: number, possible: number): boolean {
  return gateAt.some((row, leader) =>
    row.some(
      (at, set) => at === gate && (set & excluded) === excluded && (set & ~possible) === 0 && (set >> leader) % 2 === 0,
    ),
  );
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

/** What is known of the scene once some of the open questions have a choice. It depends on which, and not on their order. */
export type Cut = {
  /** The events over several questions of which some are known. */
  halfKnown: readonly number[];
  /** What the other questions may exclude by themselves. */
  later: number;
};

/** The cut between the questions that have a choice and the others. */
export function cutBetween({ together, alone }: Scene, known: readonly number[], others: readonly number[]): Cut {
  const [isKnown, isOther] = [new Set(known), new Set(others)];
  const isHalfKnown = ({ fires: { support } }: CompiledEvent): boolean =>
    support.some((question) => isKnown.has(question)) && support.some((question) => isOther.has(question));
  return {
    halfKnown: together.flatMap((event, at) => (isHalfKnown(event) ? [at] : [])),
    later: others.reduce((mask, question) => mask | sumEffects(alone[question] ?? []).excludes, 0),
  };
}

/** What a choice makes of a state, the points it adds, and what tells the state from others behind the cut. */
export function take(
  scene: Scene,
  before: PartialState,
  question: number,
  choice: number,
  cut: Cut,
): { after: PartialState; points: readonly number[]; key: string } {
  const { assign, never } = scene.formulas;
  const sum: Effect = { points: [0, 0, 0], needs: before.needs, excludes: before.excluded };
  const own = scene.alone[question]?.[choice];
  if (own) addEffect(sum, own);
  let open = [...before.open];
  for (const at of scene.touched[question] ?? []) {
    const left = assign(open[at]!, question, choice);
    const fires = left.kind === "always";
    open[at] = fires ? never : left;
    if (fires) addEffect(sum, scene.together[at]!);
  }
  // A condition that can no longer add anything new need not be carried.
  if (sum.needs !== before.needs || sum.excludes !== before.excluded)
    open = open.map((formula, at) => (addsNothing(scene.together[at], sum) ? never : formula));
  let possible = sum.excludes | cut.later;
  open.forEach((formula, at) => (possible |= formula === never ? 0 : scene.together[at]!.excludes));
  const relevant = scene.relevant[sum.excludes]![possible]!;
  const gates = before.gates.map((gate, at) => (relevant[at] ? assign(gate, question, choice) : never));
  const after = { needs: sum.needs, excluded: sum.excludes, open, gates };
  return { after, points: sum.points, key: keyOf(after, cut) };
}

function addsNothing(event: CompiledEvent | undefined, { needs, excludes }: Effect): boolean {
  return (
    event?.points.every((points) => points === 0) === true &&
    (event.needs & ~needs) === 0 &&
    (event.excludes & ~excludes) === 0
  );
}

/**
 * What is left of a condition that is not half known follows from the needs and exclusions: it has been looked at to the
 * end, or not at all.
 */
function keyOf({ needs, excluded, open, gates }: PartialState, { halfKnown }: Cut): string {
  let key = `${needs} ${excluded}`;
  for (const at of halfKnown) key += ` ${open[at]!.id}`;
  for (const { id } of gates) key += ` ${id}`;
  return key;
}
