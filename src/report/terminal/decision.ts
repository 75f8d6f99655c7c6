import { outcomeNames } from "../../model/approach.ts";
import { scoreWords, headlineReason, ineligibility } from "../../words/eligibility.ts";
import type { Cited, Decision } from "../../model/decision.ts";
import { plainDeep } from "../../text/escape.ts";
import { answersText, ids } from "./cite.ts";
import { changesBesidePoints } from "../../words/rulebook-changes.ts";
import { costParagraph } from "../../words/cost.ts";
import { bar, block, wrap } from "../../text/layout.ts";
import { ledger } from "./points.ts";
import type { TextStyle, TextOptions } from "./text-style.ts";
import { askNextLines, firmnessLines, flipLines, whyNotLines } from "./what-if.ts";
import { shareSentence } from "../../words/shares.ts";

/** The decision for a person to read: the verdict first, then everything it rests on. */
export function renderText(raw: Decision, options: TextOptions): string {
  const decision = plainDeep(raw);
  return `${sections
    .map((section) => section(decision, options).join("\n"))
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

type Section = (decision: Decision, options: TextOptions) => string[];

function verdictLines({ title, verdict }: Decision, { width, chalk }: TextOptions): string[] {
  const { outcome, kind } = verdict;
  const name = `Verdict: ${outcomeNames[outcome]}`;
  const colour = kind === "recommend" ? chalk.green.bold : chalk.yellow.bold;
  return [
    ...(title ? wrap(title, width) : []),
    colour(kind === "close-call" ? `${name} (close call)` : name),
    ...wrap(headlineReason(verdict), width),
  ];
}

function scoreBars(decision: Decision, paper: TextOptions): string[] {
  const { scores: points, bar: prompting, verdict } = decision;
  const { width, chalk } = paper;
  const order = (["rag", "fine-tuning", "hybrid"] as const).toSorted((a, b) => points[b] - points[a]);
  const top = Math.max(prompting, ...order.map((approach) => points[approach]), 1);
  const lines = order.map((approach) => {
    const out = ineligibility(decision, approach);
    const row = `  ${outcomeNames[approach].padEnd(11)} ${String(points[approach]).padStart(4)}  `;
    const note = out ? ` ${out}` : "";
    const blocks = bar(points[approach] / top, Math.max(8, width - row.length - 18));
    return `${row}${out ? chalk.dim(blocks) : approach === verdict.leader ? chalk.green(blocks) : blocks}${note}`.trimEnd();
  });
  return titled("Scores", [...lines, ...block(scoreWords(decision), width, "  ")], paper);
}

function firm(decision: Decision, paper: TextOptions): string[] {
  return titled("How firm", firmnessLines(decision, paper), paper);
}

function whyNot(decision: Decision, paper: TextOptions): string[] {
  return paper.verbose ? titled("Why not another", whyNotLines(decision, paper), paper) : [];
}

function flips(decision: Decision, paper: TextOptions): string[] {
  return decision.flips && decision.verdict.leader
    ? titled("What would change it", flipLines(decision, paper), paper)
    : [];
}

function open(decision: Decision, paper: TextOptions): string[] {
  const sentence = shareSentence(decision);
  return titled("What is still open", sentence === null ? [] : block(sentence, paper.width, "  "), paper);
}

function askNext(decision: Decision, paper: TextOptions): string[] {
  return titled("What to ask next", askNextLines(decision, paper), paper);
}

function ruledOut({ excluded }: Decision, paper: TextOptions): string[] {
  const constraints = [...new Set(excluded.map(({ constraint }) => constraint))];
  const lines = constraints.flatMap((id) => {
    const entries = excluded.filter(({ constraint }) => constraint === id);
    const [first] = entries;
    if (!first) return [];
    const names = entries.map(({ approach }) => outcomeNames[approach]).join(" and ");
    const when = first.kind === "not-yet" ? "not yet" : "ruled out";
    return [
      ...block(`${names}: ${when} (${answersText(first.answers)})`, paper.width, "    ", "  "),
      ...block(`${first.because} Instead: ${first.remedy}${ids(first.sources, paper)}`, paper.width, "    "),
    ];
  });
  return titled("Ruled out", lines, paper);
}

function gates(decision: Decision, paper: TextOptions): string[] {
  const said = decision.verdict.headline;
  const shown = decision.gates.filter(({ say }) => !said.includes(say));
  const lines = shown.flatMap(({ say, sources }) => bullet(`${say}${ids(sources, paper)}`, paper));
  return titled("Before you build", lines, paper);
}

function conflicts(decision: Decision, paper: TextOptions): string[] {
  return titled("Answers that contradict each other", remarks(decision.conflicts, paper), paper);
}

function warnings(decision: Decision, paper: TextOptions): string[] {
  return titled("Warnings", remarks(decision.warnings, paper), paper);
}

function costs({ cost }: Decision, paper: TextOptions): string[] {
  return titled("Cost", cost ? block(costParagraph(cost), paper.width, "  ") : [], paper);
}

function nextSteps({ nextSteps: steps }: Decision, paper: TextOptions): string[] {
  return titled(
    "Next steps",
    steps.flatMap(({ text, sources }, index) =>
      block(`${text}${ids(sources, paper)}`, paper.width, "     ", `  ${String(index + 1).padStart(2)} `),
    ),
    paper,
  );
}

function sources(decision: Decision, paper: TextOptions): string[] {
  if (!paper.verbose) return [];
  const cited = [
    decision.trace,
    decision.excluded,
    decision.gates,
    decision.conflicts,
    decision.warnings,
    decision.nextSteps,
  ]
    .flat()
    .flatMap((entry) => entry.sources);
  const byTitle = new Map<string, Cited[]>();
  for (const one of cited) byTitle.set(one.title, [...(byTitle.get(one.title) ?? []), one]);
  const lines = [...byTitle].flatMap(([title, list]) => {
    const keys = [...new Set(list.map(({ id }) => id))].sort().join(" ");
    return block(`${title}${/[.?!]$/.test(title) ? "" : "."} ${list[0]?.where} [${keys}]`, paper.width, "    ", "  ");
  });
  return titled("Sources", lines, paper);
}

function rulebookChanges(decision: Decision, paper: TextOptions): string[] {
  return titled(
    "Changed in this rulebook",
    changesBesidePoints(decision).flatMap((line) => bullet(line, paper)),
    paper,
  );
}

function footer({ unanswered, ignored, rulebook, engine }: Decision, { width, chalk, verbose }: TextOptions): string[] {
  const lines: string[] = [];
  if (unanswered.length > 0) lines.push(`Not answered or unsure (${unanswered.length}): ${unanswered.join(", ")}.`);
  if (ignored.length > 0) lines.push(`Not asked on these answers, and so left out: ${ignored.join(", ")}.`);
  const more = verbose ? "" : " --verbose adds the sources.";
  lines.push(`Rulebook ${rulebook.id} ${rulebook.version}, advise ${engine}.${more}`);
  return lines.flatMap((line) => wrap(line, width)).map((line) => chalk.dim(line));
}

const sections: Section[] = [
  verdictLines,
  scoreBars,
  ledger,
  ruledOut,
  firm,
  whyNot,
  flips,
  open,
  askNext,
  gates,
  conflicts,
  warnings,
  costs,
  nextSteps,
  sources,
  rulebookChanges,
  footer,
];

function titled(title: string, lines: string[], { chalk }: TextStyle): string[] {
  return lines.length > 0 ? [chalk.bold(title), ...lines] : [];
}

function remarks(list: readonly { say: string; sources: Cited[] }[], paper: TextOptions): string[] {
  return list.flatMap(({ say, sources: cited }) => bullet(`${say}${ids(cited, paper)}`, paper));
}

function bullet(text: string, { width }: TextStyle): string[] {
  return block(text, width, "    ", "  - ");
}
