import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { writeFileAtomic } from "../../src/save/write-file.ts";
import { folderOfEachTest } from "../own-folder.ts";
import { failing, standInsOfEachTest } from "./stand-ins.ts";

const at = folderOfEachTest();
const { calls, promises } = standInsOfEachTest();

function refusal(message: string, hint: string): object {
  return { file: "answers", line: null, column: null, code: "read", message, hint };
}

function write(expected?: string): Promise<object | null> {
  const bytes = expected === undefined ? undefined : Buffer.from(expected);
  return writeFileAtomic(at("x"), "new", { overwrite: true, expected: bytes, name: "answers" });
}

const reasons = [
  ["EEXIST", "is there already and is not overwritten", "give another name"],
  ["ENOENT", "cannot be written: its folder does not exist", "make the folder first, or name another"],
  ["ENOTDIR", "cannot be written: a part of the path is a file, not a folder", "name a folder that exists"],
  ["EISDIR", "is a folder, not a file", "name a file inside it"],
  ["EACCES", "may not be written", "check the permissions of it and its folder"],
  ["EPERM", "may not be written", "check the permissions of it and its folder"],
  ["EROFS", "may not be written: the disk is read-only", "name a place on another disk"],
  ["ENOSPC", "cannot be written: the disk is full", "make room, or name a place on another disk"],
  ["ENAMETOOLONG", "cannot be written: the name is too long", "give a shorter name"],
  ["EIO", "cannot be written (EIO)", "give another name"],
] as const;

describe("a file that the system does not take", () => {
  it.each(reasons)("is named with what %s means, and nothing is left behind", async (code, message, hint) => {
    calls({ fsyncSync: failing(code) });
    expect(await write()).toEqual(refusal(message, hint));
    expect(readdirSync(at())).toEqual([]);
  });

  it("is named with the error itself where it has no code", async () => {
    calls({
      fsyncSync: () => {
        throw new Error("it failed");
      },
    });
    expect(await write()).toEqual(refusal("cannot be written (Error: it failed)", "give another name"));
  });

  it("is named with what went wrong first, also where the file beside it is gone", async () => {
    calls({
      fsyncSync: () => {
        rmSync(at(".x.1.tmp"));
        failing("ENOSPC")();
      },
    });
    expect(await write()).toMatchObject({ message: "cannot be written: the disk is full" });
  });

  it("stays as it is where it may not be written", async () => {
    writeFileSync(at("x"), "old");
    promises({ access: () => Promise.resolve().then(failing("EACCES")) });
    expect(await write()).toEqual(refusal("may not be written", "check the permissions of it and its folder"));
    expect(readFileSync(at("x"), "utf8")).toBe("old");
  });

  it("stays as it is where nothing can be known of it", async () => {
    writeFileSync(at("x"), "old");
    promises({ lstat: () => Promise.resolve().then(failing("EIO")) });
    expect(await write()).toEqual(refusal("cannot be written (EIO)", "give another name"));
    expect(readFileSync(at("x"), "utf8")).toBe("old");
  });
});

describe("what is not replaced", () => {
  const oneName = "write to another file, or copy it over itself so that it has one name";
  it.each([
    ["a folder", () => mkdirSync(at("x")), "is a folder, not a file", "name a file inside it"],
    [
      "a link",
      () => symlinkSync(at("elsewhere"), at("x")),
      "is a link to another place, and is not followed",
      "name the file itself",
    ],
    [
      "a file of several names",
      () => {
        writeFileSync(at("x"), "old");
        linkSync(at("x"), at("y"));
        linkSync(at("x"), at("z"));
      },
      "has 3 names (hard links), of which only this one would change",
      oneName,
    ],
  ])("is %s", async (_, prepare, message, hint) => {
    prepare();
    const before = readdirSync(at());
    expect(await write()).toEqual(refusal(message, hint));
    expect(readdirSync(at())).toEqual(before);
  });

  it("is what is no file", async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(at("x"), listening));
    try {
      expect(await write()).toEqual(refusal("is not a file that can be written", "name a file"));
    } finally {
      server.close();
    }
  });

  it("is a file, unless it may be", async () => {
    writeFileSync(at("x"), "old");
    expect(await writeFileAtomic(at("x"), "new", { overwrite: false, name: "answers" })).toEqual(
      refusal("is there already and is not overwritten", "give another name"),
    );
  });

  it("is a file that has changed since it was read", async () => {
    writeFileSync(at("x"), "changed");
    const changed = refusal(
      "has changed since it was read, and is not overwritten",
      "look at what changed, and run this again",
    );
    expect(await write("old")).toEqual(changed);
    expect(readFileSync(at("x"), "utf8")).toBe("changed");
    expect(readdirSync(at())).toEqual(["x"]);
    expect(await write("changed")).toBeNull();
    expect(readFileSync(at("x"), "utf8")).toBe("new");
  });
});
