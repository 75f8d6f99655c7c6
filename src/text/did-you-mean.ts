import { distance } from "fastest-levenshtein";

/** "did you mean volume? questions: …": the near candidate if there is one, then what else is to be said, which may be "". */
export function didYouMean(word: string, candidates: readonly string[], rest = ""): string {
  return meant(nearest(word, candidates), rest);
}

/** The same where the near one is known. */
export function meant(near: string | undefined, rest = ""): string {
  return [...(near ? [`did you mean ${near}?`] : []), ...(rest === "" ? [] : [rest])].join(" ");
}

/** The word itself, if it is a candidate; else the only one that is the same in other letters, large or small. */
export function inAnyCase(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.includes(word)) return word;
  const [same, ...others] = candidates.filter((one) => one.toLowerCase() === word.toLowerCase());
  return others.length > 0 ? undefined : same;
}

/** The candidate that was probably meant: at most a third of its letters differ; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === "" || word.length > 60) return undefined;
  const ranked = candidates
    .map((candidate) => ({ candidate, steps: slips(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => steps <= Math.max(1, Math.floor(Math.max(candidate.length, word.length) / 3)))
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.candidate;
}

/** Two letters that changed places are one slip of the fingers, though two edits. */
function slips(word: string, candidate: string): number {
  const sorted = (text: string): string => [...text].sort().join("");
  return distance(word, candidate) - (word !== candidate && sorted(word) === sorted(candidate) ? 1 : 0);
}
