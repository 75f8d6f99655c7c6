import { outcomeNames } from "../../model/approach.ts";
import type { CaseReport, CaseResult, Coverage } from "../../model/case-report.ts";
import { block, wrap } from "../../text/layout.ts";
import { countOf } from "../../text/numbers.ts";
import { columnsOf, padEnd } from "../../text/width.ts";
import { ledger } from "./points.ts";
import type { TextStyle } from "./text-style.ts";
import { plainDeep, plainJson } from "../../text/escape.ts";

/** The cases as a table, the failing ones with every point of their scores, and what of the rulebook they reach. */
function text(raw: CaseReport, paper: TextStyle): string {
  const report = plainDeep(raw);
  const failed = report.cases.filter(({ passed }) => !passed);
  const sections = [
    [paper.chalk.bold(`Cases of ${report.rulebook.id} ${report.rulebook.version}`), ...table(report.cases, paper)],
    ...failed.map((one) => failure(one, paper)),
    [paper.chalk.bold("Reached by the cases"), ...coverageLines(report, paper)],
    [
      `${report.passed} of ${countOf(report.of, "case")} ${report.passed === 1 || report.of === 1 ? "passes" : "pass"}.`,
    ],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

export const caseReporters = {
  text,
  json: (report) => `${plainJson(report)}\n`,
} satisfies Record<string, (report: CaseReport, paper: TextStyle) => string>;

function table(cases: readonly CaseResult[], { width, chalk }: TextStyle): string[] {
  const size = Math.min(42, Math.max(...cases.map(({ file }) => columnsOf(file))));
  return cases.flatMap(({ file, outcome, kind, passed, wrong }) => {
    const mark = passed ? chalk.green("ok  ") : chalk.red("FAIL");
    const got = `${outcomeNames[outcome]}${kind === "close-call" ? " (close call)" : ""}`;
    const said = passed ? got : `${got}; expected ${wrong.map(({ expected }) => expected).join("; ")}`;
    const [first = "", ...rest] = block(said, width, " ".repeat(size + 10), `${padEnd(file, size)}  `);
    return [`  ${mark}  ${first}`, ...rest];
  });
}

function failure({ file, wrong, decision }: CaseResult, paper: TextStyle): string[] {
  return [
    paper.chalk.bold(`${file} fails`),
    ...wrong.flatMap(({ what, expected, actual }) =>
      block(`${what}: expected ${expected}, but it is ${actual}`, paper.width, "    ", "  "),
    ),
    ...(decision
      ? [...wrap(decision.verdict.headline, paper.width), ...ledger(decision, { ...paper, verbose: false })]
      : []),
  ];
}

function coverageLines({ coverage }: CaseReport, { width }: TextStyle): string[] {
  return Object.entries(coverage).flatMap(([what, { covered, of, missing }]) => {
    const share = `${covered} of ${of}${of === 0 ? "" : ` (${percent({ covered, of })})`}`;
    const left = missing.length > 0 ? `; not reached: ${missing.join(", ")}` : "";
    return block(`${share}${left}`, width, " ".repeat(15), `  ${what.padEnd(13)}`);
  });
}

/** Rounded down, so that 100% means all. */
function percent({ covered, of }: Pick<Coverage, "covered" | "of">): string {
  return `${Math.floor((100 * covered) / of)}%`;
}
