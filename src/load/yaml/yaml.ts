import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from "yaml";
import {
  type Diagnostic,
  failure,
  type Path,
  type Problem,
  type Result,
  success,
  unplaced,
} from "../../model/diagnostic.ts";
import { grouped } from "../../text/numbers.ts";
import type { Text } from "../files/text-file.ts";
import { tooDeep } from "../nesting.ts";
import { syntaxProblem } from "./syntax.ts";
import { aliasLimit, deepestYaml, hasTooManyTokens, structureProblem, tokenLimits, type Trouble } from "./structure.ts";

/** A parsed YAML or JSON text that still knows where everything stands in it. */
export type Source = {
  file: string;
  text: string;
  value: unknown;
  /** Turns problems in the value into diagnostics at their places, in the order they stand in the file. */
  locate: (problems: readonly Problem[]) => Diagnostic[];
  /** How the number at a path is written; undefined for what is none, and in JSON, where a number is a number. */
  numberText: (path: Path) => string | undefined;
};

/** Parses YAML 1.2 (and so JSON). Every syntax error, duplicate key or alias bomb is a diagnostic with its place. */
export function parseYaml({ file, text }: Text, tokens: number = tokenLimits.rulebook): Result<Source> {
  if (hasTooManyTokens(text, tokens)) return failure([tooMany(file, tokens)]);
  const lines = text.split(/\r?\n/);
  const counter = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col, source: lines[line - 1] ?? "" };
  };
  const troubled = ({ offset, ...words }: Trouble) =>
    failure<Diagnostic>([{ file, ...place(offset), code: "syntax", ...words }]);
  try {
    // The parser compares each key with all before it; structureProblem finds those that are there twice in one pass.
    const options = { lineCounter: counter, prettyErrors: false, logLevel: "error", uniqueKeys: false } as const;
    const document = parseDocument(text, options);
    const { errors } = document;
    // Where the parser's stack ends differs from one Node to the next.
    if (errors.some(({ message }) => message.includes("call stack")))
      return troubled({ offset: 0, message: tooDeep(deepestYaml) });
    if (errors.length > 0) {
      return failure(
        errors.map(({ code, message, pos }) => ({ file, ...place(pos[0]), ...syntaxProblem(code, message) })),
      );
    }
    const trouble = structureProblem(document);
    if (trouble) return troubled(trouble);
    const value: unknown = document.toJS({ maxAliasCount: aliasLimit });
    return success({
      file,
      text,
      value,
      locate: (problems) => located(problems, document.contents, (offset) => ({ file, ...place(offset) })),
      numberText: numberTexts(document, text),
    });
  } catch (error) {
    // The parser throws on an alias bomb, and overflows the stack on nesting thousands deep.
    const message =
      error instanceof RangeError ? "is nested too deeply" : `cannot be read as YAML: ${messageOf(error)}`;
    return failure([{ file, line: 1, column: 1, code: "syntax", message, source: lines[0] ?? "" }]);
  }
}

function tooMany(file: string, tokens: number): Diagnostic {
  const message = `is too large: it has more than ${grouped(tokens)} words and marks`;
  return unplaced(file, "read", message, "leave out what advise does not read");
}

type Place = (offset: number) => Pick<Diagnostic, "file" | "source"> & { line: number; column: number };

function located(problems: readonly Problem[], root: unknown, place: Place): Diagnostic[] {
  const entries = entryIndex();
  return problems
    .map(({ path, at, ...rest }) => ({ ...place(offsetOf(root, path, { at, entries })), ...rest }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function numberTexts(document: Document, text: string): Source["numberText"] {
  let json: boolean | undefined;
  return (path) => {
    const node = path.reduce<unknown>((inner, key) => {
      const block = isAlias(inner) ? inner.resolve(document) : inner;
      return isMap(block) ? block.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value : undefined;
    }, document.contents);
    const scalar = isAlias(node) ? node.resolve(document) : node;
    if (!isScalar(scalar) || typeof scalar.value !== "number") return undefined;
    return (json ??= isJson(text)) ? undefined : scalar.source;
  };
}

/** Whether a text is a JSON object. */
export function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Entries = (map: YAMLMap) => ReadonlyMap<string, Pair>;

/** The entries of each block by their key, gone through once however many problems there are. */
function entryIndex(): Entries {
  const known = new Map<YAMLMap, Map<string, Pair>>();
  return (map) => {
    const entries =
      known.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : "", pair]));
    known.set(map, entries);
    return entries;
  };
}

/** Where a path stands in the text. A path that is not there (a missing key) is at the nearest thing that is. */
function offsetOf(root: unknown, path: Path, { at, entries }: { at: "key" | undefined; entries: Entries }): number {
  let node = root;
  let offset = startOf(root) ?? 0;
  for (const [index, key] of path.entries()) {
    const pair = isMap(node) ? entries(node).get(String(key)) : undefined;
    const isKey = at === "key" && index === path.length - 1;
    node = isSeq(node) ? node.items[Number(key)] : isKey ? pair?.key : pair?.value;
    offset = startOf(node) ?? offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
