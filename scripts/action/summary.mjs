// Where the check of action.yml leaves its Markdown for the comment, and how much of it a place takes.
import { join } from "node:path";

/** The file that one step writes and the next one reads. */
export function summaryFile(env) {
  return join(env.RUNNER_TEMP, "advise-summary.md");
}

/** Whole lines of a text, at most so many bytes with the word that says that the rest is left out. */
export function fitting(text, bytes, where) {
  if (Buffer.byteLength(text) <= bytes) return text;
  const note = `\n\nThe rest is left out: ${where}\n`;
  const start = Buffer.from(text).subarray(0, bytes - Buffer.byteLength(note));
  return start.subarray(0, start.lastIndexOf("\n") + 1) + note;
}
