import { existsSync, readdirSync, readFileSync } from "node:fs";
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

/**
 * The rooms of the engine, one ladder too. `decide` is a room by itself: it stands among what it puts together, and puts
 * the analysis on top.
 */
const engineArrows: [room: string, may: string[], reason: string][] = [
  ["rulebook", [], "what a rulebook says is known before any answer is"],
  [
    "decision",
    ["rulebook"],
    "a sheet is evaluated by the conditions of the rulebook, and by nothing that is found out later",
  ],
  ["cost", ["rulebook"], "costs start from answers, and never from a score: they inform and decide nothing"],
  ["analysis", ["decision", "rulebook"], "what would change a decision is found by the rules that made it"],
  [
    "precedents",
    ["decision", "rulebook"],
    "published cases are compared by their answers, and never by what the rules make of them",
  ],
  [
    "decide",
    ["analysis", "precedents", "decision", "rulebook"],
    "the decision as a whole: evaluated, analysed, in the shape of the model",
  ],
  [
    "measure",
    ["decision", "rulebook"],
    "what evidence shows is counted first; what it means is asked of the evaluation",
  ],
  [
    "uses",
    ["decide", "analysis", "precedents", "cost", "decision", "rulebook"],
    "batch, cases, check, diff and panel: each decides, most of them often",
  ],
];

function engineRoomOf(file: string): string {
  return file === "engine/decide.ts" ? "decide" : (file.split("/")[1] ?? "");
}

it.each(engineArrows)("in the engine %s imports only itself and %j: %s", (room, may) => {
  const broken = imports.filter(
    ({ from, to }) =>
      roomOf(from) === "engine" &&
      roomOf(to) === "engine" &&
      engineRoomOf(from) === room &&
      ![room, ...may].includes(engineRoomOf(to)),
  );
  expect(broken.map(({ from, to }) => `${from} > ${to}`)).toEqual([]);
});

it("every file of the engine is in a room that has arrows", () => {
  const known = engineArrows.map(([room]) => room);
  expect(files.filter((file) => roomOf(file) === "engine" && !known.includes(engineRoomOf(file)))).toEqual([]);
});

/** The files that a file leads back to itself by, itself first and last; null when it does not. */
function circleFrom(file: string, next: Map<string, string[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const waiting = [file];
  for (const at of waiting) {
    for (const to of next.get(at) ?? []) {
      if (to === file) {
        const way = [at, file];
        while (way[0] !== file) way.unshift(cameFrom.get(way[0] ?? "") ?? file);
        return way;
      }
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      waiting.push(to);
    }
  }
  return null;
}

function circlesOf(among: readonly Pick<Import, "from" | "to">[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of among) next.set(from, [...(next.get(from) ?? []), to]);
  return [...next.keys()].flatMap((file) => circleFrom(file, next)?.join(" > ") ?? []);
}

it("no file leads back to itself, not even by types", () => {
  expect(circlesOf(imports)).toEqual([]);
});

it("a circle is found, and told from a way that ends", () => {
  const way = [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
    { from: "d", to: "a" },
  ];
  expect(circlesOf(way)).toEqual([]);
  expect(circlesOf([...way, { from: "c", to: "a" }])).toEqual(["a > b > c > a", "b > c > a > b", "c > a > b > c"]);
});

const rooms = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) => relative(src, join(parentPath, name)))
  .filter((folder) => !folder.includes("/") || /^engine\/[^/]+$/.test(folder));

// Whoever writes the algorithm down tells it in the room's own page.
it.each(["", ...rooms].filter((room) => room !== "engine/analysis"))(
  "src/%s says what is in it, what it may import, and what a newcomer may touch",
  (room) => {
    const text = readFileSync(join(src, room, "README.md"), "utf8");
    for (const part of ["**Holds**", "**May import**", "**A newcomer may touch**"]) expect(text).toContain(part);
    // A file or folder that is named there is there.
    const named = [...text.matchAll(/`([\w./-]+(?:\.ts|\/))`/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !existsSync(join(src, room, name)) && !existsSync(join(src, "..", name)))).toEqual(
      [],
    );
  },
);

/** Packages and built-ins that only some files may import, with the reason. */
const fences: [name: string, packages: RegExp, allowed: (file: string) => boolean, reason: string][] = [
  [
    "node built-ins",
    /^node:/,
    (file) => !/^(model|text|words|engine|report|page)\//.test(file),
    "what runs in a browser touches no files",
  ],
  [
    "@inquirer/core",
    /^@inquirer\//,
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

/** Every exported name, and the files that define it. A name that is passed on is defined elsewhere. */
function definitionsIn(texts: readonly (readonly [file: string, text: string])[]): Map<string, string[]> {
  const definitions = new Map<string, string[]>();
  for (const [file, text] of texts) {
    for (const [, name = ""] of text.matchAll(
      /^export (?:declare |async )?(?:const|let|function\*?|class|type|interface|enum) ([\w$]+)/gm,
    ))
      definitions.set(name, [...(definitions.get(name) ?? []), file]);
  }
  return definitions;
}

const exported = definitionsIn(files.map((file) => [file, readFileSync(join(src, file), "utf8")]));

it("an exported name is defined once, so that it has one meaning", () => {
  expect(
    definitionsIn([
      ["a.ts", "export type One = 1;\nexport const two = 2;"],
      ["b.ts", "export async function two() {}"],
    ]),
  ).toEqual(
    new Map([
      ["One", ["a.ts"]],
      ["two", ["a.ts", "b.ts"]],
    ]),
  );
  const twice = [...exported].filter(([, where]) => where.length > 1).map(([name, where]) => [name, where.sort()]);
  // The library's decide is the engine's, with a rulebook that was loaded: one meaning, under the name users know.
  expect(twice).toEqual([["decide", ["engine/decide.ts", "index.ts"]]]);
});

it("names that were given up for the standard terms stay given up", () => {
  const gone =
    "press draw frame canvas paper cells outlook leads pairs pairEndings readied looks firesOn counted met shut remarks " +
    "finders fillings places decisive inOneGo watched offer refuse script trail owed walk course carry automaton " +
    "minimise leaderView work judge Judgement standing Standing whyOut standsAside Session";
  expect(gone.split(" ").filter((name) => exported.has(name))).toEqual([]);
});
