import fs, { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileAtomic } from "../../src/save/write-file.ts";
import { folderOfEachTest } from "../own-folder.ts";
import { failing, standInsOfEachTest } from "./stand-ins.ts";

const at = folderOfEachTest();
const { calls } = standInsOfEachTest();

function write(): Promise<object | null> {
  return writeFileAtomic(at("x"), "new", { overwrite: true });
}

/** What is done to the file beside, in turn, where the owner is changed as told. */
function whatIsDone(changeOwner: () => void): unknown[][] {
  const { openSync, fchmodSync } = fs;
  const done: unknown[][] = [];
  calls({
    openSync: (path: string, flags: string, mode: number) => {
      done.push(["open", basename(path), flags, mode]);
      return openSync(path, flags, mode);
    },
    fchownSync: (_: number, uid: number, gid: number) => {
      done.push(["owner", uid, gid]);
      changeOwner();
    },
    fchmodSync: (handle: number, mode: number) => {
      done.push(["mode", mode]);
      fchmodSync(handle, mode);
    },
  });
  return done;
}

describe("a file that is replaced", () => {
  it("keeps its owner, and its permissions from the start and after it", async () => {
    writeFileSync(at("x"), "old");
    chmodSync(at("x"), 0o640);
    const { uid, gid } = statSync(at("x"));
    const done = whatIsDone(() => undefined);
    expect(await write()).toBeNull();
    expect(done).toEqual([
      ["open", ".x.1.tmp", "wx", 0o640],
      ["owner", uid, gid],
      ["mode", 0o640],
    ]);
  });

  it.each(["EPERM", "EACCES", "EINVAL", "ENOSYS", "ENOTSUP"])(
    "is given its group alone where %s forbids its owner, and is written without either",
    async (code) => {
      writeFileSync(at("x"), "old");
      chmodSync(at("x"), 0o600);
      const { uid, gid } = statSync(at("x"));
      const done = whatIsDone(failing(code));
      expect(await write()).toBeNull();
      expect(done.slice(1)).toEqual([
        ["owner", uid, gid],
        ["owner", -1, gid],
        ["mode", 0o600],
      ]);
      expect(readFileSync(at("x"), "utf8")).toBe("new");
    },
  );

  it("stays where its owner cannot be kept for another reason", async () => {
    writeFileSync(at("x"), "old");
    whatIsDone(failing("EIO"));
    expect(await write()).toMatchObject({ message: "cannot be written (EIO)" });
    expect(readFileSync(at("x"), "utf8")).toBe("old");
    expect(readdirSync(at())).toEqual(["x"]);
  });
});

describe("the file beside", () => {
  it("passes over what killed runs left behind", async () => {
    for (const left of [".x.1.tmp", ".x.2.tmp"]) writeFileSync(at(left), "left");
    const done = whatIsDone(() => undefined);
    expect(await write()).toBeNull();
    expect(done.map(([, name]) => name)).toEqual([".x.1.tmp", ".x.2.tmp", ".x.3.tmp"]);
    expect(readdirSync(at()).sort()).toEqual([".x.1.tmp", ".x.2.tmp", "x"]);
  });

  it.each([null, "ENOSPC"])("is closed, also where it fails (%s)", async (code) => {
    const { closeSync, fsyncSync } = fs;
    const [written, closed]: number[][] = [[], []];
    calls({
      fsyncSync: (handle: number) => {
        written?.push(handle);
        if (code) failing(code)();
        fsyncSync(handle);
      },
      closeSync: (handle: number) => {
        closed?.push(handle);
        closeSync(handle);
      },
    });
    await write();
    expect(written).toHaveLength(1);
    expect(closed).toEqual(written);
  });

  it.each(["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"])("is renamed where %s allows no hard link", async (code) => {
    calls({ linkSync: failing(code) });
    expect(await write()).toBeNull();
    expect(readFileSync(at("x"), "utf8")).toBe("new");
    expect(readdirSync(at())).toEqual(["x"]);
  });

  it("does not replace a file that has appeared meanwhile", async () => {
    const { linkSync } = fs;
    calls({
      linkSync: (from: string, to: string) => {
        writeFileSync(to, "of another");
        linkSync(from, to);
      },
    });
    expect(await write()).toMatchObject({ message: "is there already and is not overwritten" });
    expect(readFileSync(at("x"), "utf8")).toBe("of another");
    expect(readdirSync(at())).toEqual(["x"]);
  });
});
