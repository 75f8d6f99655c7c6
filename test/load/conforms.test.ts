import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { answersShape } from "../../scripts/answers-shape.ts";
import { conforms, type JsonSchema } from "../../src/load/conforms.ts";
import { costlessFileSchema } from "../../src/model/answers.ts";

const shape = answersShape();
const folder = join(import.meta.dirname, "../../rules/cases");
const cases: unknown[] = readdirSync(folder).map((file) => parse(readFileSync(join(folder, file), "utf8")) as unknown);
const reviewed = {
  advise: 1,
  answers: {
    volume: { value: "250k", because: "Measured", by: "Ann", "as-of": "2026-02-28", "review-by": "2028-02-29" },
  },
  decision: {
    outcome: "rag",
    kind: "recommend",
    leader: null,
    margin: 3,
    scores: { rag: 1, "fine-tuning": -2, hybrid: 0 },
    points: { r1: { rag: 1, "fine-tuning": 0, hybrid: 0 } },
    answers: "sha256:0",
    rulebook: "r@1",
    engine: "0.1.0",
  },
};

/** Whether what plainly conforms is what the schema takes, and takes as it stands. */
function isTaken(value: unknown): boolean {
  if (!conforms(value, shape)) return false;
  const parsed = costlessFileSchema.safeParse(value);
  expect(parsed.error?.issues).toBeUndefined();
  expect(parsed.data).toEqual(value);
  return true;
}

type Block = Record<string, unknown>;

/** The value with another in the place that the picks lead to; undefined takes away what stands there. */
function changed(value: unknown, [pick, ...picks]: readonly number[], other: unknown): unknown {
  if (pick === undefined || typeof value !== "object" || value === null) return other;
  const keys = [...Object.keys(value), "one-more"];
  const key = keys[pick % keys.length] ?? "";
  const copy = Array.isArray(value) ? ([...(value as unknown[])] as unknown as Block) : { ...(value as Block) };
  const inner = changed(copy[key], picks, other);
  if (inner === undefined) Reflect.deleteProperty(copy, key);
  else Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true });
  return copy;
}

const scraps = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    1,
    2,
    "",
    "rag",
    "none",
    "2026-02-30",
    "2026-11-01",
    "2026-11-01x",
    -0,
    0.5,
  ),
  fc.constantFrom<unknown>([], {}, { value: 1 }, { value: {} }, ["volume", 3], NaN, Infinity, 2 ** 60, new Date(0)),
  fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true }),
);

describe("what plainly conforms", () => {
  it("are the shipped cases and a reviewed file with its record", () => {
    const others = cases.filter((one) => !Object.hasOwn(one as object, "costs"));
    expect(others.length).toBeGreaterThan(20);
    expect([...others, reviewed].filter((one) => !isTaken(one))).toEqual([]);
  });

  it("is taken by the schema as it stands, whatever is changed in a file", () => {
    const counts = { yes: 0, no: 0 };
    const path = fc.array(fc.nat(12), { minLength: 1, maxLength: 5 });
    const edits = fc.array(fc.tuple(path, scraps), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...cases, reviewed), edits, (file, changes) => {
        const value = changes.reduce((so, [picks, other]) => changed(so, picks, other), file);
        counts[isTaken(value) ? "yes" : "no"] += 1;
      }),
      { numRuns: 3000 },
    );
    // Both ends are tried.
    expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(100);
  });

  it("is taken by the schema as it stands, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything({ withSparseArray: true, withNullPrototype: true }), (value) => void isTaken(value)),
    );
  });

  it("is nothing with a key that reaches a prototype", () => {
    expect(conforms(JSON.parse('{"advise": 1, "source": {"__proto__": 1}}'), shape)).toBe(false);
    expect(conforms(JSON.parse('{"advise": 1, "constructor": 1}'), shape)).toBe(false);
  });

  it.each<[schema: JsonSchema, yes: unknown[], no: unknown[]]>([
    [{}, [1, null, undefined], []],
    [{ type: "null" }, [null], [undefined, 0, ""]],
    [{ type: "number" }, [0, -1.5], [NaN, Infinity, "1", null]],
    [{ type: "integer" }, [0, -2], [1.5, 2 ** 60, "1", true]],
    [{ type: "string" }, ["", "a"], [1, null, ["a"]]],
    [{ type: "boolean" }, [true, false], [0, "true", null]],
    [{ type: "array" }, [[], [1]], [{}, "a", null]],
    [{ type: "object" }, [{}, { a: 1 }, Object.create(null)], [[], null, "a", new Date(0), new Map()]],
    [{ type: ["string", "null"] }, ["a", null], [1, {}]],
    [{ type: "function" }, [], [() => 1, 1]],
    [{ const: 1 }, [1], ["1", 2, null]],
    [{ enum: ["rag", 3] }, ["rag", 3], ["3", "hybrid", null]],
    [{ anyOf: [{ type: "null" }, { minimum: 3 }] }, [null, 3], [2, "a"]],
    [{ minimum: 3 }, [3, 4], [2.9, "4", null]],
    [{ maximum: 3 }, [3, 2], [3.1, "2", null]],
    [{ format: "date" }, ["2026-02-28", "2028-02-29"], ["2026-02-29", "today", 20260228]],
    [{ items: { type: "string" } }, [[], ["a", "b"]], [["a", 1], "ab", { 0: "a" }, [, "a"]]],
    [{ required: ["a", "b"] }, [{ a: 1, b: undefined, c: 2 }], [{ a: 1 }, {}, [], null]],
    [{ propertyNames: { enum: ["a"] } }, [{}, { a: 1 }], [{ b: 1 }, { a: 1, b: 1 }, [], "a"]],
    [{ properties: { a: { type: "string" } } }, [{}, { a: "x" }, { b: 1 }], [{ a: 1 }, { a: undefined }, [], "a"]],
    [{ additionalProperties: false }, [{}], [{ a: 1 }, [], "a"]],
    [{ properties: { a: {} }, additionalProperties: false }, [{}, { a: 1 }], [{ b: 1 }, { a: 1, b: 1 }]],
    [
      { properties: { a: {} }, additionalProperties: { type: "string" } },
      [{ a: 1, b: "x" }],
      [{ b: 1 }, { toString: 1 }],
    ],
  ])("to %j is all that it says, and nothing else", (schema, yes, no) => {
    expect(yes.filter((value) => !conforms(value, schema))).toEqual([]);
    expect(no.filter((value) => conforms(value, schema))).toEqual([]);
  });

  it("is nothing under a keyword that is not known", () => {
    expect(conforms("a", { type: "string" })).toBe(true);
    expect(conforms("a", { type: "string", pattern: "a" })).toBe(false);
    expect(conforms("a", { type: "string", format: "uri" })).toBe(false);
    expect(conforms("a", { toString: {} })).toBe(false);
  });
});

it("the shape says of a date what the schema does", () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^20\d\d-[01]\d-[0-3]\d$/), fc.string()), (day) => {
      const value = { advise: 1, answers: { volume: { value: 1, "as-of": day } } };
      expect(conforms(value, shape)).toBe(z.safeParse(costlessFileSchema, value).success);
    }),
  );
});
