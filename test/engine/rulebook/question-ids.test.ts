import { describe, expect, it } from "vitest";
import { idsAreFree, idsAreOptions, optionNames } from "../../../src/engine/rulebook/question-ids.ts";
import { tiny } from "../../tiny-rulebook.ts";

/** The tiny rulebook with its questions under other ids. */
function asking(...ids: string[]) {
  return { ...tiny, questions: ids.map((id) => ({ ...tiny.questions[3]!, id })) };
}

const code = "reserved-id";

describe("an id of a question", () => {
  it.each([
    ...optionNames,
    ...["all", "any", "not", "leader", "excluded", "verdict", "form", "constructor", "toString", "hasOwnProperty"],
  ])("is not %s", (id) => {
    expect(idsAreFree(asking("facts", id))).toEqual([
      { path: ["questions", 1, "id"], code, message: `"${id}" is reserved`, hint: "give it another id" },
    ]);
  });

  it("is free where only its choices or others are called like that", () => {
    expect(idsAreFree(asking("facts", "rule", "colour", "Save", "whatNext"))).toEqual([]);
    const choices = ["save", "all", "unsure", "sure"].map((id) => ({ id, label: id }));
    expect(idsAreFree({ ...tiny, questions: [tiny.questions[0]!, { ...tiny.questions[3]!, choices }] })).toEqual([
      { path: ["questions", 1, "choices", 2, "id"], code, message: '"unsure" is a choice of every question' },
    ]);
  });

  const hyphen = "a hyphen stands alone between letters or digits";
  const another = "give it another id";
  it.each<[ids: string[], problems: [at: number, message: string, hint: string][]]>([
    [["facts", "know-how", "a-b-c", "no"], []],
    [["facts", "a--b"], [[1, '"a--b" cannot be an option', hyphen]]],
    [["facts", "a-"], [[1, '"a-" cannot be an option', hyphen]]],
    // A refused id is none that another could be like.
    [
      ["a--", "a-", "a"],
      [
        [0, '"a--" cannot be an option', hyphen],
        [1, '"a-" cannot be an option', hyphen],
      ],
    ],
    [["facts", "no-facts"], [[1, '"no-facts" and the question "facts" are one option', another]]],
    [["no-facts", "facts"], [[1, '"facts" and the question "no-facts" are one option', another]]],
    [["noFacts", "facts", "no-No-facts"], []],
    [["facts", "know-no-how", "knowHow"], []],
    [["know-how", "knowHow"], [[1, '"knowHow" and the question "know-how" are one option', another]]],
    [
      ["a-b-c", "aBC", "a-bC"],
      [
        [1, '"aBC" and the question "a-b-c" are one option', another],
        [2, '"a-bC" and the question "a-b-c" are one option', another],
      ],
    ],
    [["a-1", "a1"], [[1, '"a1" and the question "a-1" are one option', another]]],
    [["facts", "whatNext"], [[1, '"whatNext" and the option --what-next are one option', another]]],
    [["no-save"], [[0, '"no-save" and the option --save are one option', another]]],
    [["input"], [[0, '"input" and the option --no-input are one option', another]]],
    // Told by other checks: a reserved id, and an id that is there twice.
    [["save", "facts", "facts"], []],
  ])("is an option like no other: %j", (ids, problems) => {
    expect(idsAreOptions(asking(...ids))).toEqual(
      problems.map(([at, message, hint]) => ({ path: ["questions", at, "id"], code, message, hint })),
    );
  });
});
