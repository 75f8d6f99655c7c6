import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import { askQuestions } from "../../../../src/load/answers/questionnaire/ask.ts";
import { askName, askWish } from "../../../../src/load/answers/questionnaire/result.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import { stage } from "./stage.ts";

const request = { rulebook: tiny, plan: fileOrder(tiny), file: null, asksTitle: false, from: "opening" as const };

it("gives the answers in the order of the questions, given ones as they came", async () => {
  const { terminal, when } = stage();
  const given: Answers = { voice: { value: "own", choice: "own", from: "flag" } };
  const asking = askQuestions(terminal, { ...request, given });
  await when("enter begin", "\r");
  await when("Are facts needed?", "1", "\r");
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
  const asking = askQuestions(terminal, { ...request, given });
  await when("enter begin", "f");
  await when("See the verdict", "\r");
  expect((await asking).answers).toBe(given);
});

it.each([
  ["Ctrl-C", "\u0003"],
  ["Ctrl-D", "\u0004"],
])("ends with the answers so far on %s", async (_, key) => {
  const { terminal, when } = stage();
  const asking = askQuestions(terminal, { ...request, given: {} });
  await when("enter begin", "1");
  await when("Are facts needed?", "\r");
  await when("How many calls?", key);
  expect(await asking).toEqual({
    answers: { facts: { value: "no", choice: "no", from: "prompt" } },
    title: null,
    end: "interrupted",
  });
  expect(terminal.input.listenerCount("keypress")).toBe(0);
});

it("ends when told to, at once when it is told before", async () => {
  const stop = new AbortController();
  const { terminal, when } = stage();
  const asking = askQuestions({ ...terminal, signal: stop.signal }, { ...request, given: {} });
  await when("enter begin");
  stop.abort();
  expect(await asking).toEqual({ answers: {}, title: null, end: "interrupted" });
  expect(await askQuestions({ ...stage().terminal, signal: stop.signal }, { ...request, given: {} })).toMatchObject({
    end: "interrupted",
  });
});

it("draws anew, on a clean screen, when the size changes", async () => {
  const { terminal, when, raw } = stage();
  const asking = askQuestions(terminal, { ...request, given: {} });
  await when("enter begin", "\r");
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
  const asking = askQuestions(terminal, { ...request, rulebook, plan: fileOrder(rulebook), given: {} });
  await when("enter begin", "\r");
  await when("Clear\\u001b[2J the screen?", "\u0003");
  await asking;
});

it("takes a paste for text and not for keys", async () => {
  const { terminal, when } = stage();
  const asking = askQuestions(terminal, { ...request, given: {} });
  await when("enter begin", "\r");
  await when("Are facts needed?", "\u001b[200~1\r2\r\u001b[201~", "2", "\r");
  await when("Must it cite?", "1", "\r");
  await when("How many calls?", "\u001b[200~1.5k\r\r\u001b[201~");
  await when("= 1,500", "\u0003");
  expect(Object.keys((await asking).answers)).toEqual(["facts", "cite"]);
});

it("asks the terminal to mark pastes, and to stop it at the end", async () => {
  const { terminal, when, raw } = stage();
  const asking = askQuestions(terminal, { ...request, given: {} });
  await when("enter begin", "\u0003");
  await asking;
  expect(raw()).toContain("\u001b[?2004l");
});

it.each([
  ["d", "details"],
  ["p", "page"],
  ["a", "record"],
  ["s", "save"],
  ["c", "change"],
  ["q", "quit"],
  ["\u0003", "interrupted"],
  ["\u0004", "interrupted"],
])("%j of a result is %s, and no other key is anything", async (key, wish) => {
  const { terminal, when } = stage();
  const asking = askWish(terminal, { verdict: "Use RAG.\u001b[2J", saved: null, above: "" });
  await when("Use RAG.\\u001b[2J", "x", "\r", "1", "\u007f", "toString", "\u001b[200~q\r\u001b[201~", key);
  expect(await asking).toBe(wish);
});

it("asks for a name, which can be changed or given up", async () => {
  const ask = async (...keys: string[]) => {
    const { terminal, when } = stage();
    const asking = askName(terminal, { ask: "Save in", name: "a.yaml", problem: "it is taken", above: "" });
    await when("a.yaml", ...keys);
    return asking;
  };
  expect(await ask("\r")).toEqual({ name: "a.yaml", end: "done" });
  expect(await ask("\u0015", "\r", "\u001b[200~interrupted\u001b[201~", "\r")).toEqual({
    name: "interrupted",
    end: "done",
  });
  expect(await ask("\u001b")).toEqual({ name: null, end: "done" });
  expect(await ask("\u0003")).toEqual({ name: null, end: "interrupted" });
});
