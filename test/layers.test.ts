import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

const src = join(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** The layer of a file is its folder; files at the top are layers of their own. */
function layerOf(file: string): string {
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

/** What each layer may import of our own layers, with the reason. */
const arrows: [layer: string, may: string[], reason: string][] = [
  ["model", ["model"], "the model is what everything speaks of, so it speaks of nothing else"],
  ["engine", ["engine", "model"], "the engine is pure and runs in a browser: values in, values out"],
  ["report", ["report", "model"], "a report is a function of the decision; one that computes could disagree with it"],
  ["page", ["page", "engine", "model"], "the page runs in a browser, with the same engine as the command line"],
  ["load", ["load", "engine", "model"], "loading turns the outside world into model values and checks them"],
  ["commands", ["commands", "load", "engine", "report", "model"], "a command gathers, calls the engine, and renders"],
  ["index.ts", ["load", "engine", "report", "model"], "the library is all but the shell, which knows the world"],
  ["cli.ts", ["commands"], "the entry knows the process, and hands it on as values"],
];

it.each(arrows)("%s imports only %j: %s", (layer, may) => {
  const broken = imports.filter(
    ({ from, to }) => layerOf(from) === layer && files.includes(to) && !may.includes(layerOf(to)),
  );
  expect(broken).toEqual([]);
});

it("every file is in a layer that has arrows", () => {
  const known = arrows.map(([layer]) => layer);
  expect(files.filter((file) => !known.includes(layerOf(file)))).toEqual([]);
});

/** Packages and built-ins that only some files may import, with the reason. */
const fences: [name: string, packages: RegExp, allowed: (file: string) => boolean, reason: string][] = [
  [
    "node built-ins",
    /^node:/,
    (file) => !/^(model|engine|report|page)\//.test(file),
    "model, engine, report and page run in a browser and touch no files",
  ],
  ["inquirer", /^(@inquirer\/|inquirer$)/, (file) => file === "load/answers-prompt.ts", "one file knows how to ask"],
  ["commander", /^commander$/, (file) => file.startsWith("commands/"), "only the program knows its command line"],
  ["yaml", /^yaml$/, (file) => file.startsWith("load/"), "only loading reads and writes files"],
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
