import type * as z from "zod/mini";
import { failure, type Path, type Problem, type Result, success } from "../model/diagnostic.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { quote } from "../text/quote.ts";

/**
 * Checks a value against a schema. Problems are in our words: each quotes what stands there and names what would be right;
 * `whole` is what the value itself is called.
 */
export function checkShape<T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  whole = "the file",
): Result<z.output<T>, Problem> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? success(parsed.data)
    : failure(parsed.error.issues.flatMap((issue) => problemsOf(issue, { value, schema, whole })));
}

type Checked = { value: unknown; schema: z.ZodMiniType; whole: string };

function problemsOf(issue: z.core.$ZodIssue, checked: Checked): Problem[] {
  const { value, schema, whole } = checked;
  const path = issue.path as Path;
  const name = path.length === 0 ? whole : path.join(".");
  const actual = valueAt(value, path);
  const shape = (message: string, hint?: string): Problem[] => [
    { path, code: "shape", message, ...(hint && { hint }) },
  ];
  if (actual === undefined) return shape(`${name} is missing`, wanted(issue));
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], key, keysAt(schema, path)));
    case "invalid_type":
      return shape(`${name} is ${quote(actual)}`, wanted(issue));
    case "invalid_value":
      return shape(`${quote(actual)} is not valid for ${name}`, suggestion(actual, issue.values));
    case "too_small":
      return shape(`${name} is ${quote(actual)}`, hintOf(issue) ?? atLeast(issue));
    case "too_big":
      return shape(`${name} is ${quote(actual)}`, hintOf(issue) ?? atMost(issue));
    case "invalid_union": {
      const [closest] = issue.errors.toSorted((a, b) => depth(b) - depth(a));
      return closest && depth(closest) > 0
        ? closest.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, checked))
        : shape(`${name} is ${quote(actual)}`, hintOf(issue));
    }
    default:
      return shape(`${name} is ${quote(actual)}`, hintOf(issue));
  }
}

/** What is too small is a number, a list with too few entries, or a text without a character. */
function atLeast({ minimum, origin }: z.core.$ZodIssueTooSmall): string {
  if (origin === "array") return `it must have ${minimum} or more`;
  return origin === "string" ? "it must not be empty" : `it must be at least ${minimum}`;
}

/** What is too big is a number, or a list with too many entries. */
function atMost({ maximum, origin }: z.core.$ZodIssueTooBig): string {
  return origin === "array" ? `it must have ${maximum} or fewer` : `it must be at most ${maximum}`;
}

/** What would be right where something else, or nothing, stands. */
function wanted(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === "invalid_type")
    return hintOf(issue) ?? `it must be ${expectedWords[issue.expected] ?? issue.expected}`;
  return issue.code === "invalid_value" ? oneOf(issue.values) : hintOf(issue);
}

function unknownKey(path: Path, key: string, keys: readonly string[]): Problem {
  const hint = didYouMean(key, keys, `keys: ${keys.join(", ")}`);
  return { path, at: "key", code: "unknown-key", message: `${quote(key)} is not a key that can stand here`, hint };
}

/** The keys that may stand at a path: follows the schema down it. */
function keysAt(schema: z.ZodMiniType, path: Path): string[] {
  const [key, ...rest] = path;
  const { def } = schema._zod as unknown as { def: SchemaDef };
  if (def.type === "object") {
    if (key === undefined) return Object.keys(def.shape);
    const inner = def.shape[key];
    return inner ? keysAt(inner, rest) : [];
  }
  if (def.type === "union") return def.options.flatMap((option) => keysAt(option, path));
  if (def.type === "array") return keysAt(def.element, rest);
  if (def.type === "record") return key === undefined ? wordsOf(def.keyType) : keysAt(def.valueType, rest);
  if (def.type === "pipe") return keysAt(def.in, path);
  return def.innerType ? keysAt(def.innerType, path) : [];
}

/** The words that may be the keys of a record; none where any may. */
function wordsOf(keys: z.ZodMiniType): string[] {
  const { def } = keys._zod as unknown as { def: { entries?: Record<string, string> } };
  return Object.values(def.entries ?? {});
}

/** The parts of zod's schema definitions that lead further down. */
type SchemaDef =
  | { type: "object"; shape: Record<string, z.ZodMiniType> }
  | { type: "union"; options: z.ZodMiniType[] }
  | { type: "array"; element: z.ZodMiniType }
  | { type: "record"; keyType: z.ZodMiniType; valueType: z.ZodMiniType }
  | { type: "pipe"; in: z.ZodMiniType }
  | { type: "default" | "optional"; innerType?: z.ZodMiniType };

function oneOf(values: readonly unknown[]): string {
  // An empty cell of a table may stand for nothing, which is no word to be written.
  const words = values.filter((value) => value !== "");
  return words.length === 1 ? `it must be ${String(words[0])}` : `it is one of: ${words.join(", ")}`;
}

function suggestion(actual: unknown, values: readonly unknown[]): string {
  return didYouMean(typeof actual === "string" ? actual : "", values.map(String), oneOf(values));
}

const expectedWords: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a block of keys",
  record: "a block of keys",
};

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

/** zod's own English says nothing ("Invalid input"); the texts given in our schemas do. */
function hintOf({ message }: z.core.$ZodIssue): string | undefined {
  return message === "Invalid input" ? undefined : message;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}
