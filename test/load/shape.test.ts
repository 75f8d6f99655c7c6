import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { checkShape } from "../../src/load/shape.ts";
import type { Problem } from "../../src/model/diagnostic.ts";

const answer = z.union(
  [z.string(), z.strictObject({ value: z.string(), by: z.optional(z.string()) })],
  "it must be a choice",
);
const schema = z.strictObject({
  advise: z.literal(1),
  title: z.optional(z.string()),
  kind: z._default(z.enum(["rules-out", "not-yet"]), "not-yet"),
  weight: z.optional(z.int().check(z.minimum(1), z.maximum(6))),
  share: z.optional(z.number().check(z.minimum(0, "it is a share"), z.maximum(1, "it is a share"))),
  core: z.optional(z.boolean()),
  name: z.optional(z.string().check(z.regex(/^[a-z]+$/, "it is of small letters"))),
  bare: z.optional(z.string().check(z.regex(/^[a-z]+$/))),
  word: z.optional(z.string().check(z.minLength(1))),
  all: z.optional(z.array(z.string()).check(z.minLength(1))),
  level: z.optional(z.union([z.literal("low"), z.int()])),
  list: z.optional(z.array(z.strictObject({ id: z.string(), tags: z.optional(z.array(z.string())) }))),
  answers: z.optional(z.record(z.string(), answer)),
  ends: z.optional(z.tuple([z.int(), z.int()])),
  three: z.optional(z.array(z.string()).check(z.length(3))),
  each: z.optional(z.partialRecord(z.enum(["rag", "hybrid"]), z.array(z.strictObject({ id: z.string() })))),
  piped: z.optional(
    z.pipe(
      z.strictObject({ low: z.number() }),
      z.transform((one) => one),
    ),
  ),
});

describe("a value that has its shape", () => {
  it("is what the schema makes of it", () => {
    expect(checkShape(schema, { advise: 1, piped: { low: 1 } })).toEqual({
      ok: true,
      value: { advise: 1, kind: "not-yet", piped: { low: 1 } },
    });
  });
});

