import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isSafe } from "redos-detector";
import ts from "typescript";
import { expect, it } from "vitest";

const src = join(import.meta.dirname, "../../src");

/** Every node of a kind in the sources, with the file it stands in. */
function nodesOf<T extends ts.Node>(isOne: (node: ts.Node) => node is T): { file: string; node: T; text: string }[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(join(src, file), "utf8"), ts.ScriptTarget.Latest);
      const below = (node: ts.Node): T[] => {
        const found: T[] = isOne(node) ? [node] : [];
        ts.forEachChild(node, (child) => void found.push(...below(child)));
        return found;
      };
      return below(source).map((node) => ({ file, node, text: node.getText(source) }));
    });
}

const literals = nodesOf(ts.isRegularExpressionLiteral).map(({ file, text }) => `${file} ${text}`);

/** Whether no text makes a regular expression go back more than a fixed number of times. */
function neverGoesBackFar(literal: string): boolean {
  const [, pattern = "", flags = ""] = /^\S+ \/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
  return isSafe(new RegExp(pattern, flags), { maxScore: 20 }).safe;
}

/** Those that go back as far as a text is long, but on every text that reaches them in time that grows with it. */
const fine: [literal: string, reason: string][] = [
  [
    String.raw`engine/uses/json-loss.ts /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\]:,]/g`,
    "it goes through JSON that was read already, where each quotation mark has its other",
  ],
  [
    String.raw`load/answers/find.ts /(^|[{,]\s*)["']?advise["']?\s*:/m`,
    "two starts share no stretch of blanks, and each goes through its own once; 512 KiB of the worst take 24 ms",
  ],
  [String.raw`load/measure/evidence.ts /\/+$/`, "it is tried on the path that a user typed"],
  [
    String.raw`load/measure/passages.ts /<!--[^]*?(-->|$)|<(script|style|noscript|template)\b[^]*?(<\/\2\s*>|$)/gi`,
    "each start takes all up to its end or the end of the file, and none starts in what another took",
  ],
  [
    String.raw`load/measure/passages.ts /<[^<>]*>/g`,
    "two starts share nothing, since each goes on to the next sign of the two at most",
  ],
  [
    'load/measure/json-elements.ts /absolute position "(\\d+)"/',
    "it is tried on a message of the parser, which quotes one sign",
  ],
  [
    String.raw`load/measure/passages.ts /(?<![\w-])id\s*=\s*["']?([^"'\s>]+)/i`,
    "two starts share no stretch of blanks",
  ],
  [String.raw`load/measure/passages.ts /\n\s*\n/`, "a stretch of blanks with two line ends in it is one match"],
  [
    String.raw`load/measure/passages.ts /^ {0,3}#{1,6}(?=[ \t])(.*)$/`,
    "it starts at one place, and goes back by nine signs at most",
  ],
  [
    String.raw`load/measure/passages.ts /^<h[1-6]\b([^>]*)>([^]*?)<\/h[1-6]\s*>/i`,
    "it starts at one place, and two ends share no stretch of blanks",
  ],
  [String.raw`load/measure/table.ts /\.[^.]*$/`, "two starts share nothing, since each goes on to the next point"],
  [
    "report/markdown/escape.ts /(?<!`)\\\\`(advise[ a-z\\d./=-]*)\\\\`(?!\\\\`)/gi",
    "two starts share nothing, since each begins with a backslash and goes past none",
  ],
  [
    String.raw`save/yaml-splice.ts /\r?\n[ \t]*$/`,
    "two starts share no stretch of blanks, since each begins with a line end; 512 KiB of the worst take 4 ms",
  ],
  [String.raw`text/numbers.ts /\.?0+$/`, "it is tried on what toPrecision gives, which has 25 characters at most"],
  [
    String.raw`text/read-number.ts /^(?:(?:\d+(?:_\d+)*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:['\u2019]\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/`,
    "it is tried on 60 characters at most",
  ],
  [
    String.raw`text/read-number.ts /^(\D*?)(\.?\d[\d.,_'\u2019 \u00a0\u2007\u2009\u202f]*(?:[eE][+-]?\d{1,3})?)(.*)$/s`,
    "it is tried on 60 characters at most",
  ],
];

it("finds the regular expressions of the sources, and tells good from bad", () => {
  expect(literals.length).toBeGreaterThan(80);
  expect(literals).toContain(String.raw`load/yaml/yaml.ts /\r?\n/`);
  for (const bad of ["/^(a+)+$/", "/a*b/"]) expect(neverGoesBackFar(`x.ts ${bad}`)).toBe(false);
});

it("no regular expression backtracks without a bound, but for those with a reason why that does no harm", () => {
  const far = literals.filter((literal) => !neverGoesBackFar(literal));
  expect(far.sort()).toEqual(fine.map(([literal]) => literal).sort());
});

it("no regular expression is made of texts", () => {
  const made = nodesOf((node): node is ts.Expression => ts.isNewExpression(node) || ts.isCallExpression(node));
  const texts = made.map(({ text }) => text).filter((text) => /^(new )?RegExp\b/.test(text));
  expect(texts).toEqual([]);
});
