import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { type Diagnostic, unplaced } from "../../src/model/diagnostic.ts";
import { type Save, saveAnswers } from "../../src/save/answers.ts";
import { folderOfEachTest } from "../own-folder.ts";

const at = folderOfEachTest();
beforeEach(() => {
  writeFileSync(at("read.yaml"), before);
});

function textOf(name: string): string {
  return readFileSync(at(name), "utf8");
}

const before = "# ours\nanswers:\n  facts: yes # sure\n";
const after = "# ours\nanswers:\n  facts: no # sure\n";

/** Sets facts to no, starting from what read.yaml held when it was read. */
function save(name: string, options: Partial<Save> = {}) {
  return saveAnswers({
    path: at(name),
    name,
    from: { file: "read.yaml", text: before },
    read: at("read.yaml"),
    answers: { facts: { value: "no", choice: "no", from: "flag" } },
    decision: null,
    force: false,
    ...options,
  });
}

function said(problems: readonly Diagnostic[]): string {
  return problems.map(({ file, message, hint }) => `${file} ${message}; ${hint ?? ""}`).join("\n");
}

describe("the file that was read", () => {
  it("is replaced, and keeps its permissions and its byte order mark", async () => {
    writeFileSync(at("read.yaml"), `\ufeff${before}`);
    chmodSync(at("read.yaml"), 0o640);
    expect(await save("read.yaml")).toEqual([]);
    expect(textOf("read.yaml")).toBe(`\ufeff${after}`);
    expect(statSync(at("read.yaml")).mode & 0o777).toBe(0o640);
    expect(readdirSync(at())).toEqual(["read.yaml"]);
  });

  it("is replaced through a link, which stays a link", async () => {
    symlinkSync("read.yaml", at("link.yaml"));
    expect(await save("link.yaml", { read: at("link.yaml") })).toEqual([]);
    expect(textOf("read.yaml")).toBe(after);
    expect(
      readdirSync(at(), { withFileTypes: true })
        .find(({ name }) => name === "link.yaml")
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  it.each([false, true])("is left alone when it has changed since, force or no force (%s)", async (force) => {
    writeFileSync(at("read.yaml"), `${before}title: theirs\n`);
    expect(said(await save("read.yaml", { force }))).toContain("has changed since it was read");
    expect(textOf("read.yaml")).toBe(`${before}title: theirs\n`);
  });

  it("is not touched when it says it all already", async () => {
    const old = statSync(at("read.yaml"));
    expect(await save("read.yaml", { answers: {} })).toEqual([]);
    expect(statSync(at("read.yaml")).ino).toBe(old.ino);
  });
});

const changed = [
  unplaced(
    "read.yaml",
    "read",
    "has changed since it was read, and is not overwritten",
    "look at what changed, and run this again",
  ),
];
const notTheOneRead = [
  "is there already, and is not the file that was read",
  "name another file, or replace it with --force",
] as const;

it.each<[string, Partial<Save>, () => void, Diagnostic[]]>([
  ["another text", {}, () => writeFileSync(at("read.yaml"), "title: theirs\n"), changed],
  [
    "a folder in its place, where nothing was read",
    { from: { file: "read.yaml", text: "" }, answers: {} },
    () => {
      rmSync(at("read.yaml"));
      mkdirSync(at("read.yaml"));
    },
    changed,
  ],
  [
    "another name beside its own",
    {},
    () => linkSync(at("read.yaml"), at("also.yaml")),
    [
      unplaced(
        "read.yaml",
        "read",
        "has 2 names (hard links), of which only this one would change",
        "write to another file, or copy it over itself so that it has one name",
      ),
    ],
  ],
])("does not replace the file that was read when it has %s", async (_, options, prepare, problems) => {
  prepare();
  expect(await save("read.yaml", options)).toEqual(problems);
});

it("says why a text cannot be rewritten, and writes nothing", async () => {
  const text = "answers: &all\n  facts: yes\nsource: *all\n";
  expect(await save("new.yaml", { from: { file: "read.yaml", text } })).toEqual([
    unplaced(
      "new.yaml",
      "read",
      "answers.facts cannot be rewritten without touching what stands around it",
      "write that entry as a plain key: value, or --save to a new file",
    ),
  ]);
  expect(readdirSync(at())).toEqual(["read.yaml"]);
});

it.each<[string, string | null]>([
  ["there is none", null],
  ["it is gone", "gone.yaml"],
  ["it is another", "read.yaml"],
])("takes no file for the one that was read when %s", async (_, read) => {
  writeFileSync(at("other.yaml"), before);
  const options = { read: read === null ? null : at(read) };
  expect(await save("other.yaml", options)).toEqual([unplaced("other.yaml", "read", ...notTheOneRead)]);
  expect(await save("new.yaml", options)).toEqual([]);
  expect([textOf("other.yaml"), textOf("new.yaml")]).toEqual([before, after]);
});

it("writes anew where the file that was read is gone", async () => {
  rmSync(at("read.yaml"));
  expect(await save("read.yaml")).toEqual([]);
  expect(textOf("read.yaml")).toBe(after);
});

it("does not write where the file that was read is a link to nothing by now", async () => {
  rmSync(at("read.yaml"));
  symlinkSync("gone.yaml", at("read.yaml"));
  expect(await save("read.yaml")).toEqual([unplaced("read.yaml", "read", ...notTheOneRead)]);
  expect(readdirSync(at())).toEqual(["read.yaml"]);
});

describe("another file", () => {
  it("is written where there is none, starting from what was read", async () => {
    expect(await save("new.yaml")).toEqual([]);
    expect([textOf("new.yaml"), textOf("read.yaml")]).toEqual([after, before]);
  });

  it("is replaced only by force", async () => {
    writeFileSync(at("other.yaml"), "theirs");
    expect(said(await save("other.yaml"))).toContain("--force");
    expect(textOf("other.yaml")).toBe("theirs");
    expect(await save("other.yaml", { force: true })).toEqual([]);
    expect(textOf("other.yaml")).toBe(after);
  });

  it("is not written through a link, not even by force", async () => {
    writeFileSync(at("other.yaml"), "theirs");
    symlinkSync("other.yaml", at("link.yaml"));
    expect(said(await save("link.yaml", { force: true }))).toContain("is a link");
    expect(textOf("other.yaml")).toBe("theirs");
  });

  it.each([
    ["no/new.yaml", "its folder does not exist"],
    [".", "is there already"],
  ])("%s: %s", async (name, reason) => {
    expect(said(await save(name))).toContain(reason);
  });
});

it("passes over what a killed run left behind", async () => {
  writeFileSync(at(".read.yaml.1.tmp"), "half");
  expect(await save("read.yaml")).toEqual([]);
  expect(textOf("read.yaml")).toBe(after);
  expect(textOf(".read.yaml.1.tmp")).toBe("half");
});
