import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Chalk } from "chalk";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import { approaches } from "../../src/model/approach.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { reporters } from "../../src/report/index.ts";
import { linesOf, page } from "../../src/report/markdown/record.ts";
import { columnsOf } from "../../src/text/width.ts";
import { anyAnswers } from "../page/any-answers.ts";
import { runs } from "../seed.ts";
import { shipped } from "../shipped.ts";
import { tiny } from "../tiny-rulebook.ts";
import { decided, decidedOn, examples } from "./decisions.ts";

const style = { width: 80, chalk: new Chalk({ level: 0 }), full: false, verbose: false, asOf: null, file: "FILE" };

const golden = {
  summary: ["text", style],
  full: ["text", { ...style, full: true }],
  record: ["adr", { ...style, asOf: "2026-11-01" }],
  "pull-request": ["markdown", style],
} as const;

describe.each(Object.entries(examples))("%s", (name, decision) => {
  it.each(Object.entries(golden))("as %s", async (what, [format, options]) => {
    const ending = format === "text" ? "txt" : "md";
    const text = reporters[format](decision, { ...options, file: `${name}.yaml` });
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "golden", `${name}.${what}.${ending}`));
  });
});

function summaryOf(decision: Decision, width = 80, rows = 0): string[] {
  return reporters
    .text(decision, { ...style, width, rows })
    .trimEnd()
    .split("\n");
}

