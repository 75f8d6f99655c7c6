import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { type AnswersFileParts, renderAnswersFile } from "../../src/save/answers-file.ts";
import type { Answer, Answers } from "../../src/model/answers.ts";
import { tiny } from "../tiny-rulebook.ts";

async function readBack(text: string) {
  const parsed = await parseAnswersFile({ file: "saved.yaml", text }, tiny);
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)}\n${text}`);
  return parsed.value;
}

it("writes each answer under its question, in the order of the rulebook", () => {
  const answers: Answers = {
    volume: { value: 250000, choice: "high", from: "prompt" },
    facts: { value: "yes", choice: "yes", from: "flag" },
    cite: { value: "unsure", choice: null, from: "prompt" },
    voice: {
      value: "own",
      choice: "own",
      from: "file",
      because: "It is: the brand # guide",
      "review-by": "2027-05-01",
    },
  };
  expect(renderAnswersFile({ answers, rulebook: tiny, title: "Billing: phase 2", fixed: ["voice"] })).toBe(
    `# yaml-language-server: $schema=advise.schema.json
advise: 1
title: "Billing: phase 2"
answers:
  # Are facts needed?
  facts: yes
  # Must it cite?
  cite: unsure
  # How many calls?
  volume: 250000
  # A voice of its own?
  voice:
    value: own
    because: "It is: the brand # guide"
    review-by: 2027-05-01
fixed:
  - voice
`,
  );
});

const head = "# yaml-language-server: $schema=advise.schema.json\nadvise: 1\n";
const long = "word ".repeat(40).trim();

it.each<[string, Omit<AnswersFileParts, "rulebook">, string]>([
  ["no answers", { answers: {} }, `${head}answers: {}\n`],
  [
    "no answers to its questions",
    { answers: { other: { value: "yes", choice: "yes", from: "flag" } } },
    `${head}answers: {}\n`,
  ],
  ["a title", { answers: {}, title: "Ours" }, `${head}title: Ours\nanswers: {}\n`],
  ["an empty title", { answers: {}, title: "" }, `${head}title: ""\nanswers: {}\n`],
  ["what is not given", { answers: {}, title: undefined, fixed: undefined, costs: undefined }, `${head}answers: {}\n`],
  [
    "a schema elsewhere",
    { answers: {}, schema: "../advise.schema.json" },
    "# yaml-language-server: $schema=../advise.schema.json\nadvise: 1\nanswers: {}\n",
  ],
  ["a long title on one line", { answers: {}, title: long }, `${head}title: ${long}\nanswers: {}\n`],
  [
    "long reasons on one line",
    { answers: { facts: { value: "yes", choice: "yes", from: "flag", because: long } } },
    `${head}answers:\n  # Are facts needed?\n  facts:\n    value: yes\n    because: ${long}\n`,
  ],
  ...(
    [
      [1.5, "1.5"],
      [1.234, '"1.2340"'],
      [1234, "1234"],
    ] as const
  ).map(([value, text]): [string, Omit<AnswersFileParts, "rulebook">, string] => [
    `the number ${value}`,
    { answers: { volume: { value, choice: "low", from: "flag" } } },
    `${head}answers:\n  # How many calls?\n  volume: ${text}\n`,
  ]),
  [
    "a text that a number would be written otherwise than",
    { answers: { volume: { value: "1.234", choice: "low", from: "flag" } } },
    `${head}answers:\n  # How many calls?\n  volume: "1.234"\n`,
  ],
])("writes %s", (_, parts, text) => {
  expect(renderAnswersFile({ ...parts, rulebook: tiny })).toBe(text);
});

it("writes a file that can be read when there are no answers", async () => {
  expect((await readBack(renderAnswersFile({ answers: {}, rulebook: tiny }))).answers).toEqual({});
});

it("keeps a question on its comment lines, whatever it holds", async () => {
  const questions = tiny.questions.map((question) => ({ ...question, ask: "Really?\nvoice: own\r\u001b[2J" }));
  const answers: Answers = { facts: { value: "yes", choice: "yes", from: "prompt" } };
  const text = renderAnswersFile({ answers, rulebook: { questions } });
  expect(text).not.toMatch(/[\r\u001b]/);
  expect(Object.keys((await readBack(text)).answers)).toEqual(["facts"]);
});

const review = fc.record(
  {
    because: fc.string(),
    evidence: fc.string({ unit: "binary" }),
    by: fc.string(),
    "as-of": fc.constant("2026-11-01"),
  },
  { requiredKeys: [] },
);
const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(...tiny.questions.map(({ choices }) => fc.option(fc.tuple(fc.constantFrom(...choices, null), review))))
  .map((picks) =>
    Object.fromEntries(
      picks.flatMap((pick, index) => {
        const id = tiny.questions[index]?.id ?? "";
        if (!pick) return [];
        const [choice, rest] = pick;
        const answer: Answer = { value: choice?.id ?? "unsure", choice: choice?.id ?? null, from: "file", ...rest };
        return [[id, answer]];
      }),
    ),
  );

it("reads back as the same answers", async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswers, fc.option(fc.string(), { nil: undefined }), async (answers, title) => {
      const again = await readBack(renderAnswersFile({ answers, rulebook: tiny, title }));
      expect(again.answers).toEqual(answers);
      expect(again.title).toEqual(title);
    }),
  );
});
