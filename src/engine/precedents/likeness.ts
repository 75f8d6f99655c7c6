import type { Assignment } from "../rulebook/numbering.ts";

/** How likeness is measured on the questions of a rulebook: choices, whether they stand in an order, and weight of each. */
export type Scale = readonly { size: number; ordered: boolean; weight: number }[];

/** How like two sheets are, 0 to 1, on so many questions that both answer; and how many only the second answers. */
export type Likeness = { likeness: number; shared: number; unshared: number };

/** So many questions must both answer: less in common is no likeness. */
export const leastShared = 5;

/**
 * How like a sheet is to another: the mean of how far they agree on the questions that both answer, by weight (Gower 1971,
 * "A general coefficient of similarity"). What either leaves open counts for neither side. Null where they share too little.
 */
export function likenessOf(own: Assignment, other: Assignment, scale: Scale): Likeness | null {
  let [agreed, weights, shared, unshared] = [0, 0, 0, 0];
  scale.forEach(({ size, ordered, weight }, question) => {
    const a = own[question]!;
    const b = other[question]!;
    if (b === size) return;
    if (a === size) {
      unshared += 1;
      return;
    }
    shared += 1;
    weights += weight;
    agreed += weight * agreement(a, b, ordered ? size : 0);
  });
  if (shared < leastShared) return null;
  // What tells nothing of outcomes counts for nothing, so that sheets which share only that are like in no way.
  return { likeness: weights === 0 ? 0 : Math.round((agreed / weights) * 1e9) / 1e9, shared, unshared };
}

/** 1 for the same choice; of two in an order of so many, less by every step between them; 0 for any other two. */
export function agreement(a: number, b: number, steps: number): number {
  if (a === b) return 1;
  return steps > 1 ? 1 - Math.abs(a - b) / (steps - 1) : 0;
}