/** What a reader is promised of every sheet. */
function fits(decision: Decision): void {
  const lines = summaryOf(decision);
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(45);
  for (const width of [80, 60])
    for (const line of summaryOf(decision, width)) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
  // On a terminal of forty lines nothing scrolls away, with keys below.
  expect(summaryOf(decision, 80, 35).length).toBeLessThanOrEqual(35);
  const options = lines.findIndex((line) => line.startsWith("Your options"));
  expect(options).toBeGreaterThan(0);
  // The verdict, and all of why, stand before a blank line and the options.
  expect(options - 1).toBeLessThanOrEqual(12);
  expect(lines.slice(0, 2).some((line) => line.startsWith("Verdict: "))).toBe(true);
  const markdown = reporters.markdown(decision);
  expect(markdown.slice(0, markdown.indexOf("<summary>")).trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  expect(linesOf(reporters.adr(decision, style))).toBeLessThanOrEqual(page.lines * page.most);
}

/** Every figure of the summary, held against the decision it is read from. */
function agrees(decision: Decision): void {
  const lines = summaryOf(decision);
  const text = lines.join("\n");
  const { verdict, scores, bar, base, trace, unanswered, answers, ignored, panel } = decision;
  const { leader, rival, margin, outcome } = verdict;
  const over = (points: Decision["scores"], none: number): number =>
    points[leader ?? "rag"] - (rival === "bar" || rival === null ? none : points[rival]);

  const [, points = ""] = /^ {2}points +(.*)$/m.exec(text) ?? [];
  const told = points.trim().split(/ +/).map(Number);
  expect(told.toSorted()).toEqual([bar, ...approaches.map((approach) => scores[approach])].toSorted());

  const [, why] = /^Why: (\d+) point/m.exec(text) ?? [];
  if (outcome !== "neither-yet") expect(Number(why)).toBe(margin);
  const marks = [...text.matchAll(/^ {2,}(need|[+-]\d+) {2}(.*)$/gm)].map(([, mark = "", said = ""]) => {
    const start = said.replace(/ ?…$/, "");
    const entry = trace.find(({ because, short }) => because.startsWith(start) || short.startsWith(start))!;
    const effect = over(entry.points, 0);
    if (mark !== "need") expect(Number(mark)).toBe(effect);
    return Math.max(0, Math.abs(effect) * (mark === "need" ? Math.sign(effect) : 1));
  });
  if (why !== undefined) {
    const rest =
      lines.find((line) => line.includes("before any answer") || /(point|points|answer): --full$/.test(line)) ?? "";
    const count = (pattern: RegExp): number => Number(pattern.exec(rest)?.[1] ?? 0);
    const start = over(base, bar);
    // A line that is cut is not added up.
    if (!rest.endsWith("…")) {
      const sum =
        marks.reduce((all, one) => all + one, 0) +
        count(/and \d+ more, (\d+)/) -
        count(/\d+ (?:against|for) it, (\d+)/);
      const sign = outcome === "neither-yet" ? -1 : 1;
      expect(sum + sign * start).toBe(Number(why));
    }
  }

  const closing = lines.find((line) => /, on \d+ answers?/.test(line)) ?? "";
  const counted = Object.keys(answers).filter((id) => !ignored.includes(id) && !unanswered.includes(id)).length;
  expect(Number(/on (\d+) answer/.exec(closing)?.[1])).toBe(counted);
  expect(Number(/(\d+) open/.exec(closing)?.[1] ?? 0)).toBe(unanswered.length);
  const [, agreeing, asked] = /(\d+) of (\d+) published frameworks/.exec(text.replace(/\s+/g, " ")) ?? [];
  if (panel) {
    const most = Math.max(...panel.map((one) => panel.filter((other) => other.outcome === one.outcome).length));
    expect([Number(agreeing), Number(asked)]).toEqual([most, panel.length]);
  }
  const [, turning] = /any of (\d+) open/.exec(text.replace(/\s+/g, " ")) ?? [];
  if (turning !== undefined)
    expect(Number(turning)).toBe(new Set(decision.firmness!.turns.map(({ question }) => question)).size);
}

const casesFolder = join(import.meta.dirname, "../../rules/cases");

it.each(readdirSync(casesFolder))("%s fits, and its figures are the decision's", async (file) => {
  const decision = await decidedOn(join(casesFolder, file));
  fits(decision);
  agrees(decision);
});

it.each(Object.keys(examples))("%s fits", (name) => {
  fits(examples[name]!);
  agrees(examples[name]!);
});

it("fits on every sheet, and its figures are the decision's", () => {
  fc.assert(
    fc.property(anyAnswers(shipped), fc.string(), (answers, title) => {
      const decision = decided(answers, title);
      fits(decision);
      agrees(decision);
    }),
    { numRuns: runs(40) },
  );
}, 300_000);

const long = `${"An endless sentence of someone who never comes to the point, ".repeat(12)}${"x".repeat(200)}`;

/** A rulebook that says everything at length. */
function wordy(rulebook: Rulebook): Rulebook {
  const said = <T extends object>(list: readonly T[], key: keyof T): T[] =>
    list.map((one) => ({ ...one, [key]: `${String(one[key])} ${long}` }));
  return {
    ...rulebook,
    id: "x".repeat(300),
    version: long,
    questions: rulebook.questions.map((question) => ({
      ...question,
      label: long,
      choices: question.choices.map((choice) => ({ ...choice, label: `${choice.label} ${long}` })),
    })),
    rules: said(rulebook.rules, "because"),
    constraints: said(rulebook.constraints, "because"),
    gates: said(rulebook.gates, "say"),
    warnings: said(rulebook.warnings, "say"),
    conflicts: said(rulebook.conflicts, "say"),
  };
}

it.each([
  ["the shipped rulebook", shipped],
  ["a small one", tiny],
])(
  "fits with %s and endless texts in it",
  (_, rulebook) => {
    const own = wordy(rulebook);
    fc.assert(
      fc.property(anyAnswers(own), (answers) => {
        fits(decided(answers, long, own));
      }),
      { numRuns: runs(4) },
    );
  },
  300_000,
);

it("says what is left out, and where it is", () => {
  const lines = summaryOf(examples["claims-copilot"]!);
  expect(lines.filter((line) => /, \d+ of \d+$/.test(line)).length).toBeGreaterThan(1);
  expect(lines.at(-1)).toContain("--full");
});

it("calls nothing by an id that has a label", () => {
  for (const decision of Object.values(examples)) {
    for (const text of [summaryOf(decision).join("\n"), reporters.adr(decision, style), reporters.markdown(decision)])
      expect(text).not.toMatch(
        /\b(model-swap|base-model|beyond-prompting|per-person|some-ml|rag-short|prompt-short|enforceable|per-person)\b/,
      );
  }
});

it("ends with the verdict, for a screen on which the rest has gone by", () => {
  const decision = decide(tiny, {}, { title: null, engine: "", digest: "" });
  expect(summaryOf(decision).at(-2)).toBe("Neither yet (leaning), on 0 answers, 4 open.");
});
