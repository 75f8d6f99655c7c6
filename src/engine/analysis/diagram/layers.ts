/** How a path may end: who competes, and which winners count. A path that cannot count is dropped. */
export type Ending = { pool: number; hits: number };

/** Some choices of a question that all lead to the same state with the same points. */
export type Edge = { to: number; points: readonly number[]; choices: readonly number[] };

/** One question: for each state before it, where its choices lead. What leads nowhere that counts has no edge. */
export type DiagramLayer = { question: number; states: readonly (readonly Edge[])[] };

/**
 * Every way to answer the open questions, one question a layer. A state is what is left of the conditions, with the needs
 * shown and the approaches excluded so far; scores are not part of it, they add up along the edges.
 */
export type DecisionDiagram = {
  /** The points before any open question; null when nothing that counts can be reached. */
  start: { state: number; points: readonly number[] } | null;
  layers: readonly DiagramLayer[];
  endings: readonly Ending[];
};

/** Where one choice leads, before states are merged. */
export type RawEdge = { to: number; points: readonly number[] };
