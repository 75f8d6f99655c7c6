import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { firstFree, isDraft, removeDraft, writeDraft } from "../../src/save/draft.ts";
import { folderOfEachTest } from "../own-folder.ts";
import { failing, standInsOfEachTest } from "./stand-ins.ts";

const at = folderOfEachTest();
const { promises } = standInsOfEachTest();

describe("the name of a draft", () => {
  it.each([
    ["advise.draft.yaml", true],
    ["decisions/advise.draft.yaml", true],
    ["advise.draft-2.yaml", true],
    ["advise.draft-12.yaml", true],
    ["advise.draft-a.yaml", false],
    ["advise.draft-.yaml", false],
    ["my-advise.draft.yaml", false],
    ["advise.draft.yaml.orig", false],
    ["advise.draft.yaml/answers.yaml", false],
    ["advise.yaml", false],
  ])("%s: %s", (name, expected) => {
    expect(isDraft(name)).toBe(expected);
  });
});

describe("a draft whose answers are kept elsewhere", () => {
  it("is taken away", async () => {
    writeFileSync(at("advise.draft.yaml"), "the answers: é");
    expect(await removeDraft(at("advise.draft.yaml"), "the answers: é")).toBe(true);
    expect(existsSync(at("advise.draft.yaml"))).toBe(false);
  });

  it("stays where it has changed since it was read", async () => {
    writeFileSync(at("advise.draft.yaml"), "other answers");
    expect(await removeDraft(at("advise.draft.yaml"), "the answers")).toBe(false);
    expect(readFileSync(at("advise.draft.yaml"), "utf8")).toBe("other answers");
  });

  it("is not gone where it was not there, or cannot be taken away", async () => {
    expect(await removeDraft(at("advise.draft.yaml"), "")).toBe(false);
    writeFileSync(at("advise.draft.yaml"), "the answers");
    promises({ rm: () => Promise.resolve().then(failing("EACCES")) });
    expect(await removeDraft(at("advise.draft.yaml"), "the answers")).toBe(false);
  });
});

describe("a new draft", () => {
  it("does not replace a draft where the run was started from another file", async () => {
    writeFileSync(at("advise.draft.yaml"), "old");
    const written = await writeDraft({ text: "new", folder: at(), read: "answers.yaml" });
    expect(written).toEqual({ ok: true, value: "advise.draft-2.yaml" });
    expect(readFileSync(at("advise.draft.yaml"), "utf8")).toBe("old");
  });

  it("says of two names why they could not be taken, and of no more", async () => {
    mkdirSync(at("advise.draft.yaml"));
    for (let number = 2; number < 100; number += 1) writeFileSync(at(`advise.draft-${number}.yaml`), "old");
    const problem = { line: null, column: null, code: "read" };
    expect(await writeDraft({ text: "new", folder: at() })).toEqual({
      ok: false,
      problems: [
        {
          ...problem,
          file: "advise.draft.yaml",
          message: "is a folder, not a file",
          hint: "name a file inside it",
        },
        {
          ...problem,
          file: "advise.draft-2.yaml",
          message: "is there already and is not overwritten",
          hint: "give another name",
        },
      ],
    });
    expect(readdirSync(at())).toHaveLength(99);
  });
});

it("offers the name itself in a folder that is not there", async () => {
  expect(await firstFree(at("nowhere"), "advise.yaml")).toBe("advise.yaml");
});
