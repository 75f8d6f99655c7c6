import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { ownFolder } from "../own-folder.ts";
import { tiny, tinyFile } from "../tiny-rulebook.ts";
import { yamlBytes } from "./inputs.ts";
import { holdsFor, namesIn, survives } from "./laws.ts";

const folder = ownFolder();
const file = join(folder, "answers.yaml");
const fixtures = join(import.meta.dirname, "../cli/fixtures");

const good: unknown[] = [
  ...["support.yaml", "decisions/holds.yaml", "decisions/changed.yaml", "decisions/overdue.yaml"].map((name): unknown =>
    parse(readFileSync(join(fixtures, name), "utf8")),
  ),
  {
    advise: 1,
    title: "A title",
    answers: { facts: "yes", cite: { value: "no", because: "why", by: "who", "as-of": "2026-01-01" }, volume: "2.5k" },
    fixed: ["facts"],
    costs: { "horizon-months": 12 },
    expect: { outcome: "rag", gates: ["measure"] },
    source: { from: "elsewhere" },
  },
];

const commands = [
  ["answers.yaml"],
  ["answers.yaml", "--verbose", "--what-next"],
  ...["json", "markdown", "adr", "html", "outcome"].map((format) => ["answers.yaml", "--format", format]),
  ...["text", "json", "markdown", "github"].map((format) => ["check", "answers.yaml", "--format", format]),
  ["check", ".", "--as-of", "2026-11-21", "--fail-on", "moved,close-call,conflict,expired,unsure,no-decision"],
  ["diff", "answers.yaml", "good.yaml", "--format", "markdown"],
  ["diff", "good.yaml", "answers.yaml"],
  ["cost", "answers.yaml"],
  ["cost", "--prices", "answers.yaml", "--format", "json"],
];
writeFileSync(join(folder, "good.yaml"), readFileSync(join(fixtures, "support.yaml")));

it("any answers file is decided on or refused", async () => {
  await holdsFor("answers files", fc.tuple(yamlBytes(good), fc.constantFrom(...commands)), {
    runs: 300,
    law: async ([bytes, args]) => {
      writeFileSync(file, bytes);
      await survives([...args, "--rules", tinyFile], { cwd: folder });
      expect(readFileSync(file).equals(bytes)).toBe(true);
    },
  });
});

const saving = [
  ["answers.yaml", "--save", "answers.yaml"],
  ["answers.yaml", "--voice", "own", "--save", "answers.yaml"],
  ["check", "answers.yaml", "--update"],
];

it("any answers file is written with the answers it had, or stays as it was", async () => {
  await holdsFor("answers files that are saved", fc.tuple(yamlBytes(good), fc.constantFrom(...saving)), {
    runs: 120,
    law: async ([bytes, args]) => {
      writeFileSync(file, bytes);
      const { code } = await survives([...args, "--rules", tinyFile], { cwd: folder });
      const after = readFileSync(file);
      if (code === 2) return expect(after.equals(bytes)).toBe(true);
      const [was, is] = await Promise.all(
        [bytes, after].map((text) => parseAnswersFile({ file, text: text.toString().replace(/^\ufeff/, "") }, tiny)),
      );
      if (!was?.ok || !is?.ok) throw new Error("a file that was saved cannot be read");
      expect(is.value.answers).toMatchObject({
        ...was.value.answers,
        ...(args.includes("own") && { voice: { value: "own" } }),
      });
      expect(is.value.decision).toBeDefined();
      expect(namesIn(folder)).toEqual(["answers.yaml", "good.yaml"]);
    },
  });
});
