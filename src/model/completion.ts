/** A word that can be completed, and what it means, in a line. */
export type Word = { word: string; about: string };

/** What can stand in a place of the command line: one of some words, several of them with commas between, a file. */
export type Place = { words: Word[]; list: boolean; files: boolean };

/** A command as completion needs it: its options by all their names, its operands in order, the commands below it. */
export type CommandShape = {
  name: string;
  about: string;
  /** `takes` is null for an option without a value. */
  options: { names: string[]; about: string; takes: Place | null }[];
  operands: { place: Place; repeats: boolean }[];
  commands: CommandShape[];
};
