import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import { readPageAssets } from "../../src/load/files/page-assets.ts";
import type { Answers } from "../../src/model/answers.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { renderHtml } from "../../src/report/html.ts";
import { tiny } from "../tiny-rulebook.ts";
import { openBlock, openPage, startBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const assets = await readPageAssets(join(import.meta.dirname, "../../dist/page"));

/** The rulebook with every text that a person reads replaced. */
function withText(text: string): Rulebook {
  return {
    ...tiny,
    version: text,
    questions: tiny.questions.map((question) => ({
      ...question,
      ask: text,
      help: text,
      ...(question.unit && { unit: text }),
      choices: question.choices.map((choice) => ({ ...choice, label: text, help: text })),
    })),
    rules: tiny.rules.map((rule) => ({ ...rule, because: text, contested: text, outside: ["study"] })),
    constraints: tiny.constraints.map((constraint) => ({
      ...constraint,
      because: text,
      remedy: text,
      outside: ["study"],
    })),
    gates: tiny.gates.map((gate) => ({ ...gate, say: text })),
    conflicts: tiny.conflicts.map((conflict) => ({ ...conflict, say: text })),
    warnings: [{ id: "always", when: { test: "cite", in: ["yes"] }, say: text }],
    "next-steps": { rag: [{ do: text }], hybrid: [{ do: text }] },
    sources: { study: { title: text, where: text, finding: text } },
  };
}

function answersWith(text: string): Answers {
  return {
    facts: { value: "yes", choice: "yes", from: "file", because: text, by: text, evidence: text },
    cite: { value: "yes", choice: "yes", from: "file", because: text },
    volume: { value: 5, choice: "low", from: "file" },
  };
}

const hostile: [name: string, text: string, shown?: string][] = [
  ["the end of a script", `</script><script>window.ran = true</script>`],
  ["an image that runs", `<img src=x onerror="window.ran=true">`],
  ["a comment that opens a script", `<!--<script>`],
  ["the end of a title and a style", `</title></style></noscript><svg onload=window.ran=true>`],
  ["an attribute that ends", `" onfocus=window.ran=true autofocus x='`],
  ["a replacement pattern", "$& $1 $` $'"],
  ["a link that runs", "javascript:window.ran=true"],
  ["marks that reorder", "a\u202eb\u2066c", "a\\u202eb\\u2066c"],
  ["line separators", "a\u2028b\u2029c\u0000d", "a\\u2028b\\u2029c\\u0000d"],
  ["an entity", "&lt;b&gt; &amp;"],
];

it.each(hostile)("shows %s as text, and runs nothing", async (_, text, shown = text) => {
  const rulebook = withText(text);
  const decision = decide(rulebook, answersWith(text), { title: text, engine: text, digest: text });
  const html = renderHtml({ decision, rulebook, precedents: null, file: { costs: { [text]: text } } }, assets, {
    asOf: null,
    file: text,
  });
  const { page, complaints } = await openPage(browser, html);
  await openBlock(page, "[data-question=voice]");
  await page.click("[data-question=voice] input[value=own]");
  expect(await page.textContent("h1")).toBe(shown);
  expect(await page.title()).toBe(shown.trim());
  expect(await page.textContent("[data-question=voice] legend")).toBe(shown);
  expect(await page.textContent("#answers .why")).toBe(shown);
  expect(await page.textContent("#warnings li")).toBe(shown);
  expect(await page.textContent("tr[data-rule=needs-facts] .because")).toContain(shown);
  expect(await page.textContent("tr[data-rule=needs-facts] .sources > li")).toContain(shown);
  const strange = "document.querySelectorAll('img, svg, iframe, script:not(#advise-data):not(:last-of-type)').length";
  expect(await page.evaluate(`[window.ran, ${strange}]`)).toEqual([undefined, 0]);
  const links = await page.evaluate<string[]>("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))");
  expect(links.filter((href) => !/^(#|https?:)/.test(href))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});
