import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionNames } from "../../src/engine/rulebook/question-ids.ts";
import { ownFolder } from "../own-folder.ts";
import { runs } from "../seed.ts";
import { tiny, tinyFile } from "../tiny-rulebook.ts";
import { flagsOf, helpsOf } from "./helps.ts";
import { runCli } from "./run-cli.ts";

const announced = ["full"];

it("reserves the options of every command that also takes questions, and no others", async () => {
  const helps = await helpsOf(["--rules", tinyFile]);
  const asking = helps.filter(([, help]) => help.includes("\nAnswers (or unsure):\n"));
  expect(asking.length).toBeGreaterThanOrEqual(3);
  const flags = await Promise.all(asking.map(([path]) => flagsOf(path, ["--rules", tinyFile])));
  const names = flags.flat().map((flag) => flag.slice(2));
  const options = new Set(names.filter((name) => !tiny.questions.some(({ id }) => id === name)));
  expect(new Set([...options, ...announced])).toEqual(new Set(optionNames));
});

const folder = ownFolder();
const inputs = join(import.meta.dirname, "../hostile/ids");

describe("ids that an option cannot be told by", () => {
  const named: Record<string, string[]> = {
    "a--b_x.json": ["a--b"],
    "a-_a.json": ["a-"],
    "no-save_x.json": ["no-save", "--save"],
    "no-x_x.json": ["no-x", "x"],
    "whatNext_x.json": ["whatNext", "--what-next"],
  };

  it.each(readdirSync(inputs))("%s is refused by reader and lint, with the ids", async (file) => {
    for (const args of [
      ["--x", "yes", "--rules"],
      ["rules", "lint"],
      ["panel", "--rules"],
      ["--help", "--rules"],
    ]) {
      const ran = await runCli([...args, join(inputs, file)], { cwd: folder });
      expect(ran.code).not.toBe(0);
      const said = ran.stdout + ran.stderr;
      for (const id of named[file] ?? []) expect(said).toContain(id);
      expect(said).toContain("[reserved-id]");
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

const piece = fc.constantFrom("a", "b", "A", "no", "save", "what", "next", "Next", "x", "1", "output", "help", "full");
const anyId = fc
  .array(fc.tuple(piece, fc.constantFrom("", "-", "--")), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((part) => part.join("")).join(""));

it("a rulebook that is read answers each question by its own flag, and writes nothing", async () => {
  const rulebook = JSON.parse(readFileSync(join(inputs, "no-x_x.json"), "utf8")) as {
    questions: { id: string }[];
    rules: { when: object }[];
  };
  const cwd = join(folder, "any");
  mkdirSync(cwd);
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyId, { minLength: 2, maxLength: 2 }), async (ids) => {
      rulebook.questions.forEach((question, at) => (question.id = ids[at]!));
      rulebook.rules.forEach((rule, at) => (rule.when = { [ids[at]!]: "yes" }));
      const rules = join(folder, "rules.json");
      writeFileSync(rules, JSON.stringify(rulebook));
      for (const [at, id] of ids.entries()) {
        const ran = await runCli([`--${id}`, "yes", "--rules", rules, "--format", "json"], { cwd });
        expect(readdirSync(cwd)).toEqual([]);
        if (ran.code !== 0) {
          expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining("[reserved-id]")]);
          continue;
        }
        read += 1;
        const { answers, scores } = JSON.parse(ran.stdout) as { answers: object; scores: { rag: number } };
        expect(Object.keys(answers)).toEqual([id]);
        expect(scores.rag).toBe(at + 1);
      }
    }),
    { numRuns: runs(100) },
  );
  expect(read).toBeGreaterThan(0);
});
