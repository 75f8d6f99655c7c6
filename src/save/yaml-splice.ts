import type { YAMLMap } from "yaml";
import { type Document, isMap, isNode, isScalar, type Pair, parseDocument, Scalar, visit } from "yaml";
import { isJson } from "../load/yaml/yaml.ts";
import { entryLines, type Leaf, leafText, type Style } from "./yaml-entry.ts";

export type { Leaf } from "./yaml-entry.ts";

/** A value that can be set: a leaf, or a block of them. */
export type Settable = Leaf | Readonly<Record<string, unknown>>;

/** What is cut out of a text, and what is put there. */
type Splice = { start: number; end: number; insert: string };

/**
 * YAML with the value at a path of keys set: replaced where there is one, else added at the end of its block. All other
 * bytes stay. Null where there is no block to set it in. It is the caller's to read the result again.
 */
export function setInYaml(text: string, path: readonly string[], value: Settable): string | null {
  const document = parseDocument(text, { keepSourceTokens: true });
  const splices = setIn({ text, document, style: styleOf(text) }, document.contents, path, value);
  return splices && applied(text, splices);
}

/** YAML without the entry at a path of keys; all other bytes stay. Null where there is none that stands by itself. */
export function cutFromYaml(text: string, path: readonly string[]): string | null {
  const map: unknown = parseDocument(text, { keepSourceTokens: true }).getIn(path.slice(0, -1), true);
  const pair = isMap(map) ? map.items.find((one) => isScalar(one.key) && one.key.value === path.at(-1)) : undefined;
  if (!isMap(map) || !pair) return null;
  const [start, end] = [startOf(pair), lastEnd(pair)];
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (map.flow) {
    const comma = /^\s*,[ \t]*/.exec(after)?.[0];
    if (comma) return before + after.slice(comma.length);
    const others = before.trimEnd();
    return (others.endsWith(",") ? others.slice(0, -1) : before) + after;
  }
  const line = before.lastIndexOf("\n") + 1;
  if (before.slice(line).trim() !== "") return null;
  return before.slice(0, line) + after.replace(/^[^\r\n]*(\r?\n)?/, "");
}

type Source = { text: string; document: Document; style: Style };

function styleOf(text: string): Style {
  return { eol: /\r?\n/.exec(text)?.[0] ?? "\n", json: isJson(text) };
}

/** Later places first, so that each splice finds its place where it was. */
function applied(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, insert }) => rest.slice(0, start) + insert + rest.slice(end), text);
}

function setIn(
  source: Source,
  node: unknown,
  [key = "", ...rest]: readonly string[],
  value: Settable,
): Splice[] | null {
  if (!isMap(node)) return null;
  const pair = node.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (!pair) return [added(source, node, key, nested(rest, value))];
  if (rest.length === 0) return replaced(source, node, pair, value);
  if (isMap(pair.value)) return setIn(source, pair.value, rest, value);
  const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
  return empty ? replaced(source, node, pair, nested(rest, value)) : null;
}

function nested(path: readonly string[], value: Settable): Settable {
  return path.reduceRight<Settable>((inner, key) => ({ [key]: inner }), value);
}

