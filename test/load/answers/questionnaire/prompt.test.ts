import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import { askQuestions, promptToSave } from "../../../../src/load/answers/questionnaire/prompt.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { tiny } from "../../../tiny-rulebook.ts";

/** Streams in place of a terminal: what is written is kept, and each key goes in once its text has come out. */
function stage() {
  let written = "";
  const waiting: { text: string; done: () => void }[] = [];
  const sink = new Writable({
    write(chunk, _, next) {
      written += chunk;
      for (const one of waiting) if (stripVTControlCharacters(written).includes(one.text)) one.done();
      next();
    },
  });
  const input = new PassThrough();
  const when = async (text: string, ...keys: string[]): Promise<void> => {
    await new Promise<void>((done) => {
      waiting.push({ text, done });
      if (stripVTControlCharacters(written).includes(text)) done();
    });
    written = "";
    for (const key of keys) input.write(key);
  };
  // As on process.stdout, by which a pipe knows that it must not end the stream.
  const output = Object.assign(sink, { columns: 80, rows: 24, _isStdio: true });
  const terminal = { input, output, colour: false };
  return { terminal, when, raw: () => written };
}

const request = { rulebook: tiny, plan: fileOrder(tiny) };

it("gives the answers in the order of the questions, given ones as they came", async () => {
  const { terminal, when } = stage();
  const given: Answers = { voice: { value: "own", choice: "own", from: "flag" } };
  const asking = askQuestions({ ...request, ...terminal, given });
  await when("Are facts needed?", "\r");
  await when("How many calls?", "2", "k", "\r");
  await when("See the verdict", "\r");
  const { answers, end } = await asking;
  expect(end).toBe("done");
  expect(Object.entries(answers)).toEqual([
    ["facts", { value: "no", choice: "no", from: "prompt" }],
    ["volume", { value: 2000, choice: "high", from: "prompt" }],
    ["voice", given.voice],
  ]);
});

it("gives back the same answers when none was changed", async () => {
  const { terminal, when } = stage();
  const given: Answers = { voice: { value: "own", choice: "own", from: "flag" } };
  const asking = askQuestions({ ...request, ...terminal, given });
  await when("Are facts needed?", "f");
  await when("See the verdict", "\r");
  expect((await asking).answers).toBe(given);
});

it.each([
  ["Ctrl-C", "\u0003"],
  ["Ctrl-D", "\u0004"],
])("ends with the answers so far on %s", async (_, key) => {
  const { terminal, when } = stage();
  const asking = askQuestions({ ...request, ...terminal, given: {} });
  await when("Are facts needed?", "\r");
  await when("How many calls?", key);
  expect(await asking).toEqual({
    answers: { facts: { value: "no", choice: "no", from: "prompt" } },
    end: "interrupted",
  });
  expect(terminal.input.listenerCount("keypress")).toBe(0);
});

it("ends when told to, at once when it is told before", async () => {
  const stop = new AbortController();
  const { terminal, when } = stage();
  const asking = askQuestions({ ...request, ...terminal, given: {}, signal: stop.signal });
  await when("Are facts needed?");
  stop.abort();
  expect(await asking).toEqual({ answers: {}, end: "interrupted" });
  expect(await askQuestions({ ...request, ...stage().terminal, given: {}, signal: stop.signal })).toMatchObject({
    end: "interrupted",
  });
});

it("draws anew, on a clean screen, when the size changes", async () => {
  const { terminal, when, raw } = stage();
  const asking = askQuestions({ ...request, ...terminal, given: {} });
  await when("Are facts needed?");
  terminal.output.columns = 12;
  terminal.output.emit("resize");
  expect(raw()).toContain("\u001b[2J");
  expect(stripVTControlCharacters(raw())).toContain("Are facts\nneeded?");
  terminal.input.write("\u0003");
  await asking;
});

it("shows control characters of a rulebook as text", async () => {
  const { terminal, when } = stage();
  const questions = tiny.questions.map((question) => ({ ...question, ask: "Clear\u001b[2J the screen?" }));
  const rulebook = { ...tiny, questions };
  const asking = askQuestions({ rulebook, plan: fileOrder(rulebook), ...terminal, given: {} });
  await when("Clear\\u001b[2J the screen?", "\u0003");
  await asking;
});

it("offers another name until the answers are saved", async () => {
  const { terminal, when } = stage();
  const save = (file: string) => Promise.resolve(file === "free.yaml" ? null : `${file} is taken`);
  const offering = promptToSave({ ...terminal, file: "advise.yaml", save });
  await when("Save these answers", "\r");
  await when("(advise.yaml)", "\r");
  await when("advise.yaml is taken", "\u0015", "free.yaml", "\r");
  expect(await offering).toBe("free.yaml");
});

it.each([
  ["no", "n", "\r"],
  ["Ctrl-C", "\u0003", ""],
])("saves nothing on %s", async (_, ...keys) => {
  const { terminal, when } = stage();
  const offering = promptToSave({ ...terminal, file: "advise.yaml", save: () => Promise.resolve(null) });
  await when("Save these answers", ...keys);
  expect(await offering).toBeNull();
});
