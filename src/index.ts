/**
 * The library: load a rulebook, read answers, decide, add the cost, render.
 *
 * Every value is plain JSON. What is wrong with an input comes back as a `Result` with every problem and its place;
 * nothing is thrown for it, and nothing is printed. Only what returns a promise reads files. No network, no clock, no
 * randomness: the same answers give the same decision.
 *
 * Units: scores and weights are whole points, shares and radii go from 0 to 1, money is in US dollars, dates are
 * YYYY-MM-DD.
 */
import { fileURLToPath } from "node:url";
import manifest from "../package.json" with { type: "json" };
import { type RawAnswer, readRawAnswers as readRaw } from "./engine/decision/answers.ts";
import { decide as decideOn } from "./engine/decide.ts";
import { readTextFile } from "./load/files/text-file.ts";
import { inDollars } from "./load/prices/own-currency.ts";
import { checkShape } from "./load/shape.ts";
import { compareShippedCosts, loadPrecedents, loadRulebookInUse } from "./load/shipped.ts";
import type { LoadedRulebook } from "./load/rulebook/rulebook.ts";
import { type Answers, givenAnswersSchema } from "./model/answers.ts";
import type { CostSettings } from "./model/cost-inputs.ts";
import { isDay } from "./model/day.ts";
import type { Decision } from "./model/decision.ts";
import { type Diagnostic, failure, named, type Problem, type Result, success, unplaced } from "./model/diagnostic.ts";
import { renderDiagnostics } from "./report/terminal/diagnostics.ts";
import { reporters } from "./report/index.ts";
import { plain } from "./text/escape.ts";
import { quote } from "./text/quote.ts";
import { onPaper } from "./report/terminal/text-style.ts";

export { costFormulas } from "./engine/cost/formulas.ts";
export type { RawAnswer } from "./engine/decision/answers.ts";
export type { LoadedRulebook } from "./load/rulebook/rulebook.ts";
export type { Answer, Answers } from "./model/answers.ts";
export type { Approach, Outcome } from "./model/approach.ts";
export type { Cost } from "./model/cost.ts";
export type { CostSettings } from "./model/cost-inputs.ts";
export type { Decision } from "./model/decision.ts";
export type { Diagnostic, Result } from "./model/diagnostic.ts";
export type { Rulebook } from "./model/rulebook.ts";