function replaced(source: Source, parent: YAMLMap, pair: Pair, value: Settable): Splice[] | null {
  const { text, style } = source;
  const node = pair.value;
  const colon = colonEnd(pair);
  if (colon === null) {
    const end = endOf(pair.key);
    return end === null ? null : [{ start: end, end, insert: `: ${inline(value, style)}` }];
  }
  const written = isNode(node) && node.range ? text.slice(node.range[0], node.range[1]) : "";
  if (!isNode(node) || !node.range || written === "") return [afterColon(source, parent, colon, value)];
  const [start, end] = node.range;
  const asBlock = isMap(node) && !node.flow;
  if (asBlock) {
    const comment = /^[ \t]+#[^\r\n]*/.exec(text.slice(colon))?.[0] ?? "";
    const insert = isBlock(value) ? under(source, parent, value) : ` ${inline(value, style)}${comment}`;
    return [{ start: colon, end: start + written.trimEnd().length, insert }];
  }
  const isLine = isScalar(node) && node.anchor === undefined && !/^[|>]/.test(written);
  if (isBlock(value) && isLine && !parent.flow) {
    const comment = /^[ \t]+#[^\r\n]*/.exec(text.slice(end))?.[0] ?? "";
    return [{ start: colon, end: end + comment.length, insert: comment + under(source, parent, value) }];
  }
  // The header of a block scalar may have a comment, and its text ends with a line end.
  const header = /^[|>]\S*([ \t]+#[^\r\n]*)?/.exec(written)?.[1] ?? "";
  const line = header + (/\r?\n$/.exec(written)?.[0] ?? "");
  const quotes = isScalar(node) ? quotesOf(node) : undefined;
  const insert = { start, end, insert: inline(value, style, quotes) + line };
  return [insert, ...anchorMoves(source, node, insert.start, written)];
}

/** The value of a key that has none: behind the colon, and a block on the lines below, after any comment. */
function afterColon(source: Source, parent: YAMLMap, colon: number, value: Settable): Splice {
  if (parent.flow || !isBlock(value)) return { start: colon, end: colon, insert: ` ${inline(value, source.style)}` };
  const start = lineEnd(source.text, colon);
  return { start, end: start, insert: under(source, parent, value) };
}

/** A value under its key: a leaf behind the colon, a block indented one step more than the key. */
function under({ style }: Source, parent: YAMLMap, value: Settable): string {
  if (!isBlock(value) || Object.keys(value).length === 0) return ` ${inline(value, style)}`;
  return style.eol + entryLines(value, indentOf(parent) + 2).join(style.eol);
}

function added(source: Source, map: YAMLMap, key: string, value: Settable): Splice {
  const last = map.items.at(-1);
  const { text, style } = source;
  if (map.flow || indentOf(map) < 0) return addedInFlow(source, map, inlineEntry(key, value, style));
  const lines = entryLines({ [key]: value }, indentOf(map));
  const start = map === source.document.contents ? documentEnd(source) : lineEnd(text, lastEnd(last));
  const before = start > 0 && !/[\r\n]$/.test(text.slice(0, start));
  const body = lines.join(style.eol);
  // Within a text the line end that stands after the place serves the new lines too.
  if (!before) return { start, end: start, insert: body + style.eol };
  return { start, end: start, insert: style.eol + body + (start === text.length ? style.eol : "") };
}

/** Behind all that follows the last entry, comments too, and before an end mark. */
function documentEnd({ text, document }: Source): number {
  const mark = /^\.\.\.(?=[ \t\r\n]|$)/m.exec(text.slice(document.range?.[1] ?? text.length));
  return mark ? (document.range?.[1] ?? text.length) : text.length;
}

function addedInFlow({ text }: Source, map: YAMLMap, entry: string): Splice {
  const [open, close] = map.range ?? [0, 0];
  const last = map.items.at(-1);
  if (!last) return { start: open + 1, end: open + 1, insert: entry };
  const start = lastEnd(last);
  const lead = /\r?\n[ \t]*$/.exec(text.slice(open, startOf(last)))?.[0];
  const comma = /^\s*,/.exec(text.slice(start, close))?.[0];
  const from = start + (comma?.length ?? 0);
  // Right behind a colon, a comma would become a part of the key.
  const separator = comma ? "" : text[start - 1] === ":" ? " ," : ",";
  return { start: from, end: from, insert: `${separator}${lead ?? " "}${entry}` };
}

/** An anchor that is used further on moves to its first use, with the value it had, so that no other value changes. */
function anchorMoves({ document, text }: Source, node: object, start: number, written: string): Splice[] {
  const { anchor } = node as { anchor?: string };
  if (anchor === undefined) return [];
  let first: Splice | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.source !== anchor || alias.resolve(document) !== node || !alias.range) return undefined;
      first = { start: alias.range[0], end: alias.range[1], insert: `&${anchor} ${written}` };
      return visit.BREAK;
    },
  });
  if (!first) return [];
  const mark = text.lastIndexOf(`&${anchor}`, start);
  const after = /^&\S+[ \t]*/.exec(text.slice(mark))?.[0].length ?? 0;
  return [{ start: mark, end: mark + after, insert: "" }, first];
}

function inline(value: Settable, style: Style, quotes?: Scalar.Type): string {
  if (Array.isArray(value)) return `[${value.map((inner: Settable) => inline(inner, style)).join(", ")}]`;
  return isBlock(value)
    ? `{${Object.entries(value)
        .map(([key, inner]) => inlineEntry(key, inner as Settable, style))
        .join(", ")}}`
    : leafText(value, style, quotes);
}

function inlineEntry(key: string, value: Settable, style: Style): string {
  return `${leafText(key, style)}: ${inline(value, style)}`;
}

function quotesOf({ type }: Scalar): Scalar.Type | undefined {
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? type : undefined;
}

function isBlock(value: Settable): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

type Token = { type: string; offset: number; source: string };

function colonEnd(pair: Pair): number | null {
  const separators = (pair as { srcToken?: { sep?: Token[] } }).srcToken?.sep ?? [];
  const colon = separators.find(({ type }) => type === "map-value-ind");
  return colon ? colon.offset + 1 : null;
}

/** The column of a block's keys; -1 for a flow. */
function indentOf(map: YAMLMap): number {
  return (map.srcToken as { indent?: number } | undefined)?.indent ?? -1;
}

function startOf(pair: Pair): number {
  return isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

function endOf(node: unknown): number | null {
  return isNode(node) && node.range ? node.range[1] : null;
}

/** Where the last value of an entry ends: of a block, the last value in it. */
function lastEnd(pair: Pair | undefined): number {
  if (!pair) return 0;
  const { value } = pair;
  if (isMap(value) && !value.flow && value.items.length > 0) return lastEnd(value.items.at(-1));
  // A value left blank has its place behind the comments after the colon.
  if (isNode(value) && value.range && value.range[0] < value.range[1]) return value.range[1];
  return colonEnd(pair) ?? endOf(pair.key) ?? 0;
}

/** The end of the line that a place is on, before its line end; a place at the start of a line is past one already. */
function lineEnd(text: string, from: number): number {
  if (/[\r\n]$/.test(text.slice(0, from))) return from;
  const length = /^[^\r\n]*/.exec(text.slice(from))?.[0].length ?? 0;
  return from + length;
}
