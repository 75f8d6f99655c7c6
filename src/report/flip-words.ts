import { outcomeNames } from "../model/approach.ts";
import type { Flip } from "../model/decision.ts";

/** A flip in a sentence: "With volatility static instead of daily: fine-tuning." */
export const flipWords = ({ changes, outcome }: Flip): string =>
  `With ${changes.map(({ question, from, to }) => `${question} ${to} instead of ${from}`).join(", and ")}: ${outcomeNames[outcome]}.`;
