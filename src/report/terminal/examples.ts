import type { Example } from "../../model/case-report.ts";
import { outcomeNames } from "../../model/approach.ts";
import { asCalled } from "../../text/called-as.ts";
import { plainDeep, plainJson } from "../../text/escape.ts";
import { block } from "../../text/layout.ts";
import { countOf } from "../../text/numbers.ts";
import { padEnd } from "../../text/width.ts";
import type { TextStyle } from "./text-style.ts";

/** The cases beside a rulebook, by name and verdict. */
export const exampleReporters = {
  text: (examples, { width, program }) => {
    const names = Math.min(40, Math.max(...examples.map(({ name }) => name.length))) + 2;
    const rows = plainDeep(examples).flatMap(({ name, title, outcome }) => {
      const said = `${padEnd(outcomeNames[outcome], 13)}${title ?? ""}`;
      const hanging = " ".repeat(names + 13);
      return width < names + 33
        ? [name, ...block(said, width, "  ")]
        : block(said, width, hanging, padEnd(name, names));
    });
    const end = `${countOf(examples.length, "example")}. To start from one: \`advise init answers.yaml --from NAME\``;
    return `${[...rows, "", ...block(asCalled(end, program), width, "")].join("\n")}\n`;
  },
  json: (examples) => `${plainJson(examples)}\n`,
} satisfies Record<string, (examples: readonly Example[], paper: TextStyle) => string>;
