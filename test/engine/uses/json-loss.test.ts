import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossIn } from "../../../src/engine/uses/json-loss.ts";

function lossOf(text: string): string | null {
  return lossIn(text, JSON.parse(text) as Record<string, unknown>);
}

const notExact = "the id is a number that would not come back as it is (write it as a string)";

describe("what is lost when JSON is read", () => {
  it.each<[what: string, text: string]>([
    ["no key", "{}"],
    ["each key once", '{"id": 1, "answers": {"facts": "yes", "voice": "own"}}'],
    ["the same key at two depths", '{"a": {"a": {"a": 1}}}'],
    ["the same key in two members of a list", '{"list": [{"a": 1}, {"a": 2}, [{"a": 3}]]}'],
    ["the same key behind a list, and in it", '{"id": ":", "a": [{"b": 1}], "b": {"b": 2}}'],
    ["a key like one of an object that is closed", '{"text": ":", "a": {"b": 1}, "c": {"b": 1}}'],
    ["colons, brackets and quotes in a text", '{"text": "{\\"a\\": 1, \\"a\\": [2]}", "a": "}:{"}'],
    ["a text that ends in a backslash", '{"text": "a:\\\\", "a": 1}'],
    ["a value that is also a key", '{"a": "b", "b": "a:"}'],
    ["a number that is not the id", '{"id": "a:b", "n": 1e-400}'],
    ["a number in an object called id that is not the id", '{"a": {"id": 1e-400}, "b": ":"}'],
    ["a number behind the id", '{"id": [1], "n": 0.30000000000000004441}'],
    ["digits in a text that is the id", '{"id": ["-0", "1e-400"], "a": 1}'],
    ["no number in the id", '{"id": [true, null, {}], "a": 1}'],
  ])("is nothing: %s", (_, text) => {
    expect(lossOf(text)).toBeNull();
  });

  it.each<[what: string, text: string, key: string]>([
    ["a key twice", '{"a": 1, "a": 1}', "a"],
    ["three times", '{"a": 1, "a": 1, "a": 2}', "a"],
    ["written in two ways", '{"a": 1, "\\u0061": 2}', "a"],
    ["an empty one", '{"": 1, "": 2}', ""],
    ["deep down", '{"a": [[{"b": {"c": 1, "d": 2, "c": 3}}]]}', "c"],
    ["before and behind an object", '{"a": 1, "b": {"a": 1}, "a": 2}', "a"],
    ["before and behind a list", '{"a": 1, "b": [{"c": 1}, 2], "a": 2}', "a"],
    ["an object, of which all is lost", '{"a": {"b": 1}, "a": {"c": 1}}', "a"],
    ["with brackets in a text", '{"a": "}", "b": "]", "a": "{"}', "a"],
    ["with a quote in a key", '{"a\\"b": 1, "a\\"b": 2}', 'a"b'],
    ["two of which the first is told", '{"a": 1, "b": 1, "b": 2, "a": 2}', "b"],
    ["behind an id of few digits", '{"id": 7, "a": 1, "a": 2}', "a"],
  ])("is a key: %s", (_, text, key) => {
    expect(lossOf(text)).toBe(`"${key}" is there twice`);
  });

  // What is exact comes back as the same number, though it may be written otherwise.
  it.each<[id: string, isExact: boolean]>([
    ["0", true],
    ["-0", false],
    ["0.0", true],
    ["0e5", true],
    ["7", true],
    ["-7", true],
    ["7.0", true],
    ["70", true],
    ["7e1", true],
    ["7E+1", true],
    ["0.7", true],
    ["70e-2", true],
    ["0.070", true],
    ["123456789012345", true],
    ["-123456789012345", true],
    ["1234567890123456", true],
    ["9007199254740991", true],
    ["9007199254740991.0", true],
    ["9007199254740990.9", false],
    ["100000000000000000000", true],
    ["1e21", true],
    ["123e-9", true],
    ["0.1000000000000000055511151231257827", false],
    ["1e-323", true],
    ["3e-324", false],
    ["1e-400", false],
    ["-1e-400", false],
    ["1.7976931348623157e308", true],
    ["1.7976931348623157001e308", false],
  ])("lets the id %s through, wherever it stands: %s", (id, isExact) => {
    const loss = isExact ? null : notExact;
    for (const text of [
      `{"id":${id}}`,
      `{ "id" : ${id} , "a":1}`,
      `{"a":"x","id":${id}}`,
      `{"id":[1,${id}]}`,
      `{"id":{"a":{"b":[${id}]}},"a":2}`,
    ])
      expect(lossOf(text)).toBe(loss);
  });

  it("is a number that comes before the key that is there twice, or the other way round", () => {
    expect(lossOf('{"id": -0, "a": 1, "a": 2}')).toBe(notExact);
    expect(lossOf('{"a": 1, "a": 2, "id": -0}')).toBe('"a" is there twice');
    expect(lossOf('{"id": [1, "id", -0], "a": 1}')).toBe(notExact);
  });

  it("is found wherever one key of an object is written once more", () => {
    const json = fc.object({
      key: fc.constantFrom("a", "b", "id", "x:y", '"{', "é"),
      maxDepth: 3,
      values: [fc.constantFrom(":", "}", 1, true, null)],
    });
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value);
        expect(lossOf(text)).toBeNull();
        const [key] = Object.keys(value);
        if (key === undefined) return;
        expect(lossOf(`${text.slice(0, -1)},${JSON.stringify(key)}:0}`)).toMatch(/ is there twice$/);
        expect(lossOf(`{"list":[0,${text.slice(0, -1)},${JSON.stringify(key)}:0}]}`)).toMatch(/ is there twice$/);
      }),
    );
  });
});
