import { createHash } from "node:crypto";
import { mkdirSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import {
  evidenceRoot,
  evidenceStates,
  fileHash,
  filesBelow,
  folderName,
  hashOfList,
  heldPath,
  isHidden,
} from "../../../src/load/measure/evidence.ts";
import { folderOfEachTest } from "../../own-folder.ts";

const each = folderOfEachTest();

/** A path in the folder of the test, with no link in it. */
function at(name = ""): string {
  return join(realpathSync(each()), name);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

beforeEach(() => {
  for (const folder of [".git", "deep/er", "docs"]) mkdirSync(at(folder), { recursive: true });
  writeFileSync(at("deep/answers.yaml"), "");
  writeFileSync(at("eval.json"), "seen");
  writeFileSync(at("..odd"), "odd");
});

it("the folder that evidence may not leave is the nearest repository around an answers file", async () => {
  expect(await evidenceRoot(at("deep/answers.yaml"))).toBe(at());
  expect(await evidenceRoot(at("answers.yaml"))).toBe(at());
  writeFileSync(at("deep/.git"), "gitdir: elsewhere");
  expect(await evidenceRoot(at("deep/er/answers.yaml"))).toBe(at("deep"));
});

describe("where evidence is", () => {
  const answers = () => at("deep/answers.yaml");
  const inRepository = "name a file in the repository of the answers file";

  it.each([
    ["answers.yaml", "deep/answers.yaml"],
    ["../eval.json", "eval.json"],
    ["../..odd", "..odd"],
    ["../docs/", "docs"],
    ["er/../../eval.json", "eval.json"],
    ["../", ""],
  ])("is where its name leads: %s", async (file, path) => {
    expect(await heldPath(answers(), file)).toEqual({ ok: true, value: at(path) });
  });

  it.each(["../none.json", "none/", "../eval.json/x", "notes:1.json"])("is nowhere: %s", async (file) => {
    expect(await heldPath(answers(), file)).toEqual({ ok: true, value: null });
  });

  it.each([
    ["", "is not a path with /", inRepository],
    ["a\0b", "is not a path with /", inRepository],
    ["..\\eval.json", "is not a path with /", inRepository],
    ["/eval.json", "is an absolute path", inRepository],
    ["c:/eval.json", "is an absolute path", inRepository],
    ["../..", "leaves the repository", inRepository],
    ["../../x", "leaves the repository", inRepository],
    ["../out", "leaves the repository by a link", inRepository],
    ["../docs", "is not a plain file", inRepository],
    ["../eval.link/", "is not a folder", "leave out the slash at its end"],
    ["../loop", "cannot be read (ELOOP)", inRepository],
    ["../large", "is larger than 512 MiB", inRepository],
  ])("is refused, with what would be right: %j", async (file, message, hint) => {
    symlinkSync("..", at("out"));
    symlinkSync("eval.json", at("eval.link"));
    symlinkSync("loop", at("loop"));
    writeFileSync(at("large"), "");
    truncateSync(at("large"), 512 * 2 ** 20 + 1);
    expect(await heldPath(answers(), file)).toEqual({
      ok: false,
      problems: [
        {
          file: answers(),
          line: null,
          column: null,
          code: "read",
          message: `the evidence "${file}" ${message}`,
          hint,
        },
      ],
    });
  });

  it("may be as large as 512 MiB", async () => {
    writeFileSync(at("large"), "");
    truncateSync(at("large"), 512 * 2 ** 20);
    expect(await heldPath(answers(), "../large")).toEqual({ ok: true, value: at("large") });
  });
});

describe("whether evidence is what it was", () => {
  const measured = (...files: [file: string, sha256: string][]) => {
    return { by: "eval", value: 1, of: 1, files: files.map(([file, hash]) => ({ file, sha256: hash })) };
  };

  it("is said of each file of each answer, in their order", async () => {
    const states = await evidenceStates(at("deep/answers.yaml"), [
      ["tried", measured(["../eval.json", sha256("seen")], ["../none.json", sha256("")])],
      ["reader", measured(["../eval.json", sha256("before")], ["../docs/", sha256("")])],
      ["tests", measured(["../none.json", "x"])],
    ]);
    expect(states).toEqual({
      ok: true,
      value: [
        { question: "tried", file: "../eval.json", state: "same" },
        { question: "tried", file: "../none.json", state: "missing" },
        { question: "reader", file: "../eval.json", state: "moved" },
        { question: "reader", file: "../docs/", state: "same" },
        { question: "tests", file: "../none.json", state: "missing" },
      ],
    });
  });

  it("is not asked of what may not be read", async () => {
    const states = await evidenceStates(at("deep/answers.yaml"), [["tried", measured(["../../x", "x"])]]);
    expect(states).toMatchObject({
      ok: false,
      problems: [{ message: 'the evidence "../../x" leaves the repository' }],
    });
  });
});

describe("the files below a folder", () => {
  it("are sorted by their paths, without links and what is hidden", async () => {
    const files = [
      "b.md",
      "a/z.md",
      "a/b/c.md",
      "B.md",
      "a.md",
      ".x.md",
      ".x/y.md",
      "node_modules/y.md",
      "a/node_modules/y.md",
    ];
    for (const file of files) {
      mkdirSync(join(at("docs"), file, ".."), { recursive: true });
      writeFileSync(join(at("docs"), file), file);
    }
    symlinkSync(at("eval.json"), at("docs/link.md"));
    symlinkSync(at("deep"), at("docs/folder"));
    expect(await filesBelow(at("docs"))).toEqual(["B.md", "a.md", "a/b/c.md", "a/z.md", "b.md"]);
    expect(await filesBelow(at("deep/er"))).toEqual([]);
  });

  it.each([
    [".x.md", true],
    ["a/.x/b.md", true],
    ["a/node_modules/b.md", true],
    ["node_modules", true],
    ["a.md", false],
    ["a/my_node_modules/b.x", false],
    ["a/node_modules.md", false],
  ])("of which %s is hidden: %s", (path, hidden) => {
    expect(isHidden(path)).toBe(hidden);
  });

  it("are named by their folder with one slash, and hashed whatever their order", () => {
    expect([folderName("docs"), folderName("docs//"), folderName("a/b/")]).toEqual(["docs/", "docs/", "a/b/"]);
    const entries = [
      ["b", "1"],
      ["a", "2"],
    ] as const;
    expect(hashOfList(entries)).toBe(sha256("1  b\n2  a\n"));
    expect(hashOfList(entries.toReversed())).toBe(hashOfList(entries));
  });
});

it("only a plain file is hashed, and no link", async () => {
  symlinkSync("eval.json", at("link"));
  expect(await fileHash(at("eval.json"))).toBe(sha256("seen"));
  await expect(fileHash(at("docs"))).rejects.toMatchObject({ code: "EINVAL", message: "not a plain file" });
  await expect(fileHash(at("link"))).rejects.toMatchObject({ code: "ELOOP" });
});
