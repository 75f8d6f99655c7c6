import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isDay } from "../../src/model/day.ts";
import { readRawAnswers } from "../../src/engine/decision/answers.ts";
import { decide } from "../../src/engine/decide.ts";
import { answersJsonSchema, decisionJsonSchema, rulebookJsonSchema } from "../../src/report/json-schema.ts";
import { shipped } from "../shipped.ts";
import { tiny } from "../tiny-rulebook.ts";

const root = join(import.meta.dirname, "../..");
function yamlIn(folder: string): [name: string, value: unknown][] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`${folder}/${name}`, parse(readFileSync(join(root, folder, name), "utf8"))]);
}

// Another's reading of draft-07, so that the schemas are not only checked by what wrote them.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
// What editors show beside each value; to a validator it says nothing.
ajv.addVocabulary(["enumDescriptions"]);
function errorsOf(schema: object) {
  const validate = ajv.compile(schema);
  return (value: unknown): string[] => {
    const errors = validate(value) ? [] : (validate.errors ?? []);
    // That a branch does not match is said by its own errors.
    return errors.filter(({ keyword }) => keyword !== "if").map((error) => `${error.instancePath} ${error.message}`);
  };
}

describe("the schema of rulebooks", () => {
  const errors = errorsOf(rulebookJsonSchema());
  const read = (name: string): unknown => parse(readFileSync(join(root, name), "utf8"));
  const whole = ["rules/rag-or-fine-tuning.yaml", "test/tiny-rulebook.yaml"];
  const rulebooks = [
    ...[...whole, "test/cli/fixtures/own-rules.yaml"].map((name): [string, unknown] => [name, read(name)]),
    ...yamlIn("rules/panel"),
    ...yamlIn("test/panel"),
  ];

  it.each(rulebooks)("accepts %s", (_, value) => {
    expect(errors(value)).toEqual([]);
  });

  const good = read("test/tiny-rulebook.yaml") as { rules: object[] };
  const withRule = (changes: object) => ({ ...good, rules: [{ ...good.rules[0], ...changes }] });

  it.each([
    ["an unknown key", { ...good, rulez: [] }, ["must NOT have additional properties"]],
    ["a weight in fractions", withRule({ weight: 1.5 }), ["must be integer"]],
    ["a condition that is only a word", withRule({ when: "facts" }), ["must be object"]],
  ])("refuses %s", (_, value, expected) => {
    expect(errors(value).map((error) => error.replace(/^\S* /, ""))).toEqual(expected);
  });

  const extending = { extends: "default", id: "ours", version: "1", date: "2026-11-01", why: "We know better" };

  it.each([
    ["nothing yet", {}],
    ["a weight", { rules: [{ id: "change-live", weight: 1, why: "Ours is fast" }] }],
    ["one setting", { settings: { bar: 0 } }],
    ["an entry left out, with and without a reason of its own", { remove: ["tried", { id: "know-some", why: "No" }] }],
    ["blocks of a whole one", { "next-steps": { rag: [{ do: "Call us" }] }, monotone: [], sources: {}, claims: {} }],
  ])("accepts an extension with %s", (_, changes) => {
    expect(errors({ ...extending, ...changes })).toEqual([]);
  });

  it.each([
    ["an unknown key", { rulez: [] }, " must NOT have additional properties"],
    ["an unknown key in an entry", { rules: [{ id: "a", wieght: 1 }] }, "/rules/0 must NOT have additional properties"],
    ["a change of nothing", { rules: [{ weight: 1 }] }, "/rules/0 must have required property 'id'"],
    ["a weight in words", { rules: [{ id: "a", weight: "many" }] }, "/rules/0/weight must be integer"],
    ["a setting in words", { settings: { bar: "low" } }, "/settings/bar must be integer"],
    ["an unknown setting", { settings: { baar: 1 } }, "/settings must NOT have additional properties"],
    ["another rulebook to extend", { extends: "other" }, "/extends must be equal to constant"],
  ])("refuses an extension with %s", (_, changes, expected) => {
    expect(errors({ ...extending, ...changes })).toContain(expected);
  });

  it("refuses the fixture that advise refuses", () => {
    expect(errors(read("test/cli/fixtures/own-rules-bad.yaml"))).toContain("/rules/0/weight must be integer");
  });

  it("takes in an extension the keys of a whole rulebook, and in an empty file offers to extend", () => {
    const { properties, then, else: other } = rulebookJsonSchema() as Record<string, { properties: object }>;
    const keys = (schema: { properties: object } | undefined) => Object.keys(schema?.properties ?? {}).toSorted();
    expect(keys(then)).toEqual([...keys(other), "extends", "remove", "why"].toSorted());
    expect(Object.keys(properties ?? {})).toEqual(["extends"]);
  });
});

