import { distance } from "fastest-levenshtein";

/** The candidate that was probably meant: at most a third of its letters differ; undefined when none is near. */
export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
  if (word.length > 60) return undefined;
  const ranked = candidates
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => steps <= Math.max(1, Math.floor(Math.max(candidate.length, word.length) / 3)))
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.candidate;
};
