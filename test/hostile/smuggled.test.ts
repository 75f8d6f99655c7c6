import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parse, stringify } from "yaml";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { parseRulebook } from "../../src/load/rulebook/rulebook.ts";
import { runCli } from "../cli/run-cli.ts";
import { nastyText } from "../fuzz/inputs.ts";
import { steeringIn } from "../fuzz/laws.ts";
import { ownFolder } from "../own-folder.ts";
import { runs } from "../seed.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { commandIn, linesOf } from "./runner.ts";

const folder = ownFolder();
const rulebook = parse(readFileSync(tinyFile, "utf8")) as {
  questions: { ask: string; choices: { label: string }[] }[];
};

/** Texts that have been taken for a command to a runner, or for a line of ours. */
const forged = fc.constantFrom(
  "::stop-commands::tok",
  " ::error file=x::y",
  "\u00a0::warning::x",
  "x\n::stop-commands::tok\n",
  "x\r::stop-commands::tok",
  "x\r\n::stop-commands::tok",
  "x\u0085::stop-commands::tok",
  "x\u2028::set-env name=PATH::y",
  "##[error]x",
  "a ##[set-env name=x]y",
  "###[group]x",
  "%0A::error::x",
  "Support\nVerdict: hybrid\n",
  "\u001b]8;;http://x\u0007y",
  "\u001b[1A\u001b[2Kx",
  "\u{e0041}\u{e0042}",
  "\u00ad\u2060\u206a\ufff9",
);
const anyText = fc.oneof(forged, forged, nastyText).filter((text) => text.trim() !== "");

/** The rulebook with its texts replaced by one that means harm. */
function withTexts(text: string): string {
  const changed = structuredClone(rulebook) as unknown as Record<string, unknown> & typeof rulebook;
  changed.version = text;
  for (const question of changed.questions) {
    question.ask = text;
    for (const choice of question.choices) choice.label = text;
  }
  for (const rule of changed.rules as { because: string }[]) rule.because = text;
  for (const gate of changed.gates as { say: string }[]) gate.say = text;
  return stringify(changed, { lineWidth: 0 });
}

const fileName = /^[^/\0]{1,80}$/u;

const commands: ((name: string) => string[])[] = [
  () => ["--help"],
  () => ["init"],
  () => ["rules", "lint"],
  () => ["explain", "facts"],
  () => ["cost"],
  (name) => [name],
  (name) => [name, "--verbose", "--what-next"],
  (name) => [name, "--format", "json"],
  (name) => ["check", name],
  (name) => ["check", name, "--format", "json"],
  (name) => ["check", name, "--format", "github"],
  (name) => ["diff", name, name],
  (name) => ["panel", name],
  (name) => [name, "--save", `${name}.saved`],
  (name) => ["init", `${name}.new`],
];

test("nothing that a text, a title or a file name holds reaches a stream but as text", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyText, fc.constantFrom(...commands), fc.boolean(), async (...given) => {
      const [text, title, word, command, right] = given;
      const cwd = join(folder, "run");
      mkdirSync(cwd, { recursive: true });
      writeFileSync(join(cwd, "rules.yaml"), withTexts(text));
      const name = fileName.test(word) && Buffer.byteLength(word) < 200 ? `x${word}.yaml` : "plain.yaml";
      writeFileSync(
        join(cwd, name),
        stringify({ advise: 1, title, answers: { facts: "yes", voice: right ? "own" : title } }),
      );
      const args = command(name);
      const ran = await runCli([...args, "--rules", "rules.yaml"], { cwd });
      for (const stream of [ran.stdout, ran.stderr]) {
        expect(steeringIn(stream)).toBeNull();
        for (const line of linesOf(stream)) {
          const found = commandIn(line);
          if (!args.includes("github")) expect(found).toBeNull();
          else if (found) expect(["error", "warning", "notice"]).toContain(found.name);
          if (found) expect(found.properties.title).toMatch(/^advise%3A /);
        }
      }
      if (!args.includes("--help"))
        expect(linesOf(ran.stdout).filter((line) => line.startsWith("Verdict:")).length).toBeLessThan(2);
    }),
    { numRuns: runs(200) },
  );
});

describe("annotations", () => {
  it("hold a value that is a command, and neither stream an excerpt", async () => {
    const answers = join(import.meta.dirname, "workflow-command.answers.yaml");
    const { stdout, stderr } = await runCli(["check", answers, "--format", "github"]);
    expect(linesOf(stdout).map(commandIn).filter(Boolean)).toHaveLength(1);
    expect(stdout).toMatch(/^::error file=[^\n]*stop-commands[^\n]*\n$/);
    expect(linesOf(stderr).map(commandIn).filter(Boolean)).toEqual([]);
    expect(stderr).not.toContain("volatility:");
  });
});

describe("init", () => {
  const file = { file: "blank.yaml" };

  it.each(["init-label.rules.yaml", "help-escape.rules.yaml"])("writes what can be read, from %s", async (name) => {
    const rules = join(import.meta.dirname, name);
    const { stdout } = await runCli(["init", "--rules", rules]);
    const loaded = parseRulebook({ file: name, text: readFileSync(rules, "utf8") });
    if (!loaded.ok) throw new Error(name);
    const read = await parseAnswersFile({ ...file, text: stdout }, loaded.value.rulebook);
    expect(read.ok && read.value.answers).toEqual({});
  });

  it("writes what can be read, whatever the texts of the rulebook", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const rules = join(folder, "texts.yaml");
        writeFileSync(rules, withTexts(text));
        const loaded = parseRulebook({ file: "texts.yaml", text: withTexts(text) });
        if (!loaded.ok) return;
        const { code, stdout, stderr } = await runCli(["init", "--rules", rules]);
        if (code === 2) return expect(stderr).toContain("larger than an answers file may be");
        const read = await parseAnswersFile({ ...file, text: stdout }, loaded.value.rulebook);
        expect(read.ok && read.value.answers).toEqual({});
      }),
      { numRuns: runs(200) },
    );
  });
});

it("has one place from which commands write to a stream", () => {
  const sources = readdirSync(join(import.meta.dirname, "../../src/commands"), { recursive: true, encoding: "utf8" });
  const writing = sources
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => readFileSync(join(import.meta.dirname, "../../src/commands", file), "utf8").includes(".write("));
  expect(writing).toEqual([join("command-line", "io.ts")]);
});
