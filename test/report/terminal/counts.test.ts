import { expect, it } from "vitest";
import { runCases } from "../../../src/engine/uses/cases.ts";
import { comparePanel } from "../../../src/engine/uses/panel.ts";
import { readRawAnswers } from "../../../src/engine/decision/answers.ts";
import { caseReporters } from "../../../src/report/terminal/cases.ts";
import { panelReporters } from "../../../src/report/terminal/panel.ts";
import { onPaper } from "../../../src/report/terminal/text-style.ts";
import { tiny } from "../../tiny-rulebook.ts";

const { answers } = readRawAnswers(tiny, [["facts", { value: "yes" }]], "file");

it.each([
  [["rag"], "1 of 1 case passes."],
  [["rag", "hybrid"], "1 of 2 cases passes."],
  [["rag", "rag"], "2 of 2 cases pass."],
  [["hybrid"], "0 of 1 case passes."],
] as const)("cases that expect %j: %s", (expected, said) => {
  const cases = expected.map((outcome, at) => ({ file: `${at}.yaml`, title: null, answers, expect: { outcome } }));
  const report = runCases(tiny, cases, { engine: "1.2.3", digest: "sha256:aa" });
  expect(caseReporters.text(report, onPaper(80)).trimEnd().split("\n").at(-1)).toBe(said);
});

it.each([
  [1, "1 of 1 comes to our outcome."],
  [2, "2 of 2 come to our outcome."],
])("%i framework of a panel: %s", (count, said) => {
  const panel = comparePanel(tiny, Array(count).fill(tiny) as (typeof tiny)[], { answers, title: null });
  expect(panelReporters.text(panel, onPaper(80))).toContain(said);
});
