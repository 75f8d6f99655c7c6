import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchRecord, chosenRecord } from "../../../src/engine/uses/batch.ts";
import { decide } from "../../../src/engine/decide.ts";
import type { Choices } from "../../../src/model/answers.ts";
import { batchFields } from "../../../src/model/batch.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

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
        '"many" is not a choice of volume (choices: low, high, unsure; or a number like 250k)',
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
        const made = chosenRecord(tiny, JSON.stringify({ id: 7, answers }), 1, fields);
        expect(made).toEqual({ id: 7, ...Object.fromEntries(fields.map((field) => [field, all[field]])) });
      }),
    );
  });

  it("do not change what a bad line says", () => {
    for (const text of ["{", "[]", '{"id": 1}', '{"answers": {"voise": "own"}}'])
      expect(chosenRecord(tiny, text, 3, ["trace"])).toEqual(batchRecord(tiny, text, 3));
  });
});
