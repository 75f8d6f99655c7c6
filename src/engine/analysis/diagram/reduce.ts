import type { DecisionDiagram, Edge, Ending, RawEdge } from "./layers.ts";

/**
 * Merges states from which the same can happen, last layer first, and drops what leads to nothing that counts. The rows
 * hold, for each layer and state, where each choice leads.
 */
export function reduceDiagram(
  rows: readonly (readonly (readonly RawEdge[])[])[],
  given: readonly Ending[],
  order: readonly number[],
  start: readonly number[],
): DecisionDiagram {
  const last = mergeEndings(given);
  let { classes, pools } = last;
  const layers = order.map((question, index) => ({ question, states: [] as Edge[][], index })).reverse();
  for (const layer of layers) {
    const merged = mergeStates(rows[layer.index]!, classes, pools);
    layer.states = merged.states;
    classes = merged.classes;
    pools = merged.pools;
  }
  const state = classes[0]!;
  return {
    start: state < 0 ? null : { state, points: start },
    layers: layers.reverse().map(({ question, states }) => ({ question, states })),
    endings: last.endings,
  };
}

/** The class of each state, -1 for one that is dropped; and for each class who may still compete from there. */
type Merged = { classes: number[]; pools: number[] };

function mergeEndings(endings: readonly Ending[]): Merged & { endings: Ending[] } {
  const known = new Map<string, number>();
  const kept: Ending[] = [];
  const classes = endings.map((ending) => {
    if (ending.hits === 0) return -1;
    const key = `${ending.pool} ${ending.hits}`;
    const found = known.get(key) ?? kept.push(ending) - 1;
    known.set(key, found);
    return found;
  });
  return { classes, endings: kept, pools: kept.map(({ pool }) => pool) };
}

function mergeStates(
  rows: readonly (readonly RawEdge[])[],
  classes: readonly number[],
  pools: readonly number[],
): Merged & { states: Edge[][] } {
  const known = new Map<string, number>();
  const states: Edge[][] = [];
  const merged = rows.map((row) => {
    const edges = mergeEdges(row, classes, pools);
    if (edges.length === 0) return -1;
    const key = edges.map(({ to, points, choices }) => [to, ...points, choices.join("-")].join()).join(" ");
    const found = known.get(key) ?? states.push(edges) - 1;
    known.set(key, found);
    return found;
  });
  const reach = states.map((edges) => edges.reduce((mask, { to }) => mask | (pools[to] ?? 0), 0));
  return { classes: merged, states, pools: reach };
}

function mergeEdges(row: readonly RawEdge[], classes: readonly number[], pools: readonly number[]): Edge[] {
  const edges = new Map<string, { to: number; points: number[]; choices: number[] }>();
  row.forEach(({ to: raw, points: all }, choice) => {
    const to = classes[raw]!;
    if (to < 0) return;
    // The points of an approach that cannot compete any more make no difference.
    const points = all.map((one, approach) => (((pools[to] ?? 0) >> approach) % 2 === 1 ? one : 0));
    const key = [to, ...points].join();
    const edge = edges.get(key) ?? { to, points, choices: [] };
    edge.choices.push(choice);
    edges.set(key, edge);
  });
  return [...edges.values()];
}
