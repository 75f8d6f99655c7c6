import { columnsOf, cut } from "./width.ts";

/**
 * Breaks text into lines of at most `width` columns, at spaces. A longer word stands on a line of its own; one with wide
 * signs, as of a script that writes no spaces, is broken between them.
 */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    let used = 0;
    for (const word of paragraph.split(" ").flatMap((one) => broken(one, width))) {
      const size = columnsOf(word);
      if (line !== "" && used + 1 + size <= width) {
        line += ` ${word}`;
        used += 1 + size;
        continue;
      }
      if (line !== "") lines.push(line);
      line = word;
      used = size;
    }
    return [...lines, line];
  });
}

function broken(word: string, width: number): string[] {
  const columns = columnsOf(word);
  if (columns <= width) return [word];
  const isWide = columns > cut(word, 1).length;
  return isWide ? cut(word, width) : [word];
}
