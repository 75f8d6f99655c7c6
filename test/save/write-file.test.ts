import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { firstFree, writeDraft } from "../../src/save/draft.ts";
import { writeFileAtomic } from "../../src/save/write-file.ts";
import { folderOfEachTest } from "../own-folder.ts";

const at = folderOfEachTest();

function read(name: string): string {
  return readFileSync(at(name), "utf8");
}

describe("writing a file in one step", () => {
  it("makes a new file, and leaves nothing else behind", async () => {
    expect(await writeFileAtomic(at("new.yaml"), "text", { overwrite: false })).toBeNull();
    expect(read("new.yaml")).toBe("text");
    expect(readdirSync(at())).toEqual(["new.yaml"]);
  });

  it("replaces a file only when told to, and keeps its permissions", async () => {
    writeFileSync(at("old.yaml"), "old");
    chmodSync(at("old.yaml"), 0o640);
    expect(await writeFileAtomic(at("old.yaml"), "new", { overwrite: false, name: "old.yaml" })).toMatchObject({
      file: "old.yaml",
      message: "is there already and is not overwritten",
    });
    expect(read("old.yaml")).toBe("old");
    expect(await writeFileAtomic(at("old.yaml"), "new", { overwrite: true })).toBeNull();
    expect(read("old.yaml")).toBe("new");
    expect(statSync(at("old.yaml")).mode & 0o777).toBe(0o640);
    expect(readdirSync(at())).toEqual(["old.yaml"]);
  });

  it.each([
    ["a folder", () => mkdirSync(at("x")), "x", "is a folder"],
    ["a link", () => symlinkSync(at("elsewhere"), at("x")), "x", "is a link"],
    ["a folder that is missing", () => undefined, "nowhere/x", "its folder does not exist"],
    ["a path through a file", () => writeFileSync(at("x"), ""), "x/y", "a part of the path is a file"],
    ["a name too long", () => undefined, "x".repeat(300), "the name is too long"],
  ])("refuses %s", async (_, prepare, name, message) => {
    prepare();
    const before = readdirSync(at());
    const problem = await writeFileAtomic(at(name), "text", { overwrite: true });
    expect(problem?.message).toContain(message);
    expect(readdirSync(at())).toEqual(before);
  });

  it("lets one of many writers win, whole", async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(5000));
    const results = await Promise.all(texts.map((text) => writeFileAtomic(at("one"), text, { overwrite: false })));
    expect(results.filter((problem) => problem === null)).toHaveLength(1);
    expect(texts).toContain(read("one"));
    expect(readdirSync(at())).toEqual(["one"]);
  });
});

describe("a draft", () => {
  it("replaces the file it was started from, and no other", async () => {
    writeFileSync(at("advise.draft.yaml"), "old");
    expect(await writeDraft({ text: "new", folder: at() })).toEqual({ ok: true, value: "advise.draft-2.yaml" });
    expect(await writeDraft({ text: "newer", folder: at(), read: "./advise.draft.yaml" })).toEqual({
      ok: true,
      value: "advise.draft.yaml",
    });
    expect(read("advise.draft.yaml")).toBe("newer");
  });

  it("says why when it can be kept nowhere", async () => {
    expect(await writeDraft({ text: "draft", folder: at("nowhere") })).toMatchObject({ ok: false });
  });
});

it("offers the first name that is free", async () => {
  expect(await firstFree(at(), "advise.yaml")).toBe("advise.yaml");
  writeFileSync(at("advise.yaml"), "");
  writeFileSync(at("advise-2.yaml"), "");
  expect(await firstFree(at(), "advise.yaml")).toBe("advise-3.yaml");
});
