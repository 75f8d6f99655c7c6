import fc from "fast-check";
import { stringify } from "yaml";

/** Values that have broken programs before: what steers a terminal, names every object has, odd numbers, marks of markup. */
const nasty = [
  "\u001b[2J",
  "\u009b31m",
  "\u001b]0;title\u0007",
  "\u202e",
  "\u2028",
  "\u200b",
  "\ufeff",
  "\u00ad\u2060\u206a\u180e\ufff9",
  "\u{e0041}\u{e007f}",
  "a\n::stop-commands::x",
  "##[error]x",
  "\u0000",
  "\ud800",
  "\r",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "length",
  "unsure",
  "extends",
  "9".repeat(400),
  "1e999",
  "-0",
  "0x10",
  ".inf",
  ".nan",
  "~",
  "null",
  "yes",
  "1_0,0",
  "5e-324",
  "1.7976931348623157e308",
  "2026-02-30",
  "9999-12-31",
  "$&",
  "`",
  "</script>",
  "|",
  "::error::x",
  "%0A",
  "{{x}}",
  "<!--",
  "👩‍👩‍👧",
  "İ",
  "ß",
  "",
  " ",
  "\n",
  "\t",
  "x".repeat(5000),
  "x ".repeat(2000),
  "a:".repeat(1000),
  "-".repeat(300),
];

/** A text that means harm, or any text. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);

const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  fc.constantFrom(null, true, 0, -1, 0.5, 1e308, 2 ** 53, Number.NaN, Infinity, [], {}, [[[[]]]], { __proto__: null }),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

type Block = Record<string, unknown>;
function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null;
}

type Change = { at: number; how: "replace" | "drop" | "rename" | "repeat" | "wrap"; value: unknown; key: string };

/** A value with some of its parts replaced, dropped, renamed, repeated or wrapped. */
export function mutated(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(),
    how: fc.constantFrom("replace", "replace", "drop", "rename", "repeat", "wrap"),
    value: nastyValue,
    key: nastyText,
  });
  return fc
    .tuple(value, fc.array(change, { maxLength: 4 }))
    .map(([whole, changes]) => changes.reduce(changed, structuredClone(whole)));
}

function changed(whole: unknown, { at, how, value, key }: Change): unknown {
  const places = placesIn(whole);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return value;
  const { parent, name } = place;
  const old = parent[name];
  const set = (where: string, what: unknown) =>
    Object.defineProperty(parent, where, { value: what, enumerable: true, configurable: true, writable: true });
  if (how === "replace") set(name, value);
  else if (how === "wrap") set(name, [old]);
  else if (how === "repeat" && Array.isArray(parent)) parent.push(structuredClone(old));
  else if (how === "drop" && Array.isArray(parent)) parent.splice(Number(name), 1);
  else {
    delete parent[name];
    if (how !== "drop" && !Array.isArray(parent)) set(key, old);
  }
  return whole;
}

type PlaceIn = { parent: Block; name: string };

function placesIn(value: unknown): PlaceIn[] {
  return isBlock(value)
    ? Object.keys(value).flatMap((name) => [{ parent: value, name }, ...placesIn(value[name])])
    : [];
}

/** A value as YAML or as JSON. */
export function written(value: unknown): fc.Arbitrary<string> {
  return fc
    .constantFrom(
      () => stringify(value, { lineWidth: 0 }) ?? "",
      () => stringify(value, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 }) ?? "",
      () => JSON.stringify(value, null, 2) ?? "",
    )
    .map((write) => write());
}

const soup = [
  "advise: 1\n",
  "answers:\n",
  "  facts: yes\n",
  "{",
  "}",
  "[",
  "]",
  "&a ",
  "*a",
  "<<: *a\n",
  "- ",
  ": ",
  "\n",
  "\r\n",
  "\t",
  "? ",
  "|\n",
  ">-\n",
  "!!binary ",
  "!!js/function ",
  "!<tag:x> ",
  "#",
  '"',
  "'",
  "__proto__: ",
  "decision:",
  "---\n",
  "...\n",
  "%YAML 9.9\n",
  "~",
  "\\x",
  "\ufeff",
  "\u0085",
  "[[[[[[[[",
  "{a: {a: {a: ",
];

/** Marks of YAML in any order. */
const yamlSoup = fc.array(fc.constantFrom(...soup), { maxLength: 40 }).map((parts) => parts.join(""));

/** Nesting, aliases and lists that grow faster than the text they are written in. */
const bombs = fc.oneof(
  fc.integer({ max: 3000, min: 1 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc
    .integer({ max: 300, min: 1 })
    .map((depth) => Array.from({ length: depth }, (_, at) => `${" ".repeat(at)}a:`).join("\n")),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).map(([deep, wide]) =>
    Array.from(
      { length: deep },
      (_, at) =>
        `a${at}: &a${at} [${Array(wide)
          .fill(at ? `*a${at - 1}` : "x")
          .join(",")}]`,
    ).join("\n"),
  ),
  fc.constant("a: &a\n  b: *a\n"),
);

type Cut = { at: number; length: number; put: string };

/** A text with some stretches of it cut out, and others put there. */
function spliced(text: string): fc.Arbitrary<string> {
  return fc
    .array(
      fc.record<Cut>({
        at: fc.nat(text.length),
        length: fc.oneof(fc.constant(0), fc.nat(12)),
        put: fc.oneof(nastyText, fc.constantFrom(...soup)),
      }),
      { maxLength: 4 },
    )
    .map((cuts) => cuts.reduce((rest, { at, length, put }) => rest.slice(0, at) + put + rest.slice(at + length), text));
}

/**
 * The bytes of a YAML file that may or may not be one of ours: good ones with their values or their text changed,
 * bombs, marks in any order, and anything at all.
 */
export function yamlBytes(good: readonly unknown[]): fc.Arbitrary<Buffer> {
  return fc.oneof(
    {
      weight: 5,
      arbitrary: mutated(fc.constantFrom(...good))
        .chain(written)
        .map((text) => Buffer.from(text)),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...good)
        .chain(written)
        .chain(spliced)
        .map((text) => Buffer.from(text)),
    },
    { weight: 1, arbitrary: fc.tuple(yamlSoup, bombs).map((texts) => Buffer.from(texts.join("\n"))) },
    { weight: 2, arbitrary: yamlSoup.map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  );
}
