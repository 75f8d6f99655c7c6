import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
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
