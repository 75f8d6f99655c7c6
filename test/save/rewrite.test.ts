import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { rewriteAnswersFile } from "../../src/save/rewrite.ts";
import type { Answers, DecisionRecord } from "../../src/model/answers.ts";

const record: DecisionRecord = {
  outcome: "rag",
  kind: "recommend",
  leader: "rag",
  margin: 4,
  scores: { rag: 10, "fine-tuning": -6, hybrid: 6 },
  points: { "needs-facts": { rag: 6, "fine-tuning": -6, hybrid: 6 } },
  answers: "sha256:aa",
  rulebook: "tiny@1 sha256:bb",
  engine: "1.2.3",
};

function flags(values: Record<string, string | number>): Answers {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, choice: null, from: "flag" }]));
}

function rewrite(
  text: string,
  values: Record<string, string | number>,
  decision: DecisionRecord | null = null,
): string {
  const result = rewriteAnswersFile({ file: "a.yaml", text }, { answers: flags(values), decision });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe("a value changes at its place", () => {
  const table: [name: string, before: string, values: Record<string, string | number>, after: string][] = [
    ["plain", "answers:\n  a: b # c\n", { a: "d" }, "answers:\n  a: d # c\n"],
    ["in its quotes", "answers:\n  a: 'b'\n  c: \"d\"\n", { a: "x", c: "y" }, "answers:\n  a: 'x'\n  c: \"y\"\n"],
    [
      "to a word that YAML would read as something else",
      "answers:\n  a: b\n",
      { a: "null" },
      'answers:\n  a: "null"\n',
    ],
    ["in a flow", "answers: {a: b, c: d} # e\n", { c: 3 }, "answers: {a: b, c: 3} # e\n"],
    ["in the long form", "answers:\n  a:\n    value: b # c\n", { a: "d" }, "answers:\n  a:\n    value: d # c\n"],
    [
      "and the reasons for the old one",
      "answers:\n  a: # d\n    value: b\n    because: c\n  e: {by: f, value: b} # g\n",
      { a: "d", e: "d" },
      "answers:\n  a: d # d\n  e: d # g\n",
    ],
    ["that was left blank", "answers:\n  a: # why\n  b: c\n", { a: "d" }, "answers:\n  a: d # why\n  b: c\n"],
    ["of several lines", "answers:\n  a: >-\n    b\n  c: d\n", { a: "e" }, "answers:\n  a: e\n  c: d\n"],
    ["with an anchor nobody uses", "answers:\n  a: &x b\n", { a: "c" }, "answers:\n  a: &x c\n"],
    [
      "that another one repeats",
      "answers:\n  a: &x b\n  c: *x\n  d: *x\n",
      { a: "e" },
      "answers:\n  a: e\n  c: &x b\n  d: *x\n",
    ],
    ["that repeats another one", "answers:\n  a: &x b\n  c: *x\n", { c: "e" }, "answers:\n  a: &x b\n  c: e\n"],
  ];
  it.each(table)("%s", (_, before, values, after) => {
    expect(rewrite(before, values)).toBe(after);
  });
});

describe("an answer is added", () => {
  const table: [name: string, before: string, after: string][] = [
    [
      "behind the last, before a comment below it",
      "answers:\n  a: b # c\n  # d\nfixed: []\n",
      "answers:\n  a: b # c\n  n: 5\n  # d\nfixed: []\n",
    ],
    [
      "behind a long one",
      "answers:\n  a:\n    value: b\n    because: |\n      c\n",
      "answers:\n  a:\n    value: b\n    because: |\n      c\n  n: 5\n",
    ],
    ["indented as its neighbours are", "answers:\n      a: b\n", "answers:\n      a: b\n      n: 5\n"],
    ["to a file without a last line end", "answers:\n  a: b", "answers:\n  a: b\n  n: 5\n"],
    ["to a blank sheet", "answers:\n  # a:\n", "answers:\n  n: 5\n  # a:\n"],
    ["with the line ends of the file", "answers:\r\n  a: b\r\n", "answers:\r\n  a: b\r\n  n: 5\r\n"],
    ["to a flow", "answers: {a: b}\n", "answers: {a: b, n: 5}\n"],
    ["to an empty flow", "answers: {}\n", "answers: {n: 5}\n"],
    ["to a flow with a last comma", "answers: {a: b,}\n", "answers: {a: b, n: 5}\n"],
    ["to a flow of many lines", "answers: {\n  a: b\n}\n", "answers: {\n  a: b,\n  n: 5\n}\n"],
    ["to JSON", '{"answers": {"a": "b"}}\n', '{"answers": {"a": "b", "n": 5}}\n'],
    ["to a file without answers", "title: t\n", "title: t\nanswers:\n  n: 5\n"],
    ["before an end mark", "title: t\n...\n", "title: t\nanswers:\n  n: 5\n...\n"],
  ];
  it.each(table)("%s", (_, before, after) => {
    expect(rewrite(before, { n: 5 })).toBe(after);
  });
});

it("adds a decision behind everything else, and replaces only what moved in it", () => {
  const first = rewrite("advise: 1\nanswers:\n  a: b\n  # c:\n", {}, record);
  expect(first).toMatchInlineSnapshot(`
    "advise: 1
    answers:
      a: b
      # c:
    decision:
      outcome: rag
      kind: recommend
      leader: rag
      margin: 4
      scores: {rag: 10, fine-tuning: -6, hybrid: 6}
      points:
        needs-facts: {rag: 6, fine-tuning: -6, hybrid: 6}
      answers: sha256:aa
      rulebook: tiny@1 sha256:bb
      engine: 1.2.3
    "
  `);
  const commented = first.replace("kind: recommend", "kind: recommend # agreed in June");
  const next = { ...record, outcome: "neither-yet", leader: null, margin: null, points: {} } as const;
  const changed = commented
    .replace("outcome: rag", "outcome: neither-yet")
    .replace("leader: rag", "leader: null")
    .replace("margin: 4", "margin: null")
    .replace(/points:\n.*/, "points: {}");
  expect(rewrite(commented, {}, next)).toBe(changed);
});

it.each([
  ["first", "decision:\n  form: old # was it\n  outcome: rag\n", "decision:\n  outcome: rag\n"],
  [
    "in between",
    "decision:\n  outcome: rag\n  # why\n  form: old\n  kind: recommend\n",
    "  # why\n  kind: recommend\n",
  ],
  ["last", "decision:\r\n  outcome: rag\r\n  form: old", "decision:\r\n  outcome: rag\r\n"],
  ["first in a flow", "decision: {form: old, outcome: rag}\n", "decision: {outcome: rag,"],
  ["last in a flow", "decision: {outcome: rag, form: old}\n", "decision: {outcome: rag,"],
  [
    "in JSON",
    '{"decision": {\n  "outcome": "rag",\n  "form": "old"\n}}\n',
    '{"decision": {\n  "outcome": "rag",\n  "kind"',
  ],
])("takes a form away that the new decision has none of: %s", (_, text, holds) => {
  const now = rewrite(text, {}, record);
  expect((parse(now) as { decision: unknown }).decision).toEqual(record);
  expect(now).toContain(holds);
  expect(rewrite(now, {}, record)).toBe(now);
});

it("says so where a value cannot be set without touching what stands around it", () => {
  const text = "answers: &x\n  a: b\ncosts: *x\n";
  const result = rewriteAnswersFile({ file: "a.yaml", text }, { answers: flags({ a: "e" }), decision: null });
  expect(result.ok ? "" : result.problems[0]?.message).toContain("answers.a");
});

/** A file made of entries in all styles, each with a comment of its own that says where it stands. */
const file = fc
  .record({
    entries: fc.array(
      fc.record({
        style: fc.constantFrom(
          "plain",
          "single",
          "double",
          "anchor",
          "alias",
          "blank",
          "folded",
          "long",
          "long-flow",
          "explicit",
        ),
        above: fc.boolean(),
        behind: fc.boolean(),
        gap: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
    flow: fc.boolean(),
    eol: fc.constantFrom("\n", "\r\n"),
    indent: fc.integer({ min: 1, max: 6 }),
    head: fc.constantFrom("", "# head\n", "# head\n\n---\n", "%YAML 1.2\n---\n"),
    tail: fc.constantFrom("", "title: &t last # tail\n", "fixed: [q0] # tail\n# end\n", "...\n", "# end"),
    first: fc.boolean(),
  })
  .map(({ entries, flow, eol, indent, head, tail, first }) => {
    const pad = " ".repeat(indent);
    const anchored = entries.findIndex(({ style }) => style === "anchor");
    const lines = entries.flatMap(({ style, above, behind, gap }, at) => {
      const comment = behind ? ` # behind ${at}` : "";
      const value = {
        plain: `: v${at}${comment}`,
        single: `: 'v${at}'${comment}`,
        double: `:  "v${at}"${comment}`,
        anchor: `: &x${at} v${at}${comment}`,
        alias: anchored >= 0 && anchored < at ? `: *x${anchored} ${comment}` : `: v${at}${comment}`,
        blank: `:${comment}`,
        folded: flow ? `: v${at}${comment}` : `: >-${comment}\n${pad}  v${at}`,
        long: flow
          ? `: {because: r, value: v${at}}${comment}`
          : `:${comment}\n${pad}  because: r\n${pad}  value: v${at}`,
        "long-flow": `: {value: v${at}, because: r}${comment}`,
        explicit: flow ? `: v${at}${comment}` : `${comment}\n${pad}: v${at}`,
      }[style];
      const key = style === "explicit" && !flow ? `? q${at}` : `q${at}`;
      const comma = flow && at < entries.length - 1 ? value.replace(/( #.*)?$/, ",$1") : value;
      return [...(above ? [`${pad}# above ${at}`] : []), ...(gap ? [""] : []), `${pad}${key}${comma}`];
    });
    const body = entries.length === 0 ? "" : `${lines.join("\n")}\n`;
    const answers = flow ? `answers: {\n${body}${pad}}\n` : `answers:\n${body}`;
    const ordered = first ? ["advise: 1 # one\n", answers] : [answers, "advise: 1 # one\n"];
    return [head, ...ordered, tail].join("").replaceAll("\n", eol);
  });

const changes = fc.dictionary(
  fc.constantFrom("q0", "q1", "q2", "q3", "q4", "q9"),
  fc.oneof(fc.constantFrom("new", "no", "null", "1e3"), fc.integer({ min: 0, max: 9e6 })),
  { maxKeys: 3 },
);

type Parsed = { answers: Record<string, unknown> | null };
function withChanges(value: Parsed, values: Record<string, unknown>) {
  const answers = { ...value.answers };
  for (const [id, leaf] of Object.entries(values)) {
    const old = answers[id];
    const same = typeof old === "object" && old !== null && "value" in old && old.value === leaf;
    answers[id] = same ? old : leaf;
  }
  return Object.keys(values).length === 0 ? value : { ...value, answers };
}

describe("whatever the file looks like", () => {
  it("the new values are in it, every comment stays in its order, and every other line as it was", () => {
    fc.assert(
      fc.property(file, changes, fc.boolean(), (text, values, decided) => {
        const after = rewrite(text, values, decided ? record : null);
        const wanted = withChanges(parse(text) as Parsed, values);
        expect(parse(after)).toEqual(decided ? { ...wanted, decision: record } : wanted);

        expect(after.match(/#.*/g)).toEqual(text.match(/#.*/g));
        // Only lines of the values that changed, of their reasons, and of an anchor that moved on, may differ.
        const touched = new RegExp(`\\b(${["none", ...Object.keys(values)].join("|")})\\b|[&*]x|v\\d|because: r`);
        const kept = text.split(/(?<=\n)/).filter((line) => !touched.test(line));
        const left = after.split(/(?<=\n)/);
        const found = kept.filter((line) => {
          const at = left.findIndex((one) => one.trimEnd() === line.trimEnd());
          left.splice(0, at + 1);
          return at >= 0;
        });
        // In a flow a comma is added to the line before a new entry.
        if (!text.includes("answers: {")) expect(found).toEqual(kept);

        expect(/(?<!\r)\n/.test(after)).toBe(/(?<!\r)\n/.test(text));
        expect(rewrite(after, values, decided ? record : null)).toBe(after);
      }),
      { numRuns: 400 },
    );
  });

  it("a file that says it all already stays as it is, byte for byte", () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(rewrite(text, {})).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
