/** Breaks text into lines of at most `width` columns, at spaces; a longer word stands on a line of its own. */
export const wrap = (text: string, width: number): string[] =>
  text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });

/** Wrapped text, every line behind `indent`; the first behind `first` where it is given. */
export const block = (text: string, width: number, indent: string, first: string = indent): string[] =>
  wrap(text, width - indent.length).map((line, index) => `${index === 0 ? first : indent}${line}`);

/** A whole number with its sign, as points are shown; 0 is plain. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`);

/** A bar for a value between two ends of a scale, as a share of `width` blocks; empty for nothing. */
export const bar = (share: number, width: number): string =>
  "█".repeat(Math.round(Math.max(0, Math.min(1, share)) * width));
