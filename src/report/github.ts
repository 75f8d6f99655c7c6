import type { CheckReport, Finding } from "../model/check.ts";
import { plain } from "../text/escape.ts";

/** Workflow commands of GitHub: one line for each finding and problem, which GitHub shows at its place in the file. */
export function annotations({ files, problems }: CheckReport): string {
  return [
    ...files.flatMap(({ file, findings }) => findings.map((finding) => annotation(file, finding))),
    ...problems.map(({ file, line, column, message, hint }) =>
      command(
        "error",
        { file, line: line ?? 1, col: column ?? 1, title: "advise: unreadable" },
        hint ? `${message}; ${hint}` : message,
      ),
    ),
  ].join("");
}

/** One finding, at its place. */
export function annotation(file: string, { level, line, column, message, about }: Finding): string {
  return command(level, { file, line, col: column, title: `advise: ${about}` }, message);
}

function command(level: string, properties: Record<string, string | number>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${level} ${list.join(",")}::${escaped(message)}\n`;
}

// As GitHub's own toolkit escapes them (@actions/core, command.ts), and nothing that would steer a terminal.
function escaped(text: string): string {
  return plain(text.replace(/\r\n/g, "\n"))
    .replace(/##(?=\[)/g, "#\\u0023")
    .replace(/%/g, "%25")
    .replace(/\n/g, "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
