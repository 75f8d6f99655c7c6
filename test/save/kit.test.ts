import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { unplaced } from "../../src/model/diagnostic.ts";
import { writeKit } from "../../src/save/kit.ts";
import { folderOfEachTest } from "../own-folder.ts";

const at = folderOfEachTest();

const markText = "Written by advise measure kit; what stands here may be written anew.\n";
const files = { "judge.cjs": "our judge", "run.yaml": "our run" };

/** What each file of a folder says, by its name. */
function textsIn(name: string): Record<string, string> {
  return Object.fromEntries(readdirSync(at(name)).map((file) => [file, readFileSync(at(`${name}/${file}`), "utf8")]));
}

function putFiles(name: string, texts: Readonly<Record<string, string>>): void {
  mkdirSync(at(name), { recursive: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(at(`${name}/${file}`), text);
}

const written = { ".advise-kit": markText, ...files };

it.each<[string, string, Record<string, string> | null, Record<string, string>]>([
  ["a new folder", "kit", null, written],
  ["a new folder in a new folder", "new/kit", null, written],
  ["an empty folder", "kit", {}, written],
  ["a folder with nothing but the mark", "kit", { ".advise-kit": "old" }, written],
  [
    "a kit's folder, but for the judge, which is theirs",
    "kit",
    { ".advise-kit": "old", "judge.cjs": "their judge", "run.yaml": "their run" },
    { ...written, "judge.cjs": "their judge" },
  ],
  [
    "a kit's folder, with what else is in it left alone",
    "kit",
    { ".advise-kit": "old", "run.yaml": "their run", "notes.md": "their notes" },
    { ...written, "notes.md": "their notes" },
  ],
])("writes a kit into %s", async (_, name, there, after) => {
  if (there) putFiles(name, there);
  expect(await writeKit(at(name), name, files)).toEqual([]);
  expect(textsIn(name)).toEqual(after);
});

it.each<Record<string, string>>([{ "notes.md": "their notes" }, { "judge.cjs": "their judge" }, files])(
  "leaves a folder with other files in it alone: %j",
  async (there) => {
    putFiles("kit", there);
    expect(await writeKit(at("kit"), "my kit", files)).toEqual([
      unplaced("my kit", "read", "is a folder with other files in it", "name a new or empty folder"),
    ]);
    expect(textsIn("kit")).toEqual(there);
  },
);

it.each([
  ["a file", "file", "EEXIST"],
  ["a path through a file", "file/kit", "ENOTDIR"],
  ["a name too long", "x".repeat(300), "ENAMETOOLONG"],
  ["a name that no file can have", "kit\0", "ERR_INVALID_ARG_VALUE"],
])("says why no kit can be written into %s", async (_, name, code) => {
  writeFileSync(at("file"), "theirs");
  expect(await writeKit(at(name), "my kit", files)).toEqual([
    unplaced("my kit", "read", `cannot be made (${code})`, "name a folder that can be"),
  ]);
  expect(readFileSync(at("file"), "utf8")).toBe("theirs");
});

it("stops at the first file that cannot be written, and names it", async () => {
  putFiles("kit", { ".advise-kit": "old" });
  mkdirSync(at("kit/run.yaml"));
  expect(await writeKit(at("kit"), "my kit", { "a.yaml": "a", "run.yaml": "ours", "z.yaml": "z" })).toEqual([
    unplaced("my kit/run.yaml", "read", "is a folder, not a file", "name a file inside it"),
  ]);
  expect(readdirSync(at("kit")).sort()).toEqual([".advise-kit", "a.yaml", "run.yaml"]);
});

it.runIf(existsSync("/dev/full"))("writes through a link into a device, and says why that takes nothing", async () => {
  putFiles("kit", { ".advise-kit": "old" });
  symlinkSync("/dev/full", at("kit/run.yaml"));
  expect(await writeKit(at("kit"), "my kit", files)).toEqual([
    unplaced(
      "my kit/run.yaml",
      "read",
      "cannot be written: the disk is full",
      "make room, or name a place on another disk",
    ),
  ]);
  expect(lstatSync(at("kit/run.yaml")).isSymbolicLink()).toBe(true);
});
