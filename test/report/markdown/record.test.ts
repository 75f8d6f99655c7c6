import { Chalk } from "chalk";
import fc from "fast-check";
import markdownIt from "markdown-it";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/engine/decide.ts";
import { parseAnswersFile } from "../../../src/load/answers/file.ts";
import type { Decision } from "../../../src/model/decision.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { reporters } from "../../../src/report/index.ts";
import { md, mdCode, mdLink, mdSaid } from "../../../src/report/markdown/escape.ts";
import { summaryReasons } from "../../../src/words/summary.ts";
import { anyAnswers } from "../../page/any-answers.ts";
import { runs } from "../../seed.ts";
import { shipped } from "../../shipped.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { decided } from "../decisions.ts";

const options = {
  width: 80,
  chalk: new Chalk({ level: 0 }),
  full: true,
  verbose: false,
  asOf: null,
  file: "decision.yaml",
};

async function decisionOn(rulebook: Rulebook, file: string, text: string): Promise<Decision> {
  const read = await parseAnswersFile({ file, text }, rulebook);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { answers, title = null } = read.value;
  return decide(rulebook, answers, { title, engine: "1.2.3", digest: "sha256:0" });
}

function caseOf(name: string): Promise<Decision> {
  return decisionOn(
    shipped,
    name,
    readFileSync(join(import.meta.dirname, "../../../rules/cases", `${name}.yaml`), "utf8"),
  );
}

const everyCase = readdirSync(join(import.meta.dirname, "../../../rules/cases")).map((name) =>
  name.replace(".yaml", ""),
);

const shippedCases = ["support-assistant", "completion-while-typing", "case-law-in-expert-form"];

/** The headings of the template of MADR 4.0, adr-template.md, in its order. */
const template = [
  "## Context and Problem Statement",
  "## Decision Drivers",
  "## Considered Options",
  "## Decision Outcome",
  "### Consequences",
  "### Confirmation",
  "## Pros and Cons of the Options",
  "## More Information",
];

