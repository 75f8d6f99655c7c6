import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchRecord, chosenRecord } from "../../../src/engine/uses/batch.ts";
import { decide } from "../../../src/engine/decide.ts";
import type { Choices } from "../../../src/model/answers.ts";
import { batchFields } from "../../../src/model/batch.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { shipped } from "../../shipped.ts";
import { assigned, given } from "../given.ts";

function record(sheet: unknown) {
  return batchRecord(tiny, JSON.stringify(sheet), 7);
}

function decided(answers: object) {
  const made = record({ answers });
  if ("error" in made) throw new Error(made.error);
  return made;
}

describe("a line of a batch", () => {
  it("gives the verdict and the scores, with the id it came with", () => {
    const { verdict, scores } = decided({ facts: "yes" });
    expect(verdict).toMatchObject({ outcome: "rag", headline: "Use RAG. Facts have to be fetched." });
    expect(scores).toEqual({ rag: 8, "fine-tuning": -6, hybrid: 4 });
    expect(record({ id: 1, answers: { facts: "yes" } })).toEqual({ id: 1, verdict, scores });
    expect(record({ id: null, answers: { facts: "yes" } })).toEqual({ id: null, verdict, scores });
  });

  it("counts unsure and a null as unanswered", () => {
    expect(decided({ facts: "yes", volume: "unsure", voice: null })).toEqual(decided({ facts: "yes" }));
  });

  it.each<[what: string, sheet: unknown, id: object, error: string]>([
    ["another key", { id: 2, answer: {} }, { id: 2 }, '"answer" is not a key that can stand here; keys: id, answers'],
    [
      "a number for an id that would be rounded",
      { id: 2 ** 53, answers: {} },
      {},
      "the id is a number too large to be kept as it is (write it as a string)",
    ],
    ["no answers", { id: 2 }, { id: 2 }, "answers is missing, or is not an object of question: answer"],
    ["a list of answers", { answers: [] }, {}, "answers is missing, or is not an object of question: answer"],
    ["no answers but null", { answers: null }, {}, "answers is missing, or is not an object of question: answer"],
    ["a list", [], {}, "the line is not a JSON object"],
    ["a text", "rag", {}, "the line is not a JSON object"],
    ["null", null, {}, "the line is not a JSON object"],
    [
      "answers to no question, and no choices",
      { id: 2, answers: { voise: "own", volume: "many" } },
      { id: 2 },
      '"voise" is not a question of this rulebook (did you mean voice? questions: facts, cite, volume, voice); ' +
        '"many" is not a choice of volume (choices: low (under 1,000), high (1,000 or more), unsure; or a number like 250k)',
    ],
  ])("that holds %s says so, and where", (_, sheet, id, error) => {
    expect(record(sheet)).toEqual({ ...id, line: 7, error });
  });

  it.each([
    [
      "a number that would be infinite",
      "1e999",
      "the id is a number too large to be kept as it is (write it as a string)",
    ],
    ["a deep list", "[".repeat(5000) + "]".repeat(5000), "the id is nested deeper than 20 levels"],
  ])("does without an id that is %s", (_, id, error) => {
    expect(batchRecord(tiny, `{"id":${id},"answers":{}}`, 7)).toEqual({ line: 7, error });
  });

  it.each([
    "0.1234567890123456789",
    "1e-400",
    "-0",
    "-0.0",
    "9007199254740991.4",
    "0.30000000000000004441",
    "[1, -0]",
    '{"a": {"b": [1e-400]}}',
  ])("does without an id that would come back as another: %s", (id) => {
    const error = "the id is a number that would not come back as it is (write it as a string)";
    expect(batchRecord(tiny, `{"id":${id},"answers":{}}`, 7)).toEqual({ line: 7, error });
    expect(batchRecord(tiny, `{"answers":{}, "id" : ${id}}`, 7)).toEqual({ line: 7, error });
  });

  it.each([
    "0",
    "-1",
    "1.5",
    "1.50",
    "1e2",
    "100",
    "0.1",
    "1E-7",
    "123456789012345e-3",
    '"1e-400"',
    "[0.1]",
    '{"-0":1}',
  ])("gives an id back that is the same: %s", (id) => {
    const made = batchRecord(tiny, `{"id":${id},"answers":{}}`, 7);
    expect(made).not.toHaveProperty("error");
    expect(made.id).toEqual(JSON.parse(id));
  });

  it("gives any id back as it was, or refuses it", () => {
    const number = fc.stringMatching(/^-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?$/);
    fc.assert(
      fc.property(number, (id) => {
        const made = batchRecord(tiny, `{"id":${id},"answers":{}}`, 7);
        const exact = (text: string): string => {
          const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
          const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
          const zeros = "0".repeat(Math.max(0, 700 + Number(exponent) - fraction.length));
          const sign = text.startsWith("-") ? "-" : "";
          // In units of 10^-700 or so, where so small a number can be written.
          return Number(exponent) - fraction.length < -700 ? text : `${sign}${BigInt(`${whole}${fraction}${zeros}`)}`;
        };
        if (!("error" in made)) expect(exact(JSON.stringify(made.id))).toBe(exact(id));
      }),
    );
  });

  it.each([
    ['{"answers": {"facts": "yes", "facts": "no"}}', "facts"],
    ['{"answers": {"facts": "yes", "f\\u0061cts": "no"}}', "facts"],
    ['{"answers": {"facts": "yes"}, "answers": {}}', "answers"],
    ['{"id": 1, "id": 1, "answers": {}}', "id"],
    ['{"id": {"a:b": [{"c": 1, "c": 2}]}, "answers": {}}', "c"],
    ['{"id": "a:b", "answers": {"facts": "yes", "facts": "yes"}}', "facts"],
  ])("that gives a key twice says so: %s", (text, key) => {
    expect(batchRecord(tiny, text, 7)).toEqual({ line: 7, error: `"${key}" is there twice` });
  });

  it("takes the same key in different places, and colons in texts", () => {
    for (const text of [
      '{"id": {"id": ":", "answers": [{"id": 1}, {"id": 2}]}, "answers": {"facts": "yes"}}',
      '{"id": "\\"id\\": 1, \\"id\\": 2", "answers": {"facts": "yes"}}',
    ])
      expect(batchRecord(tiny, text, 7)).not.toHaveProperty("error");
  });

  it("of hundreds of thousands of unknown questions gives one bounded error", () => {
    const answers = Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`nothing-${at}`, "yes"]));
    const made = record({ answers });
    expect("error" in made && made.error).toMatch(/^"nothing-0" is not a question.*; and more$/);
    expect("error" in made && made.error.length).toBeLessThan(5000);
    expect(JSON.stringify(record({ ["x".repeat(700_000)]: 1 })).length).toBeLessThan(500);
  });

  it("that is not JSON says what is wrong with it", () => {
    expect(batchRecord(tiny, "{", 3)).toEqual({
      line: 3,
      error: expect.stringMatching(/^the line is not JSON: .+/) as string,
    });
  });
});

