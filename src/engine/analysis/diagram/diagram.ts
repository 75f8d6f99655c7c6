import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Budget } from "../bound.ts";
import { type PerLeader, stoppingGates } from "./gates.ts";
import type { DecisionDiagram, Ending, RawEdge } from "./layers.ts";
import { cutBetween, type PartialState, sceneOf, take } from "./partial-states.ts";
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

/** Builds the diagram for the questions in `order`; the values of all others are given. */
export function buildDiagram(
  compiled: CompiledRulebook,
  query: DiagramQuery,
  values: readonly number[],
  order: readonly number[],
  spend: Budget,
): DecisionDiagram {
  const { base, bar } = compiled.rulebook.settings;
  const scene = sceneOf(compiled, query.gates, values, order);
  let level: PartialState[] = [scene.start];
  const rows: RawEdge[][][] = [];
  order.forEach((question, index) => {
    const cut = cutBetween(scene, order.slice(0, index + 1), order.slice(index + 1));
    const next = new Map<string, { index: number; state: PartialState }>();
    const size = compiled.sizes[question] ?? 0;
    spend("steps", level.length * size * (scene.together.length + gateLooks));
    rows.push(
      level.map((before) =>
        Array.from({ length: size }, (_, choice) => {
          const { after, points, key } = take(scene, before, question, choice, cut);
          const known = next.get(key) ?? { index: next.size, state: after };
          next.set(key, known);
          return { to: known.index, points };
        }),
      ),
    );
    level = [...next.values()].map(({ state }) => state);
  });
  const endings = level.map(({ needs, excluded, gates }) =>
    query.ending(needs, excluded, (leader) => gates[scene.gateAt[leader]![excluded]!] === compiled.formulas.always),
  );
  const start = [base.rag, base["fine-tuning"], base.hybrid].map((points, a) => points - bar + (scene.points[a] ?? 0));
  return reduceDiagram(rows, endings, order, start);
}

/** For each choice the gates are looked at under each leader and each set of excluded approaches. */
const gateLooks = 32;
