import { type Outcome, outcomeNames } from "../../model/approach.ts";
import type { Census, Firing, MonotoneProof } from "../../model/census.ts";
import { bareName } from "../../text/called-as.ts";
import { plainDeep, plainJson } from "../../text/escape.ts";
import { block } from "../../text/layout.ts";
import { grouped } from "../../text/numbers.ts";
import { shellWords } from "../../text/shell-word.ts";
import type { TextStyle } from "./text-style.ts";

/** What a census is written on, and the rulebook that it is of, where one was named: commands name it again. */
type CensusStyle = TextStyle & { rules?: string | undefined };

/** The census as a table for people: what the sheets come to, what has no effect, and every proof. */
function text(raw: Census, paper: CensusStyle): string {
  const census = plainDeep(raw);
  const { bold } = paper.chalk;
  const sections = [
    [bold(`Every answer sheet of ${census.rulebook.id} ${census.rulebook.version}`), ...outcomeTable(census)],
    [bold("Without effect"), ...effectLines(census, paper)],
    [bold("Proofs"), ...proofLines(census, paper)],
    [closing(census)],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The census as JSON. Counts are texts: they can be larger than a JSON reader's numbers are exact. */
function json(census: Census): string {
  return `${plainJson({ schema: "advise/census/1", ...withTexts(census), clean: isClean(census) })}\n`;
}

export const censusReporters = { text, json } satisfies Record<string, (census: Census, paper: CensusStyle) => string>;

/** Whether nothing that was claimed is broken. */
export function isClean({ unearned, monotone }: Census): boolean {
  return unearned.length === 0 && monotone.every(({ broken }) => broken === null);
}

function withTexts({ sheets, outcomes, ties, rules, constraints, gates, ...rest }: Census) {
  const firings = (list: readonly Firing[]) => list.map(({ id, sheets: on }) => ({ id, sheets: `${on}` }));
  return {
    rulebook: rest.rulebook,
    sheets: `${sheets}`,
    outcomes: outcomes.map(({ outcome, sheets: on, share }) => ({ outcome, sheets: `${on}`, share })),
    ties: `${ties}`,
    rules: firings(rules),
    constraints: firings(constraints),
    gates: firings(gates),
    forms: rest.forms,
    idleQuestions: rest.idleQuestions,
    unearned: rest.unearned,
    monotone: rest.monotone,
  };
}

function outcomeTable({ sheets, outcomes, ties }: Census): string[] {
  const rows: [string, bigint, number][] = [
    ...outcomes.map(({ outcome, sheets: on, share }): [string, bigint, number] => [outcomeNames[outcome], on, share]),
    ["tied leaders", ties, Number(ties) / Number(sheets)],
  ];
  const width = Math.max("sheets".length, grouped(sheets).length);
  return [
    `  ${"outcome".padEnd(14)}${"sheets".padStart(width)}   share`,
    ...rows.map(
      ([name, on, share]) => `  ${name.padEnd(14)}${grouped(on).padStart(width)}  ${percent(share).padStart(6)}`,
    ),
    `  ${"all sheets".padEnd(14)}${grouped(sheets).padStart(width)}`,
  ];
}

function effectLines(census: Census, { width }: TextStyle): string[] {
  const never = (list: readonly Firing[]): string[] => list.filter(({ sheets }) => sheets === 0n).map(({ id }) => id);
  const impossible = census.outcomes.filter(({ sheets }) => sheets === 0n).map(({ outcome }) => outcomeNames[outcome]);
  const rows: [string, string[]][] = [
    ["rules that never fire", never(census.rules)],
    ["constraints never met", never(census.constraints)],
    ["gates that never hold", never(census.gates)],
    [
      "forms that never occur",
      census.forms.filter(({ occurs }) => !occurs).map(({ outcome, id }) => `${id} (${outcomeNames[outcome]})`),
    ],
    ["outcomes that cannot occur", impossible],
    ["questions that never change an outcome", census.idleQuestions],
  ];
  return rows.flatMap(([what, ids]) =>
    block(`${what}: ${ids.length === 0 ? "none" : ids.join(", ")}`, width, "    ", "  "),
  );
}

function proofLines({ unearned, monotone }: Census, paper: CensusStyle): string[] {
  return [
    ...proofLine(unearned.length === 0, unearnedText(unearned), paper),
    ...monotone.flatMap((proof) => [
      ...proofLine(proof.broken === null, monotoneText(proof), paper),
      ...counterexample(proof, paper),
    ]),
  ];
}

function proofLine(holds: boolean, words: string, { width, chalk }: TextStyle): string[] {
  const mark = holds ? chalk.green("ok  ") : chalk.red("FAIL");
  const [first = "", ...rest] = block(words, width, "        ", "");
  return [`  ${mark}  ${first}`, ...rest];
}

function unearnedText(unearned: Census["unearned"]): string {
  return unearned.length === 0
    ? "no outcome occurs unearned"
    : `${unearned.map((approach) => outcomeNames[approach]).join(" and ")} can come out with no need shown`;
}

function monotoneText({ question, order, ...declared }: MonotoneProof): string {
  const names = (list: readonly Outcome[]): string => list.map((outcome) => outcomeNames[outcome]).join(" or ");
  const into = declared["never-into"] ? [`never into ${names(declared["never-into"])}`] : [];
  const outOf = declared["never-out-of"] ? [`never out of ${names(declared["never-out-of"])}`] : [];
  return `${question}, ${order.join(" → ")}: ${[...into, ...outOf].join(", ")}`;
}

function counterexample(
  { question, broken }: MonotoneProof,
  { width, program = bareName, rules }: CensusStyle,
): string[] {
  if (!broken) return [];
  const sheet = Object.entries(broken.answers).flatMap(([id, choice]) => [`--${id}`, choice]);
  const said = `broken from ${broken.from} (${outcomeNames[broken.before]}) to ${broken.to} (${outcomeNames[broken.after]}) of ${question}, on:`;
  return [...block(said, width, "        "), ...block(`${program} ${shellWords(sheet, rules)}`, width, "          ")];
}

function closing(census: Census): string {
  const proofs = census.monotone.length + 1;
  const broken = census.monotone.filter((proof) => proof.broken).length + (census.unearned.length > 0 ? 1 : 0);
  return broken === 0
    ? `Every proof holds (${proofs} of ${proofs}).`
    : `${broken} of ${proofs} proofs ${broken === 1 ? "fails" : "fail"}.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
