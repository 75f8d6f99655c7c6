import { mkdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measureAgain } from "../../../src/load/measure/again.ts";
import type { Measured } from "../../../src/model/answers.ts";
import { folderOfEachTest } from "../../own-folder.ts";
import { shipped } from "../../shipped.ts";
import { newWatch, putInto } from "./sources.ts";

const at = folderOfEachTest();

/** What an answers file says of an answer that was measured. */
function by(command: string, files: readonly string[], flags?: Measured["with"]): Measured {
  return {
    by: command,
    value: 1,
    of: 1,
    files: files.map((file) => ({ file, sha256: "" })),
    ...(flags && { with: flags }),
  };
}

const head = "id,condition,pass\n";
const results = head + Array.from({ length: 40 }, (_, n) => `${n},bare,${n < 4 ? 1 : 0}\n${n},given,1\n`).join("");
const usage = `time,input,output\n${Array.from({ length: 30 }, (_, n) => `2026-09-${String(n + 1).padStart(2, "0")},1,1\n`).join("")}`;
const example = '{"prompt": "p", "completion": "c"}\n';
const files = {
  "results.csv": results,
  "usage.csv": usage,
  "train.jsonl": example,
  "questions.jsonl": '{"question": "Who?", "answer": "me"}\n',
  "docs/a.md": "# A\nme",
};

/** What each answer is when it is measured again. */
async function again(...measured: readonly (readonly [question: string, measured: Measured])[]) {
  putInto(at(), files);
  mkdirSync(at(".git"), { recursive: true });
  const setting = { rulebook: shipped, watch: newWatch() };
  const found = await measureAgain(at("answers.yaml"), measured, setting);
  return found.ok ? found.value : found.problems.map(({ message }) => message);
}

describe("an answer is measured again", () => {
  it.each<[string, Measured, object]>([
    ["knowledge", by("eval", ["results.csv"]), { value: "core", of: 40 }],
    ["knowledge", by("eval", ["results.csv"], { target: 0.51, best: "bare", bare: "bare" }), { value: "core" }],
    ["tests", by("search", ["docs/", "questions.jsonl"]), { of: 1 }],
    ["tests", by("search", ["docs/", "questions.jsonl"], { lang: "none" }), { of: 1 }],
    ["examples", by("examples", ["train.jsonl"]), { value: 1 }],
    ["examples", by("examples", ["train.jsonl", "train.jsonl"]), { value: 1 }],
    ["volume", by("usage", ["usage.csv"]), { value: 30 }],
  ])("%s by %j", async (question, measured, answer) => {
    expect(await again([question, measured])).toMatchObject([{ question, answer }]);
  });

  it("and nothing is said of a question that the command does not answer", async () => {
    expect(await again(["supply", by("usage", ["usage.csv"])])).toEqual([{ question: "supply", answer: null }]);
  });

  it("and all that one command said of some files at once", async () => {
    const one = by("eval", ["results.csv"]);
    const found = await again(
      ["knowledge", one],
      ["accuracy", one],
      ["tests", by("eval", ["results.csv"], { target: 0.8 })],
    );
    expect(found.map((answer) => (typeof answer === "string" ? answer : answer.question))).toEqual([
      "knowledge",
      "accuracy",
      "tests",
    ]);
  });
});

describe("what no command writes cannot be measured again", () => {
  const questions = ["docs/", "questions.jsonl"];
  it.each<[string, Measured]>([
    ["a command that is none", by("constructor", ["usage.csv"])],
    ["a command that answers nothing", by("history", ["docs/"])],
    ["no files", by("usage", [])],
    ["a target of half", by("eval", ["results.csv"], { target: 0.5 })],
    ["a target of all", by("eval", ["results.csv"], { target: 1 })],
    ["a target in words", by("eval", ["results.csv"], { target: "high" })],
    ["a best that is no condition", by("eval", ["results.csv"], { best: "other" })],
    ["a best that is a diagnosis", by("eval", ["results.csv"], { best: "given" })],
    ["a condition that is none", by("eval", ["results.csv"], { other: "v1" })],
    ["a condition with a number for its label", by("eval", ["results.csv"], { bare: 1 })],
    ["a language that is none", by("search", questions, { lang: "xx" })],
    ["no questions", by("search", ["docs/"])],
    ["more than documents and questions", by("search", [...questions, "usage.csv"])],
    ["more than two files of examples", by("examples", ["train.jsonl", "train.jsonl", "train.jsonl"])],
  ])("%s", async (_, measured) => {
    expect(await again(["volume", measured])).toEqual([{ question: "volume", failed: null }]);
  });
});

describe("what cannot be read any more", () => {
  it("is named by its place", async () => {
    putInto(at(), { "broken.json": "[\n" });
    const place = { file: "broken.json", line: 2, column: 1 };
    expect(await again(["volume", by("usage", ["usage.csv", "broken.json"])])).toEqual([
      { question: "volume", failed: place },
    ]);
  });

  it("is named by itself where it has no place, or by the first of its files", async () => {
    putInto(at(), { "odd.csv": `${head}1,odd,1\n`, "empty.csv": head });
    const whole = { line: null, column: null };
    expect(await again(["volume", by("usage", ["usage.csv", "empty.csv"])])).toMatchObject([
      { failed: { file: "empty.csv", ...whole } },
    ]);
    expect(await again(["tests", by("eval", ["odd.csv", "odd.csv"])])).toMatchObject([
      { failed: { file: "odd.csv", ...whole } },
    ]);
  });

  it("is passed over where it is not there, and the others are measured", async () => {
    const gone = by("usage", ["usage.csv", "gone.csv"]);
    expect(await again(["volume", gone], ["examples", by("examples", ["train.jsonl"])])).toMatchObject([
      { question: "examples" },
    ]);
  });

  it("is a problem where its path leaves the repository, before any is opened", async () => {
    const message = 'the evidence "../secret.csv" leaves the repository';
    expect(
      await again(["examples", by("examples", ["train.jsonl"])], ["volume", by("usage", ["../secret.csv"])]),
    ).toEqual([message]);
  });
});