describe("a value of another shape", () => {
  const keys =
    "keys: advise, title, kind, weight, share, core, name, bare, word, all, level, list, answers, ends, three, each, piped";
  type Row = [what: string, value: unknown, problem: Omit<Problem, "code"> & { code?: Problem["code"] }];
  it.each<Row>([
    ["no block at all", ["a"], { path: [], message: "the file is a list", hint: "it must be a block of keys" }],
    ["a key that is missing", {}, { path: ["advise"], message: "advise is missing", hint: "it must be 1" }],
    [
      "another constant",
      { advise: 2 },
      { path: ["advise"], message: '"2" is not valid for advise', hint: "it must be 1" },
    ],
    ["a list for a text", { title: ["a"] }, { path: ["title"], message: "title is a list", hint: "it must be a text" }],
    [
      "nothing for a text",
      { title: null },
      { path: ["title"], message: "title is nothing", hint: "it must be a text" },
    ],
    [
      "a text for a yes or no",
      { core: "yes" },
      { path: ["core"], message: 'core is "yes"', hint: "it must be true or false" },
    ],
    [
      "a text for a number",
      { share: "much" },
      { path: ["share"], message: 'share is "much"', hint: "it must be a number" },
    ],
    [
      "a part of a whole number",
      { weight: 1.5 },
      { path: ["weight"], message: 'weight is "1.5"', hint: "it must be a whole number" },
    ],
    [
      "a list without an entry",
      { all: [] },
      { path: ["all"], message: "all is a list", hint: "it must have 1 or more" },
    ],
    [
      "a text without a character",
      { word: "" },
      { path: ["word"], message: 'word is ""', hint: "it must not be empty" },
    ],
    ["a number for a list", { list: 3 }, { path: ["list"], message: 'list is "3"', hint: "it must be a list" }],
    [
      "a number for keys",
      { answers: 3 },
      { path: ["answers"], message: 'answers is "3"', hint: "it must be a block of keys" },
    ],
    ["too little", { weight: 0 }, { path: ["weight"], message: 'weight is "0"', hint: "it must be at least 1" }],
    ["too much", { weight: 7 }, { path: ["weight"], message: 'weight is "7"', hint: "it must be at most 6" }],
    [
      "a list with too many entries",
      { three: ["a", "b", "c", "d"] },
      { path: ["three"], message: "three is a list", hint: "it must have 3 or fewer" },
    ],
    [
      "a pair with too many entries",
      { ends: [1, 2, 3] },
      { path: ["ends"], message: "ends is a list", hint: "it must have 2 or fewer" },
    ],
    [
      "a key that is none of the words it may be",
      { each: { rags: [] } },
      {
        path: ["each", "rags"],
        at: "key",
        code: "unknown-key",
        message: '"rags" is not a key that can stand here',
        hint: "did you mean rag? keys: rag, hybrid",
      },
    ],
    [
      "too little, in words of its own",
      { share: -1 },
      { path: ["share"], message: 'share is "-1"', hint: "it is a share" },
    ],
    [
      "too much, in words of its own",
      { share: 2 },
      { path: ["share"], message: 'share is "2"', hint: "it is a share" },
    ],
    [
      "a text unlike its pattern",
      { name: "A" },
      { path: ["name"], message: 'name is "A"', hint: "it is of small letters" },
    ],
    ["one of no words", { level: [] }, { path: ["level"], message: "level is a list" }],
    [
      "a word almost right",
      { kind: "rule-out" },
      {
        path: ["kind"],
        message: '"rule-out" is not valid for kind',
        hint: "did you mean rules-out? it is one of: rules-out, not-yet",
      },
    ],
    [
      "a number for a word",
      { kind: 3 },
      { path: ["kind"], message: '"3" is not valid for kind', hint: "it is one of: rules-out, not-yet" },
    ],
    [
      "a key almost right",
      { titel: "a" },
      {
        path: ["titel"],
        at: "key",
        code: "unknown-key",
        message: '"titel" is not a key that can stand here',
        hint: `did you mean title? ${keys}`,
      },
    ],
    [
      "a key like none",
      { x: undefined },
      { path: ["x"], at: "key", code: "unknown-key", message: '"x" is not a key that can stand here', hint: keys },
    ],
    [
      "a key in an entry of a list",
      { list: [{ id: "a" }, { id: "b", tag: 1 }] },
      {
        path: ["list", 1, "tag"],
        at: "key",
        code: "unknown-key",
        message: '"tag" is not a key that can stand here',
        hint: "did you mean tags? keys: id, tags",
      },
    ],
    [
      "a key in a block of one of several shapes",
      { answers: { facts: { value: "yes", bye: 1 } } },
      {
        path: ["answers", "facts", "bye"],
        at: "key",
        code: "unknown-key",
        message: '"bye" is not a key that can stand here',
        hint: "did you mean by? keys: value, by",
      },
    ],
    [
      "a key in what is made into something else",
      { piped: { low: 1, high: 2 } },
      {
        path: ["piped", "high"],
        at: "key",
        code: "unknown-key",
        message: '"high" is not a key that can stand here',
        hint: "keys: low",
      },
    ],
    [
      "something deep in a list",
      { list: [{ id: "a", tags: ["x", 3] }] },
      { path: ["list", 0, "tags", 1], message: 'list.0.tags.1 is "3"', hint: "it must be a text" },
    ],
    [
      "nothing that it may be",
      { answers: { facts: 3 } },
      { path: ["answers", "facts"], message: 'answers.facts is "3"', hint: "it must be a choice" },
    ],
    [
      "nothing where it may be this or that",
      { answers: { facts: undefined } },
      { path: ["answers", "facts"], message: "answers.facts is missing", hint: "it must be a choice" },
    ],
    [
      "what is nearest to one that it may be",
      { answers: { facts: { value: 3 } } },
      { path: ["answers", "facts", "value"], message: 'answers.facts.value is "3"', hint: "it must be a text" },
    ],
    [
      "a part missing of what it may be",
      { answers: { facts: {} } },
      { path: ["answers", "facts", "value"], message: "answers.facts.value is missing", hint: "it must be a text" },
    ],
  ])("has %s", (_, value, problem) => {
    const whole = Array.isArray(value) || problem.path[0] === "advise" ? value : { advise: 1, ...(value as object) };
    const checked = checkShape(schema, whole);
    expect(checked.ok ? [] : checked.problems).toEqual([{ code: "shape", ...problem }]);
  });

  it("has every problem named, each at its path", () => {
    const checked = checkShape(schema, { title: 1, weight: 9, more: 1, most: 2 });
    expect(checked.ok ? [] : checked.problems.map(({ path, code }) => [path.join("."), code])).toEqual([
      ["advise", "shape"],
      ["title", "shape"],
      ["weight", "shape"],
      ["more", "unknown-key"],
      ["most", "unknown-key"],
    ]);
  });
});
