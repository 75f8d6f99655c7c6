import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { readFragment } from "../../src/page/fragment.ts";
import { runCli } from "../cli/run-cli.ts";
import { ownFolder } from "../own-folder.ts";
import { tiny, tinyFile } from "../tiny-rulebook.ts";

const folder = ownFolder();
function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

/** All that a value gets from elsewhere: every name of the objects that others come from, and what it holds. */
function inherited(): unknown[] {
  return [Object, Array, Function, String, Number, Map]
    .flatMap((made) => [made, made.prototype as object])
    .flatMap((owner) => Object.entries(Object.getOwnPropertyDescriptors(owner)))
    .flatMap(([name, held]) => [name, ...(Object.values(held) as unknown[])]);
}
const before = inherited();
function isAsBefore(): void {
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const now = inherited();
  expect(now).toHaveLength(before.length);
  expect(now.filter((value, at) => !Object.is(value, before[at]))).toEqual([]);
}

const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];

/** Places for a name that every object has, in each kind of input, and the exit codes that may come of it. */
const places: [place: string, args: (name: string) => string[], input?: (name: string) => string][] = [
  ["as a question", () => ["-"], (name) => `advise: 1\nanswers: {${name}: {polluted: 1}}\n`],
  ["as a question in JSON", () => ["-"], (name) => `{"advise": 1, "answers": {"${name}": {"polluted": "yes"}}}`],
  [
    "as a key of an answer",
    () => ["-"],
    (name) => `advise: 1\nanswers: {facts: {value: yes, ${name}: {polluted: 1}}}\n`,
  ],
  ["as an answer", () => ["-"], (name) => `advise: 1\nanswers: {facts: ${name}}\n`],
  ["as a key of the file", () => ["-"], (name) => `advise: 1\nanswers: {}\n${name}: {polluted: 1}\n`],
  ["as a cost", () => ["-"], (name) => `advise: 1\nanswers: {facts: yes}\ncosts: {${name}: {polluted: 1}}\n`],
  ["as a fixed answer", () => ["-"], (name) => `advise: 1\nanswers: {facts: yes}\nfixed: [${name}]\n`],
  ["as an anchor that is merged", () => ["-"], (name) => `advise: 1\nanswers:\n  <<: {${name}: {polluted: 1}}\n`],
  ["as a flag", (name) => [`--${name}`, "polluted"]],
  ["as a flag with a value", (name) => [`--${name}=polluted`, `--${name}.polluted=1`]],
  ["as the value of a flag", (name) => ["--facts", name]],
  ["as a price", (name) => ["cost", "--facts", "yes", "--price", `${name}.polluted=1`]],
  ["as a rulebook", (name) => ["--rules", name, "--facts", "yes"]],
  ["as an id to explain", (name) => ["explain", name]],
  ["as a command", (name) => [name]],
  ["as a format", (name) => ["--facts", "yes", "--format", name]],
];

it.each(names)("%s pollutes nothing wherever it stands, and is refused", async (name) => {
  for (const [place, args, input] of places) {
    const given = args(name);
    const rules = given.includes("--rules") ? [] : ["--rules", tinyFile];
    const ran = await runCli([...given, ...rules], { cwd: folder, input: input?.(name) ?? "" });
    expect([place, ran.code, ran.stdout]).toEqual([place, 2, ""]);
    expect(ran.stderr).toMatch(/\[[a-z-]+\]\n/);
    isAsBefore();
  }
});

it.each(names)("%s in a recorded decision, of which keys are free, is a key as any", async (name) => {
  const record = `decision:\n  outcome: rag\n  points: {${name}: {rag: 1}}\n  scores: {${name}: 1}\n`;
  put("answers.yaml", `advise: 1\nanswers: {facts: yes}\nsource: {${name}: {polluted: 1}}\n${record}`);
  for (const args of [
    ["check", "answers.yaml", "--update"],
    ["answers.yaml", "--save", "answers.yaml"],
  ])
    expect([0, 1, 2]).toContain((await runCli([...args, "--rules", tinyFile], { cwd: folder })).code);
  isAsBefore();
});

it.each(names)("%s in the lines of a batch is an error in its line, or an id as any", async (name) => {
  const lines = [
    `{"answers": {"${name}": {"polluted": 1}}}`,
    `{"${name}": {"polluted": 1}, "answers": {"facts": "yes"}}`,
    `{"answers": {"facts": "${name}"}}`,
    `{"id": {"${name}": {"polluted": 1}}, "answers": {"facts": "yes"}}`,
  ];
  const { stdout, code } = await runCli(["batch", "--rules", tinyFile], { cwd: folder, input: lines.join("\n") });
  const records = stdout.trim().split("\n");
  expect(code).toBe(0);
  expect(records.map((record) => "error" in (JSON.parse(record) as object))).toEqual([true, true, true, false]);
  expect(records[3]).toContain(`"id":{"${name}":{"polluted":1}}`);
  isAsBefore();
});

it.each(names)(
  "%s as an id in a rulebook, or as the rulebook's, is an id that lint may refuse, and no more",
  async (name) => {
    const [first = ""] = tiny.questions.map(({ id }) => id);
    const rulebook = readFileSync(tinyFile, "utf8");
    const renamed = rulebook.replaceAll(new RegExp(`\\b${first}\\b`, "g"), name);
    expect(renamed).not.toBe(rulebook);
    const extension = `extends: default\nid: ${name}\nversion: "1"\ndate: 2026-01-01\nrules:\n  - {id: ${name}, weight: 1, why: so}\nremove:\n  - {id: ${name}, why: so}\n`;
    for (const text of [renamed, extension, `${name}: {polluted: 1}\n${rulebook}`]) {
      put("rules.yaml", text);
      for (const args of [
        ["rules", "lint"],
        [`--${name}`, "yes"],
        ["schema", "answers"],
      ])
        expect([0, 1, 2]).toContain((await runCli([...args, "--rules", "rules.yaml"], { cwd: folder })).code);
      isAsBefore();
    }
  },
);

it.each(names)("%s in the fragment of a page's link is a problem", (name) => {
  for (const text of [`#?${name}=yes`, `#?${name}[polluted]=1`, `#?${name}.polluted=1`, `#?facts=${name}`])
    expect(readFragment(text, tiny)).toHaveProperty("problem");
  isAsBefore();
});

it("an answers file with such names gives objects that inherit what all do", async () => {
  const text = 'advise: 1\nanswers: {facts: yes}\nsource: {"constructor": {"prototype": {"polluted": 1}}}\n';
  const read = await parseAnswersFile({ file: "x.yaml", text }, tiny);
  if (!read.ok) throw new Error("refused");
  expect(Object.getPrototypeOf(read.value.answers)).toBe(Object.prototype);
  isAsBefore();
});
