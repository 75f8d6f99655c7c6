import * as z from "zod/mini";

/** What is chosen among. */
export const approaches = ["rag", "fine-tuning", "hybrid"] as const;
export const approachSchema = z.enum(approaches);
export type Approach = z.infer<typeof approachSchema>;

/** The one thing that flips, shares, firmness, drift and proofs speak of. */
export const outcomes = [...approaches, "neither-yet"] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What earns an approach a place: facts the model lacks, or behaviour that prompting does not give. */
export const needs = ["facts", "behaviour"] as const;
export const needSchema = z.enum(needs);
export type Need = z.infer<typeof needSchema>;

export const verdictKinds = ["recommend", "close-call", "neither-yet"] as const;
export const verdictKindSchema = z.enum(verdictKinds);
export type VerdictKind = z.infer<typeof verdictKindSchema>;

/** A whole number of points for each approach. */
export const pointsSchema = z.strictObject({ rag: z.int(), "fine-tuning": z.int(), hybrid: z.int() });
export type Points = z.infer<typeof pointsSchema>;

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
