import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Chalk } from "chalk";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { loadRulebookFile } from "../../src/load/rulebook/rulebook.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { renderMarkdown } from "../../src/report/markdown/decision.ts";
import { renderAdr } from "../../src/report/markdown/record.ts";
import { renderText } from "../../src/report/terminal/decision.ts";
import { runs } from "../seed.ts";
import { shipped } from "../shipped.ts";
import { tiny } from "../tiny-rulebook.ts";
import { anyAnswers } from "./any-answers.ts";
import { linesOf, type TextNode, useTextDocument } from "./text-document.ts";

useTextDocument();

type View = { rulebook: Rulebook; now: Decision; recorded: Decision; moved: null };

// By its path, since these tests are typed without a browser's types.
const { resultOf } = (await import(join(import.meta.dirname, "../../src/page/view/result.ts"))) as {
  resultOf: (view: View) => TextNode[];
};

const origin = { title: null, engine: "1.2.3", digest: "sha256:0" };
const paper = { width: 1_000_000, chalk: new Chalk({ level: 0 }), file: null, full: true, verbose: false };

/** The page's lines by the id of their section. */
function onPage(rulebook: Rulebook, decision: Decision): Map<string, string[]> {
  const sections = resultOf({ rulebook, now: decision, recorded: decision, moved: null });
  return new Map(sections.map((section) => [section.attributes.get("id") ?? "", linesOf([section])]));
}

/** The text's lines by the title of their section; those of the verdict by "". */
function inText(decision: Decision): Map<string, string[]> {
  const parts = renderText(decision, paper)
    .trimEnd()
    .split("\n\n")
    .map((part) => part.split("\n").map((line) => line.trim()));
  return new Map(parts.map(([title = "", ...lines], index) => [index === 0 ? "" : title, lines]));
}

function all(): boolean {
  return true;
}

/** What of the text the page must say word for word, in which section, under the same title where it has one. */
const shared: [title: string, section: string, isSaid: (line: string) => boolean][] = [
  ["", "verdict", (line) => !line.startsWith("Verdict: ")],
  ["Scores", "scores", (line) => line.startsWith("A good prompt alone")],
  ["Ruled out", "excluded", (line) => line.includes("Instead: ")],
  ["What would change it", "flips", (line) => line.startsWith("Of the answers given")],
  ["What is still open", "shares", all],
  ["Before you build", "gates", all],
  ["Answers that contradict each other", "conflicts", all],
  ["Warnings", "warnings", all],
  ["Next steps", "next-steps", all],
  ["Changed in this rulebook", "changes", all],
];

/** The figure of firmness as one sentence, as a text has it. */
function firmnessOn(lines: readonly string[]): string {
  const after = lines.slice(lines.indexOf("Firmness") + 1);
  return after.slice(0, after.indexOf("Needs shown")).join(": ").toLowerCase();
}

/** Words alone: a page quotes labels, and says where a band ends. */
function bare(text: string): string {
  return text
    .replace(/[\u201c\u201d\\]/g, "")
    .replace(/ \((?:from|under) [\d,]+\)/g, "")
    .replaceAll("-", " ")
    .trim()
    .toLowerCase();
}

/** The rulebook with its questions and choices called by their ids, as the text calls them. */
function withIds(rulebook: Rulebook): Rulebook {
  const questions = rulebook.questions.map((question) => {
    const choices = question.choices.map((choice) => Object.assign({}, choice, { label: choice.id, short: choice.id }));
    return Object.assign({}, question, { label: question.id, choices });
  });
  return Object.assign({}, rulebook, { questions });
}

function flipsInMarkdown(decision: Decision): string[] {
  const [, list = ""] = renderMarkdown({ ...decision, labels: {} }).split("### What would change it\n\n");
  return (list.split("\n\n")[0] ?? "").split("\n").filter((line) => line.startsWith("- With "));
}

function compare(rulebook: Rulebook, decision: Decision): void {
  const page = onPage(withIds(rulebook), decision);
  const text = inText(decision);
  for (const [title, section, isSaid] of shared) {
    const lines = text.get(title)?.map((line) => line.replace(/^(-|\d+) +/, ""));
    if (title !== "" && lines) expect(page.get(section)?.[0]).toBe(title);
    for (const line of lines?.filter(isSaid) ?? []) expect(page.get(section)?.join("\n")).toContain(line);
  }
  const unmet = text.get("Needs left open")?.map((line) => bare(line.replace(/^- +/, ""))) ?? [];
  for (const line of unmet) expect(bare((page.get("unmet") ?? []).join("\n"))).toContain(line);
  expect(text.get("How firm")?.[0]?.toLowerCase()).toContain(firmnessOn(page.get("verdict") ?? []));
  const flips = (page.get("flips") ?? []).filter((line) => line.startsWith("With "));
  expect(flips.slice(0, 5).map(bare)).toEqual(flipsInMarkdown(decision).map(bare));
}

const casesFolder = join(import.meta.dirname, "../../rules/cases");

it.each(readdirSync(casesFolder).filter((file) => file.endsWith(".yaml")))(
  "page and text agree on %s",
  async (file) => {
    const read = await parseAnswersFile({ file, text: readFileSync(join(casesFolder, file), "utf8") }, shipped);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { answers, fixed = [] } = read.value;
    for (const whatNext of [true, false]) compare(shipped, decide(shipped, answers, origin, { whatNext, fixed }));
  },
);

it.each([
  ["shipped", shipped, 60],
  ["tiny", tiny, 100],
])(
  "page and text agree on random sheets of the %s rulebook",
  (_, rulebook, count) => {
    fc.assert(
      fc.property(anyAnswers(rulebook), (answers) => {
        compare(rulebook, decide(rulebook, answers, origin, { whatNext: true }));
      }),
      { numRuns: runs(count) },
    );
  },
  300_000,
);

it("neither calls settled what is certain to become another outcome", async () => {
  const loaded = await loadRulebookFile(join(import.meta.dirname, "settled-elsewhere.rules.yaml"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { rulebook } = loaded.value;
  const decision = decide(rulebook, {}, origin, { whatNext: true });
  expect(decision).toMatchObject({ verdict: { outcome: "neither-yet" }, settled: false, shares: { rag: 1 } });
  compare(rulebook, decision);
  const said = [...onPage(rulebook, decision).values(), ...inText(decision).values()].flat().join("\n");
  expect(said).not.toContain("Settled");
  expect(said).toContain("Open questions may.");
});

it("the interval of a measured answer stands in every format", async () => {
  const text = `advise: 1
answers:
  knowledge:
    value: core
    measured: {by: eval, value: core, files: [], of: 40, low: 0.5981, high: 0.8581}
`;
  const read = await parseAnswersFile({ file: "answers.yaml", text }, shipped);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const decision = decide(shipped, read.value.answers, origin);
  const said = "60 to 86% of 40, measured by eval";
  expect(inText(decision).get("What was measured")).toEqual([`- knowledge core: ${said}`]);
  expect(renderMarkdown(decision)).toContain(
    `### What was measured\n\n- facts of your own “For most requests”: ${said}\n`,
  );
  expect(renderAdr(decision, { ...paper, asOf: null, file: null })).toContain(`* facts of your own: (${said})`);
  expect(onPage(shipped, decision).get("answers")).toContain(said);
});
