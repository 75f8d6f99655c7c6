/** What is chosen among. */
export const approaches = ["rag", "fine-tuning", "hybrid"] as const;
export type Approach = (typeof approaches)[number];

/** The one thing that flips, shares, firmness, drift and proofs speak of. */
export const outcomes = [...approaches, "neither-yet"] as const;
export type Outcome = (typeof outcomes)[number];

/** What earns an approach a place: facts the model lacks, or behaviour that prompting does not give. */
export const needs = ["facts", "behaviour"] as const;
export type Need = (typeof needs)[number];

export const verdictKinds = ["recommend", "close-call", "neither-yet"] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** A whole number of points for each approach. */
export type Points = Readonly<Record<Approach, number>>;

/**
 * The most points by which anything in a rulebook may be apart: its rules together, its base points and its bar. Leads of
 * three approaches are counted as one number, which is exact up to just above this.
 */
export const mostPoints = 100_000;

/** How an outcome is called in running text. */
export const outcomeNames: Record<Outcome, string> = {
  rag: "RAG",
  "fine-tuning": "fine-tuning",
  hybrid: "hybrid",
  "neither-yet": "neither yet",
};

/** While questions are open, a verdict on fewer answers than this is at most leaning. */
export const leastAnswers = 5;