it.each(shippedCases)(
  "the record of %s has the headings of the template, and the options it considers",
  async (name) => {
    const text = reporters.adr(await caseOf(name), options);
    const headings = text.match(/^##+ .*$/gm) ?? [];
    const considered = (/## Considered Options\n\n((?:\* .*\n)+)\n\| Your options/.exec(text)?.[1] ?? "")
      .trim()
      .split("\n");
    expect(considered).toHaveLength(4);
    expect(headings.filter((heading) => !considered.includes(heading.replace("###", "*")))).toEqual(template);
    expect(headings.filter((heading) => considered.includes(heading.replace("###", "*")))).toHaveLength(4);
  },
);

it("has a date only when one is given, and so the same bytes on every day", async () => {
  const decision = await caseOf("support-assistant");
  expect(reporters.adr(decision, options)).toMatch(/^---\nstatus: proposed\ndate:\ndecision-makers:\n/);
  expect(reporters.adr(decision, { ...options, asOf: "2026-11-01" })).toMatch(
    /^---\nstatus: proposed\ndate: 2026-11-01\ndecision-makers:\nconsulted:\n---\n/,
  );
});

function recordOf(decision: Decision): string {
  return reporters.adr({ ...decision, title: "A title" }, options);
}

it("tells all main drivers, cuts no sentence, and names no flag that a reader could not use", async () => {
  for (const name of everyCase) {
    const decision = await caseOf(name);
    const text = recordOf(decision);
    for (const { text: reason } of summaryReasons(decision)?.shown ?? []) expect(text, name).toContain(md(reason));
    expect(text, name).not.toMatch(/…|--full|--verbose/);
  }
});

it("cuts no condition of any sheet, and calls an option by one name", () => {
  fc.assert(
    fc.property(anyAnswers(shipped), (answers) => {
      const text = recordOf(decided(answers));
      expect(/What would make us look at this again:([^#]*)/.exec(text)?.[1]).not.toContain("…");
      expect(/^\| Your options .*$/m.exec(text)?.[0]).toContain("| neither yet |");
    }),
    { numRuns: runs(30) },
  );
});

it("shows first the sources that stand behind the drivers", async () => {
  const text = recordOf(await caseOf("case-law-in-expert-form"));
  expect(/^Sources.*:\n\n(.*)$/m.exec(text)?.[1]).toBe(
    "* [Ovadia et al., Fine-Tuning or Retrieval?](https://arxiv.org/abs/2312.05934)",
  );
});

it.each([
  ["name it with `advise cost --model NAME`.", "name it with <code>advise cost --model NAME</code>."],
  ["`advise check a_b.yaml`", "`advise check a_b.yaml`"],
  ["`advise`", "<code>advise</code>"],
  ["`advise check <b>`", "`advise check &lt;b&gt;`"],
  ["`advise check @team`", "`advise check @team`"],
  ["`advise a` and `rm -rf x`", "<code>advise a</code> and `rm -rf x`"],
  ["``advise check a``", "``advise check a``"],
  ["\\`advise a`", "\\<code>advise a</code>"],
  ["`advise a", "`advise a"],
])("a sentence of ours, %j", (sentence, html) => {
  expect(reader.renderInline(mdSaid(sentence)).replace(/&#8203;|\u200b/g, "")).toBe(html);
});

/** Every way we know in which a text could leave its place in Markdown. */
const hostile = [
  "a | b",
  "`code` and ``more``",
  "<script>alert(1)</script>",
  "</table><img src=x onerror=alert(1)>",
  "# heading",
  "heading ##",
  "- list",
  "1. list",
  "> quote",
  "=====",
  "---",
  "*bold* _it_ **b** ~~gone~~",
  "[text](javascript:alert(1))",
  "![image](https://example.org/x.png)",
  "https://example.org/a and www.example.org",
  "@team and #12 and org/repo#12 and me@example.org",
  "&lt;b&gt; &amp; &copy;",
  "back\\slash \\| \\`",
  "two\n\n# lines",
  "$x$ and $$y$$ and :smile:",
  "[^1] and [ ] task",
];

// Reads HTML and makes links of bare addresses, as the page that shows our text may do.
const reader = markdownIt({ html: true, linkify: true });

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, "")
    .replace(/\u200b/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .trim();
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

describe.each(hostile)("%j", (text) => {
  it("is shown as it is in a paragraph, a list, a heading and a table", () => {
    const paragraph = reader.render(md(text));
    expect(paragraph).toMatch(/^<p>[^<]*<\/p>\n$/);
    expect(textOf(paragraph)).toBe(onOneLine(text));
    expect(textOf(reader.render(`- ${md(text)}`))).toBe(onOneLine(text));
    expect(reader.render(`## ${md(text)}`)).toMatch(/^<h2>[^<]*<\/h2>\n$/);
    const table = reader.render(`| a | b |\n| --- | --- |\n| ${md(text)} | c |\n`);
    expect(table.match(/<td>[^<]*<\/td>/g)?.map(textOf)).toEqual([onOneLine(text), "c"]);
  });

  it("mentions nobody", () => {
    expect(md(text)).not.toMatch(/@\w|(?<!&)#\d|:smile:/);
  });

  it("adds no heading, link or tag to a decision", async () => {
    const plain = await decisionOn(tiny, "a.yaml", answersFile("A title"));
    const nasty = await decisionOn(tiny, "a.yaml", answersFile(text));
    for (const format of ["adr", "markdown"] as const) {
      const tags = (decision: Decision) => reader.render(reporters[format](decision, options)).match(/<\/?[a-z]\w*/g);
      expect(tags(nasty)).toEqual(tags(plain));
    }
  });
});

function answersFile(text: string): string {
  return JSON.stringify({
    advise: 1,
    title: text,
    answers: { facts: { value: "yes", because: text, by: text, evidence: text }, cite: "yes" },
  });
}

it("fences code with more backticks than are in it", () => {
  expect(reader.renderInline(mdCode("a``b`"))).toBe("<code>a``b`</code>");
});

it.each(["javascript:alert(1)", "https://example.org/ x", "https://example.org/)(", "nowhere"])(
  "makes no link of %s",
  (address) => {
    expect(reader.renderInline(mdLink("a title", address))).toBe("a title");
  },
);
