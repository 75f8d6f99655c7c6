import { describe, expect, it } from "vitest";
import { parseAnswersFile } from "../../../src/load/answers/file.ts";
import { parseAnswerFlags } from "../../../src/load/answers/flags.ts";
import { shipped } from "../../shipped.ts";
import { tiny } from "../../tiny-rulebook.ts";

function read(text: string, rulebook = tiny) {
  return parseAnswersFile({ file: "a.yaml", text }, rulebook);
}

/** What a file is read as but for its text. */
async function readAs(text: string, rulebook = tiny) {
  const parsed = await read(text, rulebook);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { source: _, ...rest } = parsed.value;
  return rest;
}

const choices = "choices: no (No), yes (Yes), unsure";
const questions = "questions: facts, cite, volume, voice";
const twoWays = ['"1.000" reads two ways: 1 or 1,000', "write 1 or 1,000; a comma groups by three"] as const;

describe("an answers file", () => {
  it("is its answers, each with what it carries, and the rest as it was written", async () => {
    const text = `advise: 1
title: Claims
answers:
  volume: {value: 1.5k, because: Measured, by: Ann, as-of: 2026-11-01}
  facts: unsure
  voice: own
  cite: null
fixed: [voice]
expect: {outcome: rag}
`;
    expect(await readAs(text)).toEqual({
      title: "Claims",
      fixed: ["voice"],
      expect: { outcome: "rag" },
      answers: {
        facts: { value: "unsure", choice: null, from: "file" },
        volume: { value: 1500, choice: "high", from: "file", because: "Measured", by: "Ann", "as-of": "2026-11-01" },
        voice: { value: "own", choice: "own", from: "file" },
      },
      readAs: {},
    });
  });

  it.each([
    "advise: 1\n",
    "advise: 1\nanswers:\n",
    "advise: 1\nanswers: {}\n",
    "advise: 1\nanswers: {facts: {value: null}}\n",
  ])("may have no answers: %j", async (text) => expect((await readAs(text)).answers).toEqual({}));

  it("may write a number in JSON as it likes, where a number is a number", async () => {
    const { answers } = await readAs('{"advise": 1, "answers": {"volume": 1.000}}');
    expect(answers).toEqual({ volume: { value: 1, choice: "low", from: "file" } });
  });

  it("says what money is worth, in its costs and in its answers", async () => {
    const costs = "costs: {currency: EUR, rate: 1.25, budget_usd: 60 EUR}";
    const { answers, costs: inDollars } = await readAs(`advise: 1\nanswers: {budget: 60 EUR}\n${costs}\n`, shipped);
    expect(answers.budget).toMatchObject({ value: 48, from: "file" });
    expect(inDollars).toEqual({ currency: "EUR", rate: 1.25, budget_usd: 48 });
    const given = { currency: "EUR", rate: 2 };
    const file = { file: "a.yaml", text: `advise: 1\nanswers: {budget: 60 EUR}\n${costs}\n` };
    const other = await parseAnswersFile(file, shipped, given);
    expect(other.ok && other.value.answers.budget).toMatchObject({ value: 30 });
    expect((await read("advise: 1\nanswers: {budget: 60 EUR}\n", shipped)).ok).toBe(false);
  });

  it.each<
    [what: string, text: string, problems: [at: string, code: string, message: string, hint: string | undefined][]]
  >([
    [
      "is empty",
      "# nothing\n",
      [
        [
          "1:1",
          "shape",
          "the file is empty",
          "an answers file starts with advise: 1 and answers:; `advise init FILE` writes a blank one",
        ],
      ],
    ],
    ["is no block", "[1]\n", [["1:1", "shape", "the file is a list", "it must be a block of keys"]]],
    ["is a word", "advise\n", [["1:1", "shape", 'the file is "advise"', "it must be a block of keys"]]],
    [
      "has a list of answers",
      "advise: 1\nanswers: [facts]\n",
      [["2:10", "shape", "answers is a list", "it must be a block of keys"]],
    ],
    [
      "is wrong in its shape and in its answers, which are checked all the same",
      "answers:\n  facts: yess\n  voice: [own]\n  cite: {by: Ann}\n  volume: {value: [1]}\ntitle: 3\n",
      [
        ["1:1", "shape", "advise is missing", "add the line `advise: 1`"],
        ["2:10", "unknown-choice", '"yess" is not a choice of facts', `did you mean yes? ${choices}`],
        ["3:10", "shape", "answers.voice is a list", "it must be a choice, a number, or a block with value:"],
        ["4:9", "shape", "answers.cite.value is missing", "it must be a choice, a number, or unsure"],
        ["5:19", "shape", "answers.volume.value is a list", "it must be a choice, a number, or unsure"],
        ["6:8", "shape", 'title is "3"', "it must be a text"],
      ],
    ],
    [
      "has a wrong question and a wrong choice in a block, each at its place",
      "advise: 1\nanswers:\n  fact: {value: yes}\n  facts: {value: yess}\n  toString: yes\n",
      [
        ["3:3", "unknown-question", '"fact" is not a question of this rulebook', `did you mean facts? ${questions}`],
        ["4:18", "unknown-choice", '"yess" is not a choice of facts', `did you mean yes? ${choices}`],
        ["5:3", "unknown-question", '"toString" is not a question of this rulebook', questions],
      ],
    ],
    [
      "fixes what is no question",
      "advise: 1\nfixed: [facts, voise, zzzzz]\n",
      [
        ["2:16", "unknown-question", '"voise" is not a question of this rulebook', "did you mean voice?"],
        ["2:23", "unknown-question", '"zzzzz" is not a question of this rulebook', undefined],
      ],
    ],
    ["has a number that reads two ways", "advise: 1\nanswers: {volume: 1.000}\n", [["2:19", "bad-number", ...twoWays]]],
    [
      "has one in a block with its reasons",
      "advise: 1\nanswers:\n  volume: {by: x, value: 1.000}\n",
      [["3:26", "bad-number", ...twoWays]],
    ],
    [
      "has one in its costs",
      "advise: 1\ncosts: {currency: EUR, rate: 1.000}\n",
      [["2:30", "bad-number", '"1.000" reads two ways: 1 or 1,000', "write 1 or 1000"]],
    ],
    [
      "has a cost that is none",
      "advise: 1\ncosts: {horizon_months: many}\n",
      [["2:25", "shape", 'costs.horizon_months is "many"', expect.any(String) as string]],
    ],
    [
      "is no YAML",
      "advise: [\n",
      [["2:1", "syntax", "a bracket is not closed", "each { ends with }, and each [ with ]"]],
    ],
  ])("is refused that %s", async (_, text, problems) => {
    const parsed = await read(text);
    expect(
      parsed.ok
        ? []
        : parsed.problems.map(({ line, column, code, message, hint }) => [`${line}:${column}`, code, message, hint]),
    ).toEqual(problems);
  });
});

describe("answers given as flags", () => {
  it("are read like those of a file, a number by its text", () => {
    expect(parseAnswerFlags({ facts: "yes", volume: "2k calls" }, tiny)).toEqual({
      ok: true,
      value: {
        answers: {
          facts: { value: "yes", choice: "yes", from: "flag" },
          volume: { value: 2000, choice: "high", from: "flag" },
        },
        readAs: { volume: '"2k calls" is read as 2,000 calls' },
      },
    });
  });

  it("are refused by the name of each flag", () => {
    expect(parseAnswerFlags({ facts: "yess", zzz: "1", voice: "own" }, tiny)).toEqual({
      ok: false,
      problems: [
        {
          file: "--facts",
          line: null,
          column: null,
          code: "unknown-choice",
          message: '"yess" is not a choice of facts',
          hint: `did you mean yes? ${choices}`,
        },
        {
          file: "--zzz",
          line: null,
          column: null,
          code: "unknown-question",
          message: '"zzz" is not a question of this rulebook',
          hint: questions,
        },
      ],
    });
  });
});
