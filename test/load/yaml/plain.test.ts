import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainYaml } from "../../../src/load/yaml/plain.ts";
import { parseYaml } from "../../../src/load/yaml/yaml.ts";

const cases = join(import.meta.dirname, "../../../rules/cases");
const texts = readdirSync(cases).map((name) => readFileSync(join(cases, name), "utf8"));
const numRuns = process.env.FULL ? 1_000_000 : 3_000;

/** What the parser makes of a text: its value, and each number as it is written. */
function parsed(text: string): unknown {
  const source = parseYaml({ file: "", text });
  if (!source.ok) return source.problems;
  const { value, numberText } = source.value;
  return [value, numbersIn(value, [], numberText)];
}

/** The same of what is read without it, where a number is written as JavaScript writes it. */
function plain(text: string): unknown {
  const value = plainYaml(text);
  return value && [value, numbersIn(value, [], (path) => String(path.reduce<unknown>(inner, value)))];
}

function inner(block: unknown, key: string): unknown {
  return (block as Record<string, unknown>)[key];
}

/** Of each number that stands in blocks, its text. */
function numbersIn(value: unknown, path: string[], textAt: (path: string[]) => string | undefined): unknown {
  if (typeof value === "number") return textAt(path);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.entries(value).map(([key, one]) => [key, numbersIn(one, [...path, key], textAt)]);
}

/** Each text that is read plainly is read as the parser reads it; and so many in a hundred are. */
function agree(text: fc.Arbitrary<string>, least: number): void {
  let [read, all] = [0, 0];
  const law = fc.property(text, (one) => {
    const found = plain(one);
    all += 1;
    if (found === undefined) return;
    read += 1;
    expect(found).toEqual(parsed(one));
  });
  fc.assert(law, { numRuns });
  expect((100 * read) / all).toBeGreaterThan(least);
}

const scalars = [
  ..."word|two words|1|250k|2.5k|0.5|12|1e5|1e-7|1e21|007|1.0|.5|-1|0x1f|0o7|2026-11-01|10:20|1_000".split("|"),
  ..."true|False|null|NULL|~|yes|y|.inf|.nan|Infinity|NaN|-|- a|?|? a|a: b|a:b|a #b|a#b|#a|a :b|a, b|[a|a]|{a".split(
    "|",
  ),
  ...`"a"|"a: b"|"a\\nb"|"a|'a'|'it''s'|'a #b'|"it's"|'"'|''|""|&a b|*a|!a b|!!str 1|@a|%a|\`a|\||>|>-`.split("|"),
  ..."[a, b]|[a,b]|[]|[a, ]|[1, x]|[a: b]|['a, b', c]|[a b, c-d]|{a: b}|{a: b, a: c}|{a: 1, c: 'x y'}|{a:b}|{}".split(
    "|",
  ),
  ..."{a: b: c}|{a: [b]}|[{a: b}]|{true: a}|{a}|[true]|[~]|constructor|a ... b|...|---|a--- |é|“a”|日本|a \u00a0|\t|a\tb".split(
    "|",
  ),
  ...'a ,b|[a ,b]|[a, b] c|{a: b} c|"a" b|a"b"|don\'t|[don\'t]|[a.b, c..]|a\\b|<<|=|1 2|1a2|12ab|[12ab]|2026-1-1'.split(
    "|",
  ),
];
const keys = "a|b|c|a-b|a_b|A1|1|1a|true|null|__proto__|constructor|a b|'a'|\"a\"|-|?|<<|é".split("|");
/** The first most often, of the others one in ten. */
function rarely(first: string, ...others: string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

const line = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: fc.constantFrom("  ", "    ", " ", "\t") },
    ),
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(..."abcdefghijkl") },
      { weight: 1, arbitrary: fc.constantFrom(...keys) },
    ),
    rarely(": ", ":  ", " : ", ":"),
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...scalars) },
      { weight: 4, arbitrary: fc.constantFrom("word", "two words", "250k", "12", "") },
    ),
    rarely("", " ", " # c", "\r"),
  )
  .map((parts) => parts.join(""));
const other = fc.constantFrom("", "# a: b", "  # a", "word", "  word", "- a", "  - a: b", "---", "...", "%YAML 1.2");

describe("a text that is plainly YAML is read as the parser reads it", () => {
  it("as most published cases are", () => {
    const read = texts.filter((text) => plainYaml(text) !== undefined);
    expect(read.length).toBeGreaterThan(texts.length / 2);
    for (const text of read) expect(plain(text)).toEqual(parsed(text));
  });

  it("whatever stands behind a colon", () => {
    const read = scalars.filter((scalar) => plainYaml(`a: ${scalar}\nb: c`) !== undefined);
    for (const scalar of read) expect(plain(`a: ${scalar}\nb: c`), scalar).toEqual(parsed(`a: ${scalar}\nb: c`));
    expect(read.length).toBeGreaterThan(20);
  });

  it("in whatever lines", () => {
    const lines = fc.array(fc.oneof({ weight: 19, arbitrary: line }, { weight: 1, arbitrary: other }), {
      minLength: 1,
      maxLength: 6,
    });
    agree(
      lines.map((some) => some.join("\n")),
      10,
    );
  });

  it("also a case with a letter changed", () => {
    const edit = fc.tuple(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat(2),
      fc.constantFrom(
        ..." \n\t:#-[]{},'\"|>&*!%@`?~.0aé",
        "",
        "\r\n",
        "\n  ",
        ": ",
        " #",
        "\n- ",
        "\u00a0",
        "\u2028",
        "\ufeff",
      ),
    );
    agree(
      edit.map(([text, at, length, insert]) => {
        const start = at % text.length;
        return text.slice(0, start) + insert + text.slice(start + length);
      }),
      10,
    );
  });
});
