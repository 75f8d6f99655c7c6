/** A word as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What stands behind the program's name in a command, with the rulebook that was named for this one. */
export function shellWords(words: readonly string[], rules: string | undefined): string {
  return [...words, ...(rules === undefined ? [] : ["--rules", rules])].map(shellWord).join(" ");
}
