import { outcomeNames } from "../model/approach.ts";
import type { Flip } from "../model/decision.ts";

/** A flip in a sentence: "With volatility static instead of daily: fine-tuning." */
const flipWords = ({ changes, outcome }: Flip): string =>
  `With ${changes.map(({ question, from, to }) => `${question} ${to} instead of ${from}`).join(", and ")}: ${outcomeNames[outcome]}.`;

/** The first five flips in a sentence each, and how many there are besides. */
export const firstFlips = (flips: readonly Flip[]): string[] => {
  const more = flips.length - 5;
  return [
    ...flips.slice(0, 5).map(flipWords),
    ...(more > 0 ? [`And ${more} more ${more === 1 ? "way" : "ways"} with at most three changes.`] : []),
  ];
};
