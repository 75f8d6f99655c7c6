/** A word that can be completed, and what it means, in a line. */
export type Word = { word: string; about: string };

/**
 * What can stand in a place of the command line: one of some words; or a list of them, with commas between; or a file as
 * well as one of the words.
 */
export type Place = { kind: "words" | "list" | "files"; words: readonly Word[] };

/** The place of the word that is typed, and what of that word stands before it: `--format=` or `unsure,`. */
export type Completion = { place: Place; before: string };
