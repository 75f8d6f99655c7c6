/**
 * How much work an analysis may take before it is given up, counted and never timed, so that the same answers give the same
 * bytes on every machine. The proofs of our rulebook take less than half of the steps, a quarter of the situations, and a
 * tenth of the rest.
 */
export const bounds = {
  /** Conditions that are looked at while the states of a diagram are found, gates among them, once for each state and choice. */
  steps: 16_000_000,
  /** Entries of score tables, over all states of a diagram, and streams of them that are merged. */
  entries: 160_000_000,
  /** Entries that are held at a time. */
  held: 20_000_000,
  /** Sets of three changes. */
  triples: 50_000_000,
  /** Scores that two sheets have in a state they are followed to together. */
  pairs: 4_000_000,
  /** States that two sheets are followed to together. */
  situations: 500_000,
  /** Complete sheets that are gone through one by one, where that is less than the states would take. */
  sheets: 2 ** 18,
};

/** Thrown inside an analysis where it would go beyond a bound; whoever asked for it says that it is not worked out. */
export class BeyondBound extends Error {}

/** What some work gives, or null where it would go beyond a bound. */
export function withinBounds<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof BeyondBound) return null;
    throw error;
  }
}

/** Takes so much work of a kind from what may be done in all; throws BeyondBound where that is no longer enough. */
export type Budget = (kind: keyof typeof bounds, amount: number) => void;

/** A budget of all bounds, or of lower ones. Whatever one analysis does, over however many diagrams, shares one. */
export function createBudget(lower: Partial<typeof bounds> = {}): Budget {
  const left = { ...bounds, ...lower };
  return (kind, amount) => {
    left[kind] -= amount;
    if (left[kind] < 0) throw new BeyondBound(`too many ${kind}`);
  };
}
