import { outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import { dataId, type PageAssets, type PageData, type PageTexts } from "../model/page.ts";
import type { PrecedentShown } from "../model/precedent.ts";
import { plain, plainJson } from "../text/escape.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { reporters } from "./index.ts";
import { onPaper, type ReportOptions } from "./terminal/text-style.ts";

/** What a page is made from: what it carries, but for the texts, which are worked out here. */
export type PageSource = Omit<PageData, "texts">;

/**
 * One self-contained page: the decision and the rulebook as data, and the code that shows them and decides again. The date
 * and the file's name are for the record in it.
 */
export function renderHtml(
  source: PageSource,
  { script, style }: PageAssets,
  named: Pick<ReportOptions, "asOf" | "file">,
): string {
  const data = { ...source, texts: textsOf(source.decision, named) };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script.hash, style.hash)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="advise ${escapeText(data.decision.engine)}">
<link rel="icon" href="data:,">
<title>${escapeText(data.decision.title ?? "RAG, fine-tuning or both?")}</title>
<style>${style.text}</style>
</head>
<body>
<noscript>${withoutScript(data.decision)}</noscript>
<div id="page"></div>
<script type="application/json" id="${dataId}">${dataText(carried(data))}</script>
<script>${script.text}</script>
</body>
</html>
`;
}

/** Nothing may load, be sent or be framed; only this very script and style run. */
function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${script}'`,
    // The page starts its own script once more, as a worker, from memory.
    "worker-src blob:",
    `style-src '${style}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function withoutScript({ verdict: { outcome, headline } }: Decision): string {
  return `<p><strong>${escapeText(outcomeNames[outcome])}</strong>: ${escapeText(headline)}</p>
<p>Charts and what-if need JavaScript, which is off here.</p>`;
}

function textsOf(decision: Decision, named: Pick<ReportOptions, "asOf" | "file">): PageTexts | null {
  if (Object.keys(decision.answers).length === 0) return null;
  const options = { ...onPaper(80), full: false, verbose: false, ...named };
  return {
    summary: reporters.text(decision, options),
    markdown: reporters.markdown(decision, options),
    record: reporters.adr(decision, options),
  };
}

/** Text as it may stand in HTML, in an element or a quoted attribute. */
function escapeText(text: string): string {
  return plain(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** JSON that cannot end the element it stands in. */
function dataText(data: PageData): string {
  return plainJson(data, 0).replaceAll("<", "\\u003c");
}

/** What the page shows and computes with, and no more. */
function carried({ decision, rulebook, precedents, ...rest }: PageData): PageData {
  return {
    decision: { ...decision, precedents: decision.precedents?.map(untold) ?? null },
    rulebook: slim(rulebook),
    precedents: precedents && {
      ...precedents,
      among: { ...precedents.among, shown: precedents.among.shown.map(untold) },
    },
    ...rest,
  };
}

/** A published case without its sentences, which are most of it: the page links to where they can be read. */
function untold<T extends PrecedentShown>(precedent: T): T {
  return { ...precedent, situation: null, went: null };
}

/** The rulebook without what only its authors need. */
function slim({ rules, settings, monotone: _, ...rulebook }: Rulebook): Rulebook {
  return {
    ...rulebook,
    settings: { ...settings, "weight-rubric": undefined },
    rules: rules.map((rule) => ({ ...rule, grade: undefined })),
    monotone: [],
  };
}