describe("the fields of a record", () => {
  const choices = fc.record(
    Object.fromEntries(tiny.questions.map(({ id, choices }) => [id, fc.constantFrom(...choices.map((one) => one.id))])),
    { requiredKeys: [] },
  );

  it("are those of the decision, or of the verdict in it, and no others", () => {
    fc.assert(
      fc.property(choices, fc.subarray([...batchFields], { minLength: 1 }), (answers, fields) => {
        const decision = decide(tiny, given(answers as Choices), { title: null, engine: "", digest: "" });
        const all = { ...decision, ...decision.verdict };
        const made = chosenRecord(tiny, JSON.stringify({ id: 7, answers }), 1, { fields });
        expect(made).toEqual({ id: 7, ...Object.fromEntries(fields.map((field) => [field, all[field]])) });
      }),
    );
  });

  it("do not change what a bad line says", () => {
    for (const text of ["{", "[]", '{"id": 1}', '{"answers": {"voise": "own"}}'])
      expect(chosenRecord(tiny, text, 3, { fields: ["trace"] })).toEqual(batchRecord(tiny, text, 3));
  });

  it("compare with published cases, other than the one of the line's own id", () => {
    const choices = {
      knowledge: "core",
      volatility: "daily",
      citations: "required",
      access: "per-person",
      stakes: "serious",
    };
    const source = { title: "A case", where: "https://example.org", date: null };
    const shown = ["one", "7"].map((id) => ({
      id,
      outcome: "rag" as const,
      form: null,
      source,
      situation: "So.",
      went: "Well.",
    }));
    const sheet = assigned(shipped, choices);
    const precedents = { shown, sheets: [sheet, sheet], weights: shipped.questions.map(() => 1) };
    const closest = (id: unknown, among: typeof precedents | null) => {
      const line = JSON.stringify({ id, answers: choices });
      const made = chosenRecord(shipped, line, 1, { fields: ["precedents"], precedents: among });
      return "precedents" in made ? made.precedents?.map((one) => one.id) : made;
    };
    expect(closest("one", precedents)).toEqual(["7"]);
    expect(closest("other", precedents)).toEqual(["one", "7"]);
    // An id that is a number is none of a case.
    expect(closest(7, precedents)).toEqual(["one", "7"]);
    expect(closest("one", null)).toBeUndefined();
    expect(chosenRecord(shipped, JSON.stringify({ answers: choices }), 1, { fields: ["precedents"] })).toEqual({
      precedents: null,
    });
  });
});
