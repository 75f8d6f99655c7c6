import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inputKeys } from "../../../src/load/prices/keys.ts";
import { readShippedPrices } from "../../../src/load/prices/price-list.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();

/** A price list as small as one can be, with a row of each kind that names another. */
const list = `date: "2026-11-20"
stale-after-days: 180
sources:
  page: {title: A page, where: a.example, date: "2026"}
assumptions:
  answer_tokens: {value: 250, basis: A guess}
from-answers:
  volume: [{key: calls_per_month}, {key: rag.corpus_tokens}]
  budget: [{key: budget_usd}]
from-choices:
  task: {label: {basis: A guess, inputs: {question_tokens: 500}}}
race: {prompt-carries-facts: {corpus: small}, start-without-prompt: [], not-called: {}}
limits: {deadline: {question: deadline, choices: {}}, start: {question: latency, seconds: {}}}
volatility: {question: volatility, share-per-change: {value: 0.05, basis: A guess}, choices: {}}
sensitivity: [answer_tokens, rag.chunks]
presets: {}
models:
  a/base: {input_usd_per_mtok: 1, source: page}
  a/tuned: {base: a/base, training: a/training, hosting: a/hosting}
training:
  a/training: {training_usd_per_mtok: 1, source: page}
hosting:
  a/hosting: {storage_usd_per_month: 1, source: page}
`;

async function read(text: string) {
  const path = join(folder, "prices.yaml");
  writeFileSync(path, text);
  return readShippedPrices(path, "prices.yaml");
}

describe("the shipped price list", () => {
  it("is read with the keys of the inputs, and with no price of the package", async () => {
    const found = await read(list);
    expect(found).toMatchObject({ ok: true, value: { list: { sensitivity: ["answer_tokens", "rag.chunks"] } } });
    expect(found.ok && [found.value.keys, found.value.steady]).toEqual([inputKeys, {}]);
  });

  it("may be without models", async () => {
    expect((await read(list.slice(0, list.indexOf("models:")))).ok).toBe(true);
  });

  const noInput = "is not an input of the cost model";
  const notANumber = "it must be 0 or more";
  it.each<[string, string, [line: number, column: number, code: string, message: string, hint?: string]]>([
    [
      "answer_tokens: {",
      "answer_token: {",
      [6, 17, "unknown-id", `"answer_token" ${noInput}`, "did you mean answer_tokens?"],
    ],
    ["key: rag.corpus_tokens", "key: no-such-key", [8, 36, "unknown-id", `"no-such-key" ${noInput}`]],
    [
      "key: calls_per_month",
      "key: call_per_month",
      [8, 12, "unknown-id", `"call_per_month" ${noInput}`, "did you mean calls_per_month?"],
    ],
    ["question_tokens: 500", "questions: 500", [11, 54, "unknown-id", `"questions" ${noInput}`]],
    ["[answer_tokens, rag.chunks]", "[answer_tokens, budget_usd]", [15, 30, "unknown-id", `"budget_usd" ${noInput}`]],
    ["{value: 250,", "{value: -1,", [6, 26, "shape", 'answer_tokens is "-1"', notANumber]],
    ["question_tokens: 500", "question_tokens: -5", [11, 60, "shape", 'question_tokens is "-5"', notANumber]],
    ["base: a/base", "base: a/bas", [19, 19, "unknown-id", '"a/bas" is not a row of models', "did you mean a/base?"]],
    [
      "training: a/training,",
      "training: a/trainings,",
      [19, 37, "unknown-id", '"a/trainings" is not a row of training', "did you mean a/training?"],
    ],
    ["hosting: a/hosting}", "hosting: nowhere}", [19, 58, "unknown-id", '"nowhere" is not a row of hosting']],
    [
      "1, source: page}\n  a/tuned",
      "1, source: pag}\n  a/tuned",
      [18, 43, "unknown-id", '"pag" is not a key of sources', "did you mean page?"],
    ],
    [
      "usd_per_month: 1, source: page",
      "usd_per_month: 1",
      [23, 14, "shape", '"a/hosting" gives a price and no source'],
    ],
    [
      "stale-after-days: 180",
      "stale-after-days: soon",
      [2, 19, "shape", 'stale-after-days is "soon"', "it must be a number"],
    ],
  ])("%j that reads %j is refused at its place", async (right, wrong, [line, column, code, message, hint]) => {
    const found = await read(list.replace(right, wrong));
    expect(found.ok ? [] : found.problems).toEqual([
      { file: "prices.yaml", line, column, code, message, ...(hint && { hint }), source: expect.any(String) as string },
    ]);
  });

  it("is refused with all that is wrong", async () => {
    const found = await read(list.replace("answer_tokens: {", "odd: {").replace("[answer_tokens,", "[odd,"));
    expect(found.ok ? [] : found.problems.map(({ line }) => line)).toEqual([6, 15]);
  });

  it("names a table that is not there as one without the row", async () => {
    const found = await read(list.slice(0, list.indexOf("training:\n")));
    expect(found.ok ? [] : found.problems.map(({ message, hint }) => [message, hint])).toEqual([
      ['"a/training" is not a row of training', undefined],
      ['"a/hosting" is not a row of hosting', undefined],
    ]);
  });

  it("is refused where it is no YAML, or not there, by its path where no name is given", async () => {
    expect(await read("a: [")).toMatchObject({ ok: false, problems: [{ file: "prices.yaml", code: "syntax" }] });
    const path = join(folder, "nowhere.yaml");
    expect(await readShippedPrices(path)).toMatchObject({ problems: [{ file: path, message: "does not exist" }] });
  });
});
