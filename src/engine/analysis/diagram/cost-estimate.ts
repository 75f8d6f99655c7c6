import type { DecisionDiagram } from "./layers.ts";
import { boundsOf } from "./bounds.ts";

/**
 * About how many entries a forward pass will visit: for each question, its states times the score combinations that can both be
 * reached and still matter. A number of the rulebook and the answers alone, so that what is decided by it is the same on
 * every machine.
 */
export function estimateCost(diagram: DecisionDiagram): number {
  if (!diagram.start) return 0;
  const bounds = boundsOf(diagram);
  let reached = 1;
  return diagram.layers.reduce((work, { states }, index) => {
    const open = Math.max(...bounds[index]!.map(({ least }) => openScores(least)));
    const table = states.length * Math.min(reached, open);
    reached *= Math.max(...states.map((edges) => edges.length));
    return work + table;
  }, 0);
}

/** How many combinations of scores the rest can still move across the bar. */
function openScores(least: readonly number[]): number {
  return [0, 1, 2].reduce((volume, approach) => {
    const [down, up] = [least[4 * approach + 3]!, -least[12 + approach]!];
    return volume * (1 + up - down);
  }, 1);
}
