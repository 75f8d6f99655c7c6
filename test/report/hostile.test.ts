import { join } from "node:path";
import { Chalk } from "chalk";
import { expect, it } from "vitest";
import { readPageAssets } from "../../src/load/files/page-assets.ts";
import { decide } from "../../src/engine/decide.ts";
import { runCases } from "../../src/engine/uses/cases.ts";
import { explain } from "../../src/engine/rulebook/explain.ts";
import { explainByPrecedents } from "../../src/engine/precedents/explain.ts";
import { comparePanel } from "../../src/engine/uses/panel.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import type { CheckReport } from "../../src/model/check.ts";
import { caseReporters } from "../../src/report/terminal/cases.ts";
import { checkReporters } from "../../src/report/terminal/check.ts";
import { explainReporters } from "../../src/report/terminal/explain.ts";
import { reporters } from "../../src/report/index.ts";
import { precedentReporters } from "../../src/report/precedents.ts";
import { renderHtml } from "../../src/report/html.ts";
import { lintReporters } from "../../src/report/terminal/lint.ts";
import { panelReporters } from "../../src/report/terminal/panel.ts";
import { tiny } from "../tiny-rulebook.ts";

/** Clears the screen, and writes from right to left. */
const hostile = "\u001b[2J\u202e";

const rulebook: Rulebook = {
  ...tiny,
  id: `tiny${hostile}`,
  rules: tiny.rules.map((rule) => ({ ...rule, because: `${hostile}${rule.because}` })),
  sources: { study: { title: hostile, where: hostile, finding: hostile } },
};
const answers = { voice: { value: "own", choice: "own", from: "file" as const } };
const framework: Rulebook = {
  ...rulebook,
  gates: [{ id: "no", kind: "neither-yet", when: { test: "voice", in: ["own"] }, say: hostile }],
};

const assets = await readPageAssets(join(import.meta.dirname, "../../dist/page"));
function withoutCode(page: string): string {
  return page.replace(assets.script.text, "");
}

const paper = { width: 80, chalk: new Chalk({ level: 0 }) };
const explained = ["own-voice", "cites", "study"].flatMap((id) => explain(rulebook, id));
const panel = comparePanel(rulebook, [framework], { answers, title: hostile });
const failing = {
  file: `${hostile}.yaml`,
  title: hostile,
  answers,
  expect: { outcome: "hybrid" as const, gates: [hostile] },
};
const cases = runCases(rulebook, [failing], { engine: "1", digest: "" });
const diagnostic = { file: hostile, line: 1, column: 1, code: "unused" as const, message: hostile, source: hostile };
const check: CheckReport = {
  schema: "advise/check/1",
  engine: "1",
  rulebook: { id: hostile, version: "1", digest: "" },
  files: [],
  problems: [diagnostic],
};
const among = {
  shown: [
    {
      id: "case",
      outcome: "rag" as const,
      form: { id: "index", label: hostile },
      source: { title: hostile, where: hostile, date: hostile },
      situation: hostile,
      went: hostile,
    },
  ],
  sheets: [rulebook.questions.map(() => 0)],
  weights: rulebook.questions.map(() => 1),
};
const like = { likeness: 1, shared: [{ question: "voice", choice: hostile }], differs: [] };
const decision = {
  ...decide(rulebook, answers, { title: hostile, engine: "1", digest: "" }),
  precedents: among.shown.map((shown) => ({ ...shown, ...like })),
};
const precedents = { decision, of: 1 };
const explainedCase = explainByPrecedents(rulebook, among, { id: "case", found: [] });
const lint = { file: hostile, changes: [], problems: [diagnostic] };

it.each([
  ["explain", explainReporters.text(explained, paper)],
  ["explain, JSON", explainReporters.json(explained)],
  ["panel", panelReporters.text(panel, paper)],
  ["panel, JSON", panelReporters.json(panel)],
  ["cases", caseReporters.text(cases, paper)],
  ["cases, JSON", caseReporters.json(cases)],
  ["check, for GitHub", checkReporters.github(check)],
  [
    "a page",
    withoutCode(
      renderHtml({ decision, rulebook, precedents: { among }, file: {} }, assets, { asOf: null, file: hostile }),
    ),
  ],
  ["the decision", reporters.text(decision, { ...paper, full: false, verbose: true, file: hostile })],
  ["the summary", reporters.text(decision, { ...paper, full: false, verbose: false, file: hostile })],
  ["the decision, Markdown", reporters.markdown(decision)],
  ["the record", reporters.adr(decision, { ...paper, full: false, verbose: true, asOf: null, file: null })],
  ["precedents", precedentReporters.text(precedents, paper)],
  ["precedents, Markdown", precedentReporters.markdown(precedents)],
  ["precedents, JSON", precedentReporters.json(precedents)],
  ["a precedent explained", explainReporters.text(explainedCase, paper)],
  ["lint", lintReporters.text(lint, paper)],
  ["lint, JSON", lintReporters.json(lint)],
])("%s shows what would steer a terminal as an escape", (_, text) => {
  expect(text).toMatch(/\\u001b/);
  expect(text).toMatch(/\\u202e/);
  expect(text.includes("\u001b") || text.includes("\u202e")).toBe(false);
});
