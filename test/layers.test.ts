import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

const src = join(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** The room of a file is its folder; files at the top are rooms of their own. */
function roomOf(file: string): string {
  return file.split("/")[0] ?? file;
}

type Import = { from: string; to: string; typeOnly: boolean };

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  const found = [
    ...text.matchAll(/(import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|import\s+"([^"]+)"/g),
  ];
  return found.map(([, , type, named, dynamic, bare]) => {
    const target = named ?? dynamic ?? bare ?? "";
    const to = target.startsWith(".") ? relative(src, join(src, dirname(file), target)) : target;
    return { from: file, to, typeOnly: type !== undefined };
  });
});

/** What each room may import of our own rooms, with the reason. One ladder: a room may import any room to its right. */
const arrows: [room: string, may: string[], reason: string][] = [
  ["model", ["model"], "the model is what everything speaks of, so it speaks of nothing else"],
  ["text", ["text", "model"], "how text is written down knows nothing of what it says"],
  ["words", ["words", "text", "model"], "a sentence is made of a decision, and read by every report and the page"],
  ["engine", ["engine", "words", "text", "model"], "the engine is pure and runs in a browser: values in, values out"],
  [
    "report",
    ["report", "words", "text", "model"],
    "a report lays out; one that computes could disagree with the decision",
  ],
  ["load", ["load", "engine", "words", "text", "model"], "loading turns the outside world into checked values"],
  [
    "save",
    ["save", "load", "words", "text", "model"],
    "saving writes; of loading it knows how files and YAML are read",
  ],
  [
    "page",
    ["page", "engine", "words", "text", "model"],
    "the page runs in a browser, with the engine of the command line",
  ],
  [
    "commands",
    ["commands", "index.ts", "load", "save", "report", "engine", "words", "text", "model"],
    "a command gathers, calls the library, and shows",
  ],
  ["index.ts", ["load", "save", "report", "engine", "words", "text", "model"], "the library is all but the shell"],
  ["cli.ts", ["commands"], "the entry knows the process, and hands it on as values"],
];

it.each(arrows)("%s imports only %j: %s", (layer, may) => {
  const broken = imports.filter(
    ({ from, to }) => roomOf(from) === layer && files.includes(to) && !may.includes(roomOf(to)),
  );
  expect(broken).toEqual([]);
});

it("every file is in a room that has arrows", () => {
  const known = arrows.map(([layer]) => layer);
  expect(files.filter((file) => !known.includes(roomOf(file)))).toEqual([]);
});

/** Packages and built-ins that only some files may import, with the reason. */
const fences: [name: string, packages: RegExp, allowed: (file: string) => boolean, reason: string][] = [
  [
    "node built-ins",
    /^node:/,
    (file) => !/^(model|text|words|engine|report|page)\//.test(file),
    "what runs in a browser touches no files",
  ],
  [
    "inquirer",
    /^(@inquirer\/|inquirer$)/,
    (file) => file === "load/answers/questionnaire/prompt.ts",
    "one file knows how to ask",
  ],
  ["commander", /^commander$/, (file) => file.startsWith("commands/"), "only the program knows its command line"],
  ["yaml", /^yaml$/, (file) => /^(load|save)\//.test(file), "only loading and saving know how files are written"],
];

it.each(fences)("%s stays where it belongs", (_, packages, allowed) => {
  const strayed = imports.filter(({ from, to, typeOnly }) => packages.test(to) && !typeOnly && !allowed(from));
  expect(strayed).toEqual([]);
});

it.each([
  ["process", /\bprocess\.(?!env\b)|\bfrom "node:process"/, "cli.ts"],
  ["a clock", /\bnew Date\(\)|Date\.now\(|performance\.now\(/, "cli.ts"],
  ["randomness", /Math\.random\(|randomUUID|randomBytes/, ""],
  ["the console", /\bconsole\./, ""],
])("%s is used in no other file than %s", (_, pattern, only) => {
  const users = files.filter((file) => file !== only && pattern.test(readFileSync(join(src, file), "utf8")));
  expect(users).toEqual([]);
});