// Both src/index.ts and dist/index.js stand one folder below the project's root.
function inPackage(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
const shipment = { rulesFolder: inPackage("rules"), compiledFolder: inPackage("dist/compiled") };

/** The value of a result; where there is none, throws an Error that lists every problem with its place. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(renderDiagnostics(result.problems, onPaper(80)).trimEnd());
}

/**
 * Loads the shipped rulebook, or the one in a YAML file, which may extend the shipped one. With any problem of syntax,
 * shape or reference there is no rulebook, but every problem with its line and column. What is loaded is frozen: change a
 * copy (`structuredClone`), or extend it in a file.
 */
export async function loadRulebook(file?: string): Promise<Result<LoadedRulebook>> {
  const loaded = await loadRulebookInUse(shipment, file === undefined ? undefined : { path: file, name: file });
  if (!loaded.ok) return loaded;
  const precedents = await loadPrecedents(shipment, loaded.value);
  if (!precedents.ok) return precedents;
  const { rulebook, digest, changes } = loaded.value;
  return success(frozen({ rulebook, digest, changes, precedents: precedents.value }));
}

const known = new WeakSet<object>();

/** The same value, which nothing can change any more: a rulebook is compiled once, and a change would not be seen. */
function frozen<T extends object>(value: T): T {
  if (known.has(value)) return value;
  known.add(Object.freeze(value));
  for (const inner of Object.values(value) as unknown[]) if (typeof inner === "object" && inner) frozen(inner);
  return value;
}

/**
 * Checks answers given as values: a choice's id, a number (`250000`, `"250k"`), or `"unsure"`, by question; or
 * `{value, because, by, …}`. A question that is left out, or null, is unanswered. An unknown question or choice is a
 * problem that names what would be right.
 */
export function readAnswers(
  loaded: LoadedRulebook,
  given: Readonly<Record<string, string | number | null | RawAnswer>>,
): Result<Answers> {
  const shaped = checkShape(givenAnswersSchema, given, "the sheet");
  if (!shaped.ok) return failure(shaped.problems.map(within("answers")));
  const raw = Object.entries(shaped.value).map(([id, answer]): [string, RawAnswer] => [
    id,
    typeof answer === "object" && answer !== null ? answer : { value: answer },
  ]);
  const { answers, problems } = readRaw(loaded.rulebook, raw, "file");
  return problems.length === 0 ? success(answers) : failure(problems.map(within("answers")));
}

/** Names a problem by its path from an argument. */
function within(argument: string) {
  return (problem: Problem): Diagnostic => named({ ...problem, path: [argument, ...problem.path] }, (path) => path);
}

/** What an answers file says: the answers, and what goes with them into `decide` and `withCost`. */
export type Sheet = {
  answers: Answers;
  title?: string | undefined;
  fixed?: string[] | undefined;
  costs?: CostSettings | undefined;
};

/** Reads an answers file, YAML or JSON, at most 320 KiB. Every problem comes with its line and column. */
export async function loadAnswers(loaded: LoadedRulebook, file: string): Promise<Result<Sheet>> {
  const text = await readTextFile(file);
  if (!text.ok) return text;
  const { parseAnswersFile } = await import("./load/answers/file.ts");
  const read = await parseAnswersFile(text.value, loaded.rulebook);
  if (!read.ok) return read;
  const { title, answers, fixed, costs } = read.value;
  return success({ title, answers, fixed, costs });
}

export type DecideOptions = {
  /** What the decision is called. */
  title?: string | undefined;
  /** Questions whose answers are not up for discussion: nothing that would change the outcome changes these. */
  fixed?: readonly string[] | undefined;
  /** Work out the shares of the outcomes and what to ask next as well, which takes longer; else they are null. */
  whatNext?: boolean;
  /** The id of a published case that the answers are of: it is not compared with itself. */
  caseId?: string;
};

/**
 * Decides: verdict, scores, every point of the reasoning, what would change it and how firm it is. Its `cost` is null
 * until `withCost` adds it. No answers at all are a sheet like any other: neither yet. The decision shares nothing with what
 * it is made from; the rulebook, also one that a program made, is frozen by its first use. Points past 100,000 are thrown.
 */
export function decide(loaded: LoadedRulebook, answers: Answers, options: DecideOptions = {}): Decision {
  const { rulebook, digest, changes, precedents: among } = frozen(loaded);
  const { title = null, fixed = [], whatNext = false, caseId: except } = options;
  const origin = { title, engine: manifest.version, digest, changes };
  return structuredClone(
    decideOn(rulebook, answers, origin, { fixed, whatNext, precedents: among ? { among, except } : null }),
  );
}

/**
 * The decision with its cost comparison, from the shipped price list and `costs`, which override it. A volume that was not
 * answered leaves what depends on it null. A price that is missing, or a model that is no longer sold, is a problem.
 */
export async function withCost(
  loaded: LoadedRulebook,
  decision: Decision,
  costs?: CostSettings,
): Promise<Result<Decision>> {
  const settings = costs === undefined ? null : await checkedCosts(costs);
  if (settings && !settings.ok) return failure(settings.problems.map(within("costs")));
  const layers = settings ? [{ from: "answers-file" as const, name: "costs", settings: settings.value }] : [];
  const compared = await compareShippedCosts(shipment, loaded.rulebook, { decision, layers, asOf: undefined });
  return compared.ok ? success(structuredClone({ ...decision, cost: compared.value.cost })) : compared;
}

async function checkedCosts(costs: CostSettings): Promise<Result<CostSettings, Problem>> {
  const { costSettingsSchema } = await import("./model/cost-inputs.ts");
  return checkShape(costSettingsSchema, inDollars(costs), "costs");
}

export type RenderOptions = {
  /** Columns of text, 80 unless given, 20 at the least. */
  width?: number;
  /** Text with every point, and not the summary. */
  full?: boolean;
  /** The same with the ids and titles of its sources. */
  verbose?: boolean;
  /** The date that a decision record carries, YYYY-MM-DD. */
  asOf?: string;
};

/**
 * The decision as text for a terminal, without colour; as indented JSON; as Markdown for a pull request; as a decision
 * record (`adr`); or as the one word of its outcome. A format that there is not, or a date that is none, is a problem; a
 * width of any kind is taken for the nearest that text can be set in.
 */
export function render(
  decision: Decision,
  format: "text" | "json" | "markdown" | "adr" | "outcome",
  options: RenderOptions = {},
): Result<string> {
  const { width, full, verbose, asOf = null } = Object(options) as Partial<Record<keyof RenderOptions, unknown>>;
  const problems: Diagnostic[] = [];
  if (!formats.includes(format))
    problems.push(
      unplaced("format", "usage", `${quote(format)} is not one of its values`, `one of: ${formats.join(", ")}`),
    );
  const isDate = typeof asOf === "string" && isDay(asOf);
  if (asOf !== null && !isDate)
    problems.push(unplaced("options.asOf", "usage", `${quote(asOf)} is not a date`, "write it like 2026-11-01"));
  if (problems.length > 0) return { ok: false, problems };
  const style = onPaper(columnsFrom(width));
  const points = { full: full === true, verbose: verbose === true };
  return success(plain(reporters[format](decision, { ...style, ...points, asOf: isDate ? asOf : null, file: null })));
}

const formats = Object.keys(reporters);

/** A width that text can be set in, from anything: the nearest, or 80 columns where it is no number. */
function columnsFrom(width: unknown): number {
  if (typeof width !== "number" || Number.isNaN(width)) return 80;
  return Math.min(1000, Math.max(20, Math.trunc(width)));
}
