import { plainJson } from "../../text/escape.ts";
import { block } from "../../text/layout.ts";
import { padEnd } from "../../text/width.ts";
import { type Term, terms } from "../../words/terms.ts";
import type { TextStyle } from "./text-style.ts";

/** The glossary: each word, and beside it what it means. */
export const termReporters = {
  text: ({ width, chalk }) => {
    const column = Math.max(...terms.map(({ term }) => term.length)) + 2;
    const lines = terms.flatMap(({ term, means }: Term) =>
      width < 3 * column
        ? [chalk.bold(term), ...block(means, width, "  ")]
        : block(means, width, " ".repeat(column), padEnd(term, column)),
    );
    return `${lines.join("\n")}\n`;
  },
  json: () => `${plainJson(terms)}\n`,
} satisfies Record<string, (paper: TextStyle) => string>;
