import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";
import { type Diagnostic, failure, type Path, type Problem, type Result, success } from "../model/diagnostic.ts";
import type { Text } from "./text-file.ts";

/** A parsed YAML or JSON text that still knows where everything stands in it. */
export type Source = {
  file: string;
  text: string;
  value: unknown;
  /** Turns problems in the value into diagnostics at their places, in the order they stand in the file. */
  locate: (problems: readonly Problem[]) => Diagnostic[];
};

/** More nesting than any file of ours has; the parser's own recursion gives up at some thousands. */
const depthLimit = 50;
/** More aliases than any file of ours has; resolving one walks the document. */
const aliasLimit = 100;

/** Parses YAML 1.2 (and so JSON). Every syntax error, duplicate key or alias bomb is a diagnostic with its place. */
export const parseYaml = ({ file, text }: Text): Result<Source> => {
  const lines = text.split(/\r\n|\r|\n/);
  const counter = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col, source: lines[line - 1] ?? "" };
  };
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: "error" });
    if (document.errors.length > 0) {
      return failure(
        document.errors.some(({ message }) => message.includes("call stack"))
          ? // Where the parser's stack ends differs from one Node to the next.
            [{ file, ...place(0), code: "syntax", message: tooDeep }]
          : document.errors.map(({ code, message, pos }) => ({ file, ...place(pos[0]), ...wordsFor(code, message) })),
      );
    }
    const trouble = structureProblem(document);
    if (trouble) return failure([{ file, ...place(trouble.offset), code: "syntax", message: trouble.message }]);
    const value: unknown = document.toJS({ maxAliasCount: aliasLimit });
    return success({ file, text, value, locate: (problems) => located(problems, document, file, place) });
  } catch (error) {
    // The parser throws on an alias bomb, and overflows the stack on nesting thousands deep.
    const message =
      error instanceof RangeError ? "is nested too deeply" : `cannot be read as YAML: ${messageOf(error)}`;
    return failure([{ file, line: 1, column: 1, code: "syntax", message, source: lines[0] ?? "" }]);
  }
};

type Place = (offset: number) => { line: number; column: number; source: string };

const wordsFor = (code: string, message: string): Pick<Diagnostic, "code" | "message" | "hint"> => {
  if (code === "DUPLICATE_KEY") return { code: "syntax", message: "this key is there twice", hint: "keep one of them" };
  if (code === "TAB_AS_INDENT") {
    return { code: "syntax", message: "a tab indents this line", hint: "YAML is indented with spaces" };
  }
  if (code === "MULTIPLE_DOCS") {
    return { code: "syntax", message: "a second document begins here", hint: "a file holds one, so drop this ---" };
  }
  return { code: "syntax", message: message.replace(/\s+/g, " ") };
};

const tooDeep = `this is nested more than ${depthLimit} deep`;

/** What the parser accepts and we do not: odd keys, keys that would reach an object's prototype, loose aliases, depth. */
const structureProblem = (document: Document): { offset: number; message: string } | undefined => {
  let found: { offset: number; message: string } | undefined;
  let aliases = 0;
  const complain = (node: unknown, message: string): symbol => {
    found = { offset: (isNode(node) && node.range?.[0]) || 0, message };
    return visit.BREAK;
  };
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key)) return complain(key, "this key is not a plain word");
      return key.value === "__proto__" ? complain(key, `the key "__proto__" is not allowed`) : undefined;
    },
    Collection: (_, node, path) => (path.length > depthLimit ? complain(node, tooDeep) : undefined),
    Alias: (_, node) => {
      aliases += 1;
      if (aliases > aliasLimit) return complain(node, `more than ${aliasLimit} aliases are not read`);
      return node.resolve(document)
        ? undefined
        : complain(node, `no anchor &${node.source} stands before this *${node.source}`);
    },
  });
  return found;
};

const located = (problems: readonly Problem[], document: Document, file: string, place: Place): Diagnostic[] =>
  problems
    .map(({ path, at, ...rest }) => ({ file, ...place(offsetOf(document, path, at)), ...rest }))
    .sort((a, b) => a.line - b.line || a.column - b.column);

/** Where a path stands in the text. A path that is not there (a missing key) is at the nearest thing that is. */
const offsetOf = (document: Document, path: Path, at: "key" | undefined): number => {
  if (at === "key") {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    if (pair) return startOf(pair.key) ?? 0;
  }
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const start = startOf(node);
    if (start !== undefined) return start;
  }
  return 0;
};

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
