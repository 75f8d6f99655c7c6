/** A key: its name (up, enter, escape, …) or the one character that it types. */
export type Key = string;

/** Longer than any number that people write, so that a paste cannot flood the line; in characters. */
export const longestNumber = 40;
/** As long as a title that still fits on two lines; in characters. */
export const longestTitle = 120;

/** As long as a path that someone types; in characters. */
export const longestPath = 400;

/** A line of text after a key: a character is added, backspace takes the last away, ctrl-u all. Other keys change nothing. */
export function typedAfter(typed: string, key: Key, longest: number): string {
  if (key === "backspace") return [...typed].slice(0, -1).join("");
  if (key === "clear") return "";
  return [...key].length === 1 && [...typed].length < longest ? typed + key : typed;
}

/** A line of text after a paste, of which control characters and what is too long are left out. */
export function pastedInto(typed: string, text: string, longest: number): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return [...(typed + line)].slice(0, longest).join("");
}
