// Measures the rulebook against published verdicts, beside what anyone could do without one.
// `npm run quality [-- seen] [RULEBOOK]`: with `seen`, only the situations that a rule may be thought through on.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { compiledOf } from "../src/engine/rulebook/compile.ts";
import { readPrecedents } from "../src/load/rulebook/precedents.ts";
import { loadRulebookFile } from "../src/load/rulebook/rulebook.ts";
import type { Rulebook } from "../src/model/rulebook.ts";
import { type Outcome, outcomes } from "../src/model/approach.ts";
import { learned } from "./quality/learned.ts";
import { agreesByForm, byRulebook, levelOn, type Scored, score, simpleMethods } from "./quality/measure.ts";
import { precedentRows } from "./quality/precedents.ts";
import { type Published, publishedFiles, readPublished } from "./quality/published.ts";

const missesFile = "test/data/misses.yaml";
const extents = { old: " to the questions of rulebook 1", all: " to all questions" };

async function main(file: string, sets: readonly (keyof typeof publishedFiles)[]): Promise<string> {
  const loaded = await loadRulebookFile(file);
  if (!loaded.ok) return `${file} does not load: run \`advise rules lint ${file}\`\n`;
  const { rulebook } = loaded.value;
  const reasons = parse(await readFile(missesFile, "utf8")) as Record<string, string>;
  const parts: string[] = [];
  for (const set of sets) {
    for (const sheet of ["stated", "plausible"] as const) {
      for (const extent of ["old", "all"] as const) {
        const situations = await readPublished(publishedFiles[set], rulebook, sheet, extent);
        const title = `${sheet.toUpperCase()} ANSWERS${extents[extent]}: ${situations.length} published situations`;
        const seen = set === "seen" ? "that the rulebook was written with" : "gathered when the rulebook was done";
        // Of a situation nobody may tune to, there is nothing to argue.
        const why = set === "seen" ? (id: string) => reasons[id] ?? "NO REASON GIVEN" : () => "";
        parts.push(report(`${title} ${seen}`, situations, rulebook, why));
      }
    }
  }
  return [...parts, await precedentsPart(file, rulebook)].join("\n\n");
}

/** Each published case left out in turn: what the closest of the others say of it. */
async function precedentsPart(file: string, rulebook: Rulebook): Promise<string> {
  if (rulebook.precedents === undefined) return "NO PUBLISHED CASES to compare with";
  const path = join(dirname(file), rulebook.precedents);
  const read = await readPrecedents(path, path, { compiled: compiledOf(rulebook), isOwn: true });
  if (!read.ok) return `${path} does not load: run \`advise rules lint ${file}\``;
  const blind = new Set((await readPublished(publishedFiles.seen, rulebook, "stated")).map(({ id }) => id));
  const ids = read.value.shown.map(({ id }) => id);
  const subsets = [
    ["all", ids],
    ["read by two people who did not know what was chosen", ids.filter((id) => blind.has(id))],
    ["read by one who knew", ids.filter((id) => !blind.has(id))],
  ] as const;
  const parts = subsets.map(([name, among]) => {
    const { cases, rows, beside } = precedentRows(rulebook, read.value, new Set(among));
    const shown = rows.map(([way, first, second]) => [way, cell(first), cell(second)]);
    const { agree, differ, onlyRules, onlyCases } = beside;
    const neither = differ - onlyRules - onlyCases;
    return [
      `PUBLISHED CASES, each left out in turn: ${cases}, ${name}`,
      table(["", "majority of five", "one of three"], shown),
      `Rules and closest cases say the same of ${agree}; of the other ${differ} only the rules are right in ${onlyRules}, only the cases in ${onlyCases}, neither or both in ${neither}.`,
    ].join("\n");
  });
  return parts.join("\n\n");
}

function cell(percent: number | null): string {
  return percent === null ? "-" : `${percent.toFixed(1)}%`;
}

function report(
  title: string,
  situations: readonly Published[],
  rulebook: Rulebook,
  why: (id: string) => string,
): string {
  const scored = score(byRulebook(rulebook), situations);
  const rows = [
    row("advise", scored),
    row("advise, lookups counted as RAG", byForms(scored)),
    ...Object.entries(simpleMethods).map(([name, simple]) => row(name, score(simple, situations))),
    row("a learned linear model, cross-validated", score(learned(situations), situations)),
  ];
  return [
    title,
    table(["", "agreement", "by outcome alone", "first two"], rows),
    `By kind and level (agreement)\n${table(["", "situations", "agreement"], [...groups("kind", scored, ({ kind }) => kind), ...groups("level", scored, ({ published }) => levelOn(rulebook, published))])}`,
    `Published verdict (down) against outcome (across)\n${confusion(scored)}`,
    `Misses, and why they are left\n${misses(scored, why)}`,
  ].join("\n\n");
}

/** The same, counted by forms. */
function byForms(scored: readonly Scored[]): Scored[] {
  return scored.map((one) => {
    const agrees = agreesByForm(one);
    return { ...one, agrees, byOutcome: one.byOutcome || (agrees && !one.agrees), firstTwo: one.firstTwo || agrees };
  });
}

function row(name: string, scored: readonly Scored[]): string[] {
  return [
    name,
    share(scored, ({ agrees }) => agrees),
    share(scored, ({ byOutcome }) => byOutcome),
    share(scored, ({ firstTwo }) => firstTwo),
  ];
}

function share(scored: readonly Scored[], holds: (one: Scored) => boolean): string {
  const count = scored.filter(holds).length;
  return scored.length === 0 ? "-" : `${((100 * count) / scored.length).toFixed(1)}% (${count})`;
}

function groups(title: string, scored: readonly Scored[], nameOf: (one: Scored) => string): string[][] {
  const named = scored.map((one) => ({ one, name: nameOf(one) }));
  return [...new Set(named.map(({ name }) => name))].sort().map((name) => {
    const group = named.filter((member) => member.name === name).map(({ one }) => one);
    return [`${title}: ${name}`, String(group.length), share(group, ({ agrees }) => agrees)];
  });
}

function confusion(scored: readonly Scored[]): string {
  const count = (verdict: Outcome, outcome: Outcome): string =>
    String(scored.filter((one) => one.published.verdict === verdict && one.outcome === outcome).length);
  return table(
    ["", ...outcomes],
    outcomes.map((verdict) => [verdict, ...outcomes.map((outcome) => count(verdict, outcome))]),
  );
}

function misses(scored: readonly Scored[], why: (id: string) => string): string {
  return scored
    .filter(({ agrees }) => !agrees)
    .map(({ published, outcome, leader, firstTwo }) => {
      const said = outcome === "neither-yet" ? `neither-yet (then ${leader})` : outcome;
      const second = firstTwo ? ", which is second here" : "";
      const line = `- ${published.id}: its source says ${published.verdict}${second}; we say ${said}.`;
      return `${line}\n  ${why(published.id).trim()}`.trimEnd();
    })
    .join("\n");
}

/** Columns padded to their widest cell; the first to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  return all
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const [seenOnly, file] = process.argv[2] === "seen" ? [true, process.argv[3]] : [false, process.argv[2]];
const sets = seenOnly ? (["seen"] as const) : (["seen", "unseen"] as const);
process.stdout.write(`${await main(file ?? "rules/rag-or-fine-tuning.yaml", sets)}\n`);
