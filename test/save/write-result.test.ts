import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, it } from "vitest";
import { writeResult } from "../../src/save/write-file.ts";
import { folderOfEachTest } from "../own-folder.ts";
import { failing, standInsOfEachTest } from "./stand-ins.ts";

const at = folderOfEachTest();
const { calls, promises } = standInsOfEachTest();

/** Writes a result, and gives the problem and how many times it was written in one go. */
async function write(path: string): Promise<[object | null, number]> {
  let times = 0;
  const inOneGo = (work: () => void) => {
    times += 1;
    work();
  };
  const problem = await writeResult(path, "new", { name: "the report", inOneGo });
  return [problem, times];
}

function read(name: string): string {
  return readFileSync(at(name), "utf8");
}

function refusal(message: string, hint: string): object {
  return { file: "the report", line: null, column: null, code: "read", message, hint };
}

describe("a result", () => {
  it("makes a file that is not there", async () => {
    expect(await write(at("x"))).toEqual([null, 0]);
    expect(read("x")).toBe("new");
  });

  it("replaces a file by another", async () => {
    writeFileSync(at("x"), "an old text");
    const before = statSync(at("x")).ino;
    expect(await write(at("x"))).toEqual([null, 0]);
    expect(read("x")).toBe("new");
    expect(statSync(at("x")).ino).not.toBe(before);
    expect(readdirSync(at())).toEqual(["x"]);
  });

  it("replaces a file that a link leads to, and leaves the link", async () => {
    writeFileSync(at("x"), "an old text");
    symlinkSync("x", at("link"));
    expect(await write(at("link"))).toEqual([null, 0]);
    expect(read("x")).toBe("new");
    expect(readdirSync(at(), { withFileTypes: true }).filter((entry) => entry.isSymbolicLink())).toHaveLength(1);
  });

  it("replaces a file that appears while it is written", async () => {
    writeFileSync(at("x"), "an old text");
    promises({ stat: () => Promise.resolve().then(failing("ENOENT")) });
    expect(await write(at("x"))).toEqual([null, 0]);
    expect(read("x")).toBe("new");
  });

  it("goes into a file of several names under all of them", async () => {
    writeFileSync(at("x"), "an old text");
    linkSync(at("x"), at("y"));
    expect(await write(at("x"))).toEqual([null, 0]);
    expect([read("x"), read("y")]).toEqual(["new", "new"]);
  });

  it.each(["EACCES", "EPERM", "EBUSY", "ENAMETOOLONG"])(
    "goes into the file itself where %s lets none take its place",
    async (code) => {
      writeFileSync(at("x"), "an old text");
      const before = statSync(at("x")).ino;
      calls({ renameSync: failing(code) });
      expect(await write(at("x"))).toEqual([null, 0]);
      expect(read("x")).toBe("new");
      expect(statSync(at("x")).ino).toBe(before);
      expect(readdirSync(at())).toEqual(["x"]);
    },
  );

  it("leaves a file as it is where the disk is full", async () => {
    writeFileSync(at("x"), "an old text");
    calls({ fsyncSync: failing("ENOSPC") });
    const full = refusal("cannot be written: the disk is full", "make room, or name a place on another disk");
    expect(await write(at("x"))).toEqual([full, 0]);
    expect(read("x")).toBe("an old text");
  });

  it("leaves a file as it is that may not be written", async () => {
    writeFileSync(at("x"), "an old text");
    calls({ accessSync: failing("EACCES") });
    const closed = refusal("may not be written", "check the permissions of it and its folder");
    expect(await write(at("x"))).toEqual([closed, 0]);
    expect(read("x")).toBe("an old text");
  });

  it("does not go into a folder", async () => {
    mkdirSync(at("x"));
    expect(await write(at("x"))).toEqual([refusal("is a folder, not a file", "name a file inside it"), 0]);
  });

  it("goes into a device in one go, and not beside it", async () => {
    writeFileSync(at("x"), "an old text");
    const before = statSync(at("x")).ino;
    promises({ stat: () => Promise.resolve({ isFile: () => false, isDirectory: () => false, nlink: 1 }) });
    expect(await write(at("x"))).toEqual([null, 1]);
    expect(read("x")).toBe("new");
    expect(statSync(at("x")).ino).toBe(before);
  });

  it("is put behind what stands in a log that is open", async () => {
    writeFileSync(at("log"), "before, ");
    const log = openSync(at("log"), "a");
    try {
      expect(await write(`/dev/fd/${log}`)).toEqual([null, 1]);
    } finally {
      closeSync(log);
    }
    expect(read("log")).toBe("before, new");
  });
});
