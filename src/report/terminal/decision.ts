import { approaches, outcomeNames } from "../../model/approach.ts";
import type { Cited, Decision } from "../../model/decision.ts";
import { plainDeep } from "../../text/escape.ts";
import { bar, block, wrap } from "../../text/layout.ts";
import { answersText, leftOutSentence, unansweredSentence } from "../../words/answers.ts";
import { exclusionsOf, ineligibility } from "../../words/eligibility.ts";
import { headlineReason } from "../../words/headline.ts";
import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { scoreWords } from "../../words/scores.ts";
import { provenance, type Section, type SectionId, sections, titles } from "../../words/sections.ts";
import { sourcesOf } from "../../words/sources.ts";
import { ids, ledger } from "./points.ts";
import { precedentLines } from "./precedents.ts";
import { summaryLines } from "./summary.ts";
import { asCalled } from "../../text/called-as.ts";
import { heading, type ReportOptions, type TextOptions } from "./text-style.ts";
import { askNextLines, firmnessLines, flipLines, whyNotLines } from "./what-if.ts";

/** The decision for a person to read: a summary, or in full the verdict first, then everything it rests on. */
export function renderText(raw: Decision, options: TextOptions & Pick<ReportOptions, "file" | "full">): string {
  const decision = plainDeep(raw);
  if (!options.full && !options.verbose) return `${summaryLines(decision, options).join("\n")}\n`;
  return `${parts
    .map((part) => part(decision, options).join("\n"))
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}

type Part = (decision: Decision, options: TextOptions) => string[];

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

function scoreBars(decision: Decision, { width, chalk }: TextOptions): string[] {
  const { scores: points, bar: prompting, verdict } = decision;
  const order = approaches.toSorted((a, b) => points[b] - points[a]);
  const top = Math.max(prompting, ...order.map((approach) => points[approach]), 1);
  const lines = order.map((approach) => {
    const out = ineligibility(decision, approach);
    const row = `  ${outcomeNames[approach].padEnd(11)} ${String(points[approach]).padStart(4)}  `;
    const note = out ? ` ${out}` : "";
    const blocks = bar(points[approach] / top, Math.max(8, width - row.length - 18));
    return `${row}${out ? chalk.dim(blocks) : approach === verdict.leader ? chalk.green(blocks) : blocks}${note}`.trimEnd();
  });
  return [...lines, ...block(scoreWords(decision), width, "  ")];
}

function exclusionLines(decision: Decision, options: TextOptions): string[] {
  return exclusionsOf(decision).flatMap(({ names, how, answers, text, sources }) => [
    ...block(`${names}: ${how} (${answersText(answers)})`, options.width, "    ", "  "),
    ...block(`${text}${ids(sources, options)}`, options.width, "    "),
  ]);
}

function sourceLines(decision: Decision, { width, verbose }: TextOptions): string[] {
  if (!verbose) return [];
  const { verdict, trace, excluded, gates, conflicts, warnings, nextSteps } = decision;
  const cited: { sources: Cited[] }[] = [
    trace,
    excluded,
    gates,
    verdict.form ?? [],
    conflicts,
    warnings,
    nextSteps,
  ].flat();
  return sourcesOf(cited).flatMap(({ title, where, ids: keys }) =>
    block(`${title}${/[.?!]$/.test(title) ? "" : "."} ${where} [${keys.toSorted().join(" ")}]`, width, "    ", "  "),
  );
}

function footer(decision: Decision, { width, chalk, verbose }: TextOptions): string[] {
  const more = verbose ? "" : " --verbose adds the sources.";
  const lines = [
    notWorkedOutSentence(decision),
    unansweredSentence(decision, "counted"),
    leftOutSentence(decision),
    `${provenance(decision)}${more}`,
  ];
  return lines
    .filter((line) => line !== null)
    .flatMap((line) => wrap(line, width))
    .map((line) => chalk.dim(line));
}

const parts: Part[] = [
  verdictLines,
  titled("scores", scoreBars),
  ledger,
  common("measured"),
  titled("excluded", exclusionLines),
  titled("firmness", firmnessLines),
  titled("why-not", (decision, options) => (options.verbose ? whyNotLines(decision, options) : [])),
  titled("flips", (decision, options) =>
    decision.flips && decision.verdict.leader ? flipLines(decision, options) : [],
  ),
  common("shares"),
  titled("ask-next", askNextLines),
  common("unmet"),
  common("gates"),
  common("conflicts"),
  common("warnings"),
  common("cost"),
  common("next-steps"),
  titled("precedents", precedentLines),
  titled("sources", sourceLines),
  common("changes"),
  footer,
];

/** A section under its title, where it has lines. */
function titled(id: keyof typeof titles, linesOf: Part): Part {
  return (decision, options) => {
    const lines = linesOf(decision, options);
    return lines.length > 0 ? [...heading(titles[id], options), ...lines] : [];
  };
}

/** A section that every format shows alike. */
function common(id: SectionId): Part {
  return titled(id, (decision, options) => {
    const { form, items } = sections[id](decision);
    return items.flatMap(({ text, sources }, index) =>
      block(asCalled(`${text}${ids(sources, options)}`, options.program), options.width, ...indents(form, index)),
    );
  });
}

/** Before the lines of an item, and before its first. */
function indents(form: Section["form"], index: number): [string, string] {
  if (form === "text") return ["  ", "  "];
  return form === "list" ? ["    ", "  - "] : ["     ", `  ${String(index + 1).padStart(2)} `];
}
