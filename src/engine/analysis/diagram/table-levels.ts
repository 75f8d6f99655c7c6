import type { CompiledRulebook } from "../../rulebook/compile.ts";
import { stoppingGates } from "./gates.ts";
import { cutBetween, type PartialState, type Scene, sceneOf, take } from "./partial-states.ts";
import type { Expand, Level } from "./sifting.ts";

/** A state, in how many ways it is reached, and the least and greatest scores, less the bar, with which it is. */
type Reached = { state: PartialState; ways: number; low: number[]; high: number[] };

/** The states behind some questions. Its size is about how long it takes to find them and to fill their score tables. */
export type TableLevel = Level & { states: readonly Reached[] };

/** A level of more states is not gone on from. */
const mostStates = 4000;

/** To find a state takes about as long as so many of the entries that are guessed, which are several times those there are. */
const perState = 3000;

/** The levels of all questions, none answered, for sifting: the first, and how one follows from another. */
export function tableLevels(compiled: CompiledRulebook): { first: TableLevel; expand: Expand<TableLevel> } {
  const everyQuestion = [...compiled.sizes.keys()];
  const scene = sceneOf(compiled, stoppingGates(compiled), compiled.sizes, everyQuestion);
  const { base, bar } = compiled.rulebook.settings;
  const scores = [base.rag, base["fine-tuning"], base.hybrid].map((points, a) => points - bar + scene.points[a]!);
  const first: TableLevel = { states: [{ state: scene.start, ways: 1, low: scores, high: scores }], size: 1 };
  const expand: Expand<TableLevel> = ({ states }, known) => {
    if (states.length > mostStates) return { states: [], size: Infinity };
    const question = known.at(-1)!;
    const others = everyQuestion.filter((one) => !known.includes(one));
    const cut = cutBetween(scene, known, others);
    const choices = compiled.alike[question]!.flatMap((same, choice) => (same === choice ? [choice] : []));
    const next = new Map<string, Reached>();
    for (const before of states) {
      for (const choice of choices) {
        const { after, points, key } = take(scene, before.state, question, choice, cut);
        const reached = next.get(key) ?? { state: after, ways: 0, low: [...never], high: never.map((one) => -one) };
        next.set(key, reached);
        reach(reached, before, points);
      }
    }
    const rest = restOf(scene, others);
    const list = [...next.values()];
    return { states: list, size: list.reduce((sum, reached) => sum + perState + entriesOf(scene, reached, rest), 0) };
  };
  return { first, expand };
}

const never = [Infinity, Infinity, Infinity];

function reach(reached: Reached, { ways, low, high }: Reached, points: readonly number[]): void {
  reached.ways += ways;
  for (let a = 0; a < 3; a++) {
    reached.low[a] = Math.min(reached.low[a]!, low[a]! + points[a]!);
    reached.high[a] = Math.max(reached.high[a]!, high[a]! + points[a]!);
  }
}

/** The least and most points that some questions can still add by themselves, for each approach. */
type Rest = { low: number[]; high: number[] };

function restOf({ alone }: Scene, questions: readonly number[]): Rest {
  const ends = (end: (...points: number[]) => number): number[] =>
    [0, 1, 2].map((a) =>
      questions.reduce((sum, question) => sum + end(...alone[question]!.map(({ points }) => points[a]!)), 0),
    );
  return { low: ends(Math.min), high: ends(Math.max) };
}

/** About how many entries a state has: one for each way, or for all scores from which the rest can still pass the bar. */
function entriesOf({ together, formulas }: Scene, { state, ways, low, high }: Reached, rest: Rest): number {
  let scores = 1;
  for (let a = 0; a < 3; a++) {
    if ((state.excluded >> a) & 1) continue;
    let [less, more] = [rest.low[a]!, rest.high[a]!];
    for (let at = 0; at < together.length; at++) {
      if (state.open[at] === formulas.never) continue;
      const points = together[at]!.points[a]!;
      if (points < 0) less += points;
      else more += points;
    }
    scores *= Math.max(1, Math.min(high[a]!, -less) - Math.max(low[a]!, -more) + 1);
  }
  return Math.min(ways, scores);
}
