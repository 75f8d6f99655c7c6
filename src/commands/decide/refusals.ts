import { usageProblem } from "../command-line/context.ts";
import { isStdout } from "../command-line/io.ts";
import type { DecideRequest } from "./run.ts";

/** Flags that cannot both be meant: one of them would silently do nothing. */
export function contradictionIn({ ask, noInput, format, force, save }: DecideRequest) {
  if (ask && noInput) return usageProblem("--ask", "contradicts --no-input", "give one of the two");
  if (ask && format === "html")
    return usageProblem("--ask", "does not go with --format html", "the page itself asks; leave out --ask");
  if (force && save === undefined)
    return usageProblem("--force", "does nothing without --save", "name the file to replace: --save FILE --force");
  return undefined;
}

/** A page is no text to read: in a terminal it would scroll past as code. */
export function pageOnTerminal({ format, output, open }: DecideRequest) {
  if (format !== "html" || !isStdout(output) || (open && output === undefined)) return undefined;
  return usageProblem("--format html", "is a page for a browser", "name its file: -o page.html; or show it: --open");
}

/** Where a person is there who could be asked, if the terminal were another. */
export function dumbTerminal(what: string) {
  return usageProblem(
    what,
    "nothing can be drawn on this terminal (TERM=dumb), so no question is asked",
    "answer with flags, in a file (`advise init answers.yaml`), or on the page (`advise --format html -o page.html`)",
  );
}

export const noTerminal = usageProblem(
  "--ask",
  "there is no terminal to ask in",
  "without one, answer in a file or with flags; `advise --help` lists every question",
);