describe("the schema of answers", () => {
  const errors = errorsOf(answersJsonSchema(shipped));
  const small = errorsOf(answersJsonSchema(tiny));

  it.each(yamlIn("rules/cases"))("accepts %s", (_, value) => {
    expect(errors(value)).toEqual([]);
  });

  it.each([
    { facts: "yes", cite: "unsure", volume: 250000, voice: null },
    { volume: "250k" },
    { volume: "high" },
    { volume: "10k calls" },
    { volume: "1 000" },
    { voice: { value: "own", "as-of": "2028-02-29" } },
    { volume: { value: 1.5e6, because: "measured", "as-of": "2026-11-01" } },
    { voice: { value: "own" } },
  ])("accepts %j", (answers) => {
    expect(small({ advise: 1, answers })).toEqual([]);
  });

  it.each([
    { voise: "own" },
    { voice: "loud" },
    { voice: 7 },
    { volume: "many" },
    { volume: -1 },
    { volume: "5k€" },
    { volume: "1.000" },
    { volume: "10k/day" },
    { volume: { value: "-5" } },
    { voice: { value: "own", "as-of": "2026-02-30" } },
    { voice: { value: "own", "review-by": "2027-02-29" } },
    { voice: { value: "loud" } },
    { voice: { because: "no value" } },
    { voice: { value: "own", "as-of": "yesterday" } },
  ])("refuses %j", (answers) => {
    expect(small({ advise: 1, answers })).not.toEqual([]);
  });

  it("takes a number of each unit as people write it", () => {
    expect(errors({ advise: 1, answers: { volume: "10k/day", budget: "$5k", corpus: "40000 pages" } })).toEqual([]);
    for (const answers of [{ budget: "5k€" }, { budget: "10k/day" }, { corpus: "€5" }])
      expect(errors({ advise: 1, answers })).not.toEqual([]);
  });

  it("has the days that the calendar has", () => {
    const day = errorsOf(answersJsonSchema(tiny));
    for (let at = Date.UTC(1895, 0, 1); at < Date.UTC(2105, 0, 1); at += 40 * 3_600_000) {
      const [year, month] = new Date(at).toISOString().split("-");
      for (const date of [
        new Date(at).toISOString().slice(0, 10),
        `${year}-${month}-31`,
        `${year}-02-29`,
        `${year}-02-30`,
      ])
        expect([date, day({ advise: 1, answers: { voice: { value: "own", "as-of": date } } }).length === 0]).toEqual([
          date,
          isDay(date),
        ]);
    }
  });

  it("offers every choice of every question, and says what it means", () => {
    const { answers } = answersJsonSchema(shipped).properties as Record<
      string,
      { properties: Record<string, { description: string; anyOf: { enum?: unknown[] }[] }> }
    >;
    for (const { id, ask, choices } of shipped.questions) {
      const offered = answers?.properties[id];
      expect(offered?.anyOf[0]?.enum).toEqual([...choices.map((choice) => choice.id), "unsure", null]);
      for (const text of [ask, ...choices.map(({ label }) => label)]) expect(offered?.description).toContain(text);
    }
  });
});

describe("the schema of decisions", () => {
  const errors = errorsOf(decisionJsonSchema());
  const decisionOn = (given: Record<string, string>) => {
    const raw = Object.entries(given).map(([id, value]) => [id, { value }] as const);
    return decide(tiny, readRawAnswers(tiny, raw, "flag").answers, { title: null, engine: "1", digest: "sha256:0" });
  };

  it.each([{}, { facts: "yes", cite: "yes" }, { voice: "own", volume: "1k" }, { facts: "no", cite: "yes" }])(
    "accepts what is decided on %j",
    (given) => {
      expect(errors(JSON.parse(JSON.stringify(decisionOn(given))))).toEqual([]);
    },
  );

  it("refuses one that lacks its verdict", () => {
    const { verdict, ...rest } = decisionOn({ facts: "yes" });
    expect(verdict.outcome).toBe("rag");
    expect(errors(rest)).toEqual([" must have required property 'verdict'"]);
  });
});
