import stringWidth from "fast-string-width";

/** The columns that a text takes in a terminal: two for what is wide, none for what only marks the letter before it. */
export function columnsOf(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

/** Whether each sign is a letter, digit or mark of the West, and so takes a column: most texts are, and need not be gone through. */
function isPlain(text: string): boolean {
  return /^[ -~\u00a0-\u00ac\u00ae-\u00ff\u2010-\u2027█]*$/.test(text);
}

/** Text with spaces behind it, up to so many columns. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** Text in pieces of at most so many columns, each as long as it can be; what a reader sees as one sign stays whole. */
export function cut(text: string, columns: number): string[] {
  if (isPlain(text)) {
    const size = Math.max(1, columns);
    const count = Math.max(1, Math.ceil(text.length / size));
    return Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
  }
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of new Intl.Segmenter("en").segment(text)) {
    if (piece !== "" && columnsOf(piece + segment) > columns) {
      pieces.push(piece);
      piece = segment;
    } else piece += segment;
  }
  return [...pieces, piece];
}
