import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersDigest, digestOf } from "../../../src/load/rulebook/digest.ts";
import { parseRulebook } from "../../../src/load/rulebook/rulebook.ts";
import type { Answers } from "../../../src/model/answers.ts";
import { tinyFile } from "../../tiny-rulebook.ts";

describe("the digest of a value", () => {
  it("is the sha256 of it as JSON with its keys in order", () => {
    // printf '{"a":[2,1],"b":{"c":null,"d":"x"}}' | sha256sum
    expect(digestOf({ b: { d: "x", c: null }, a: [2, 1] })).toBe(
      "sha256:3e838b8479d2eb579d59c3e600921957ae3358a3f0a715771b58e13ac77c7c0e",
    );
  });

  it("is the same in whatever order the keys are, and another for each other value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (value, other) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(digestOf({ in: turned })).toBe(digestOf({ in: value }));
        expect(digestOf([value, other]) === digestOf([other, value])).toBe(digestOf(value) === digestOf(other));
      }),
    );
  });
});

it("the digest of answers is of their values, whatever else is said of them", () => {
  const answers: Answers = { facts: { value: "yes", choice: "yes", from: "file" } };
  const digest = answersDigest(answers);
  expect(digest).toBe(digestOf({ facts: "yes" }));
  expect(answersDigest({ facts: { value: "yes", choice: "yes", from: "flag", because: "So.", by: "Ann" } })).toBe(
    digest,
  );
  expect(answersDigest({ facts: { value: "no", choice: "no", from: "file" } })).not.toBe(digest);
});

describe("the digest of a rulebook", () => {
  const forms = `forms:
  rag:
    - {id: plain, label: Plain, when: {cite: no}, because: So.}
    - {id: other, label: Other, because: Else.}
`;
  const text = `${readFileSync(tinyFile, "utf8")}${forms}`;

  function digestWith(from: string, to: string): string {
    const changed = text.replace(from, to);
    if (changed === text && from !== "") throw new Error(`there is no ${from}`);
    const parsed = parseRulebook({ file: "r.yaml", text: changed });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return parsed.value.digest;
  }

  it.each([
    ["its name", "id: tiny", "id: small"],
    ["its date", "2026-01-01", "2026-01-02"],
    ["a question's words", "Must it cite?", "Cite?"],
    ["a choice's words", "under 1,000", "few"],
    ["a reason", "Facts have to be fetched.", "They move."],
    ["a remedy", "remedy: Add retrieval.", "remedy: Add it."],
    ["a warning", "say: Test both.", "say: Test all."],
    ["a step", "do: Write a prompt.", "do: Write."],
    ["a source", "finding: It works.", "finding: It does."],
    ["a form's words", "label: Plain", "label: Simple"],
  ])("stays with other words: %s", (_, from, to) => expect(digestWith(from, to)).toBe(digestWith("", "")));

  it.each([
    ["a base", "base: {rag: 2", "base: {rag: 1"],
    ["the bar", "bar: 2", "bar: 1"],
    ["when a question is asked", "asked-when: {not: {facts: no}}", "asked-when: {facts: yes}"],
    ["a band", "below: 1000", "below: 2000"],
    ["a likelihood", "id: voice\n", "id: voice\n    likelihood: {plain: 3, own: 1}\n"],
    [
      "the order of questions' choices",
      '[{id: no, label: "No"}, {id: yes, label: "Yes"}]',
      '[{id: yes, label: "Yes"}, {id: no, label: "No"}]',
    ],
    ["the id of a rule", "id: busy", "id: busier"],
    ["when a rule fires", "when: {facts: yes}\n    weight", "when: {cite: yes}\n    weight"],
    ["what blocks it", "unless: {voice: own}\n    weight", "unless: {voice: plain}\n    weight"],
    ["a weight", "weight: 1", "weight: 2"],
    ["an effect", "fine-tuning: 2, hybrid: 0}", "fine-tuning: 3, hybrid: 0}"],
    [
      "a need",
      "weight: 1\n    effect: {rag: 0, fine-tuning: 2, hybrid: 0}\n    need: behaviour",
      "weight: 1\n    effect: {rag: 0, fine-tuning: 2, hybrid: 0}\n    need: facts",
    ],
    ["when a constraint holds", "when: {cite: yes}\n    excludes", "when: {voice: own}\n    excludes"],
    ["what a constraint excludes", "excludes: [fine-tuning]", "excludes: [hybrid]"],
    ["whether it does for good", "kind: rules-out", "kind: not-yet"],
    ["the id of a constraint", "id: must-cite", "id: has-to-cite"],
    ["when a gate holds", "when: {facts: no, volume: low, voice: plain}", "when: {facts: no, volume: low}"],
    ["what a gate does", "kind: do-first", "kind: neither-yet\n    start-with: prompting"],
    ["what a gate starts with", "start-with: prompting", "start-with: rag"],
    ["the id of a gate", "id: measure", "id: try"],
    ["when a form fits", "when: {cite: no}, because", "when: {voice: own}, because"],
    ["the id of a form", "id: other, label", "id: another, label"],
    ["that there are forms", forms, ""],
  ])("is another with another %s", (_, from, to) => expect(digestWith(from, to)).not.toBe(digestWith("", "")));
});
