import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { findAnswersFiles } from "../../../src/load/answers/find.ts";
import { readFileOrRevision } from "../../../src/load/files/git-file.ts";
import { hasDrive, windowsDevice, withSlashes } from "../../../src/load/files/windows.ts";
import { writeFileAtomic, writeResult } from "../../../src/save/write-file.ts";
import { ownFolder } from "../../own-folder.ts";

// On Windows here means by its separator: what is made of names is tried on any system, what the system does is not.
vi.mock("node:path", async (original) => ({ ...(await original<object>()), sep: "\\" }));

describe("a path with slashes", () => {
  it.each([
    ["decisions\\a.yaml", "decisions/a.yaml"],
    ["decisions\\**\\*.yaml", "decisions/**/*.yaml"],
    ["C:\\work\\a.yaml", "C:/work/a.yaml"],
    ["\\\\server\\share\\a.yaml", "//server/share/a.yaml"],
    ["decisions/a.yaml", "decisions/a.yaml"],
  ])("of %s is %s on Windows, and itself elsewhere", (path, slashed) => {
    expect(withSlashes(path, win32.sep)).toBe(slashed);
    expect(withSlashes(path, posix.sep)).toBe(path);
  });

  it("leads Windows to the same place", () => {
    const part = fc.constantFrom("a", "..", ".", "b c", "ä.yaml");
    fc.assert(
      fc.property(fc.constantFrom("C:\\work", "\\\\server\\share"), fc.array(part), (folder, parts) => {
        const path = parts.join("\\");
        expect(win32.resolve(folder, withSlashes(path, win32.sep))).toBe(win32.resolve(folder, path));
      }),
    );
  });
});

it.each(["C:\\a.yaml", "c:a.yaml", "Z:/a.yaml"])("%s has a drive on Windows, and is a revision elsewhere", (name) => {
  expect([hasDrive(name, win32.sep), hasDrive(name, posix.sep)]).toEqual([true, false]);
});

describe("a device of Windows", () => {
  it.each([
    ["NUL", "NUL"],
    ["nul", "NUL"],
    ["C:\\work\\nul.txt", "NUL"],
    ["logs/Con", "CON"],
    ["com1 .yaml", "COM1"],
    ["C:aux", "AUX"],
    ["prn:", "PRN"],
    ["LPT²", "LPT²"],
  ])("is %s: %s", (path, device) => {
    expect(windowsDevice(path, win32.sep)).toBe(device);
    expect(windowsDevice(path, posix.sep)).toBeUndefined();
  });

  it.each(["null", "nul/a.yaml", "nul/a/", "console.yaml", "com.yaml", "com10.yaml", "a.nul", "xnul", "lpt0"])(
    "is not %s",
    (path) => expect(windowsDevice(path, win32.sep)).toBeUndefined(),
  );
});

describe("on Windows", () => {
  const folder = ownFolder();
  mkdirSync(join(folder, "decisions"));
  writeFileSync(join(folder, "decisions/a.yaml"), "advise: 1\nanswers: {}\n");

  it("a pattern may have backslashes, and the files that it finds are named with slashes", async () => {
    const found = await findAnswersFiles(folder, ["decisions\\*.yaml"]);
    expect(found).toMatchObject({ ok: true, value: [{ file: "decisions/a.yaml" }] });
  });

  it("a file on a drive that is not there is missing, and no revision of git", async () => {
    const read = await readFileOrRevision(folder, "C:\\nowhere.yaml");
    expect(read).toMatchObject({ ok: false, problems: [{ message: "does not exist" }] });
  });

  it("what is written to NUL is thrown away, and nothing else is written to a device", async () => {
    const write = (path: string) => writeResult(join(folder, path), "text", { name: path, inOneGo: (work) => work() });
    expect(await write("NUL")).toBeNull();
    expect(await write("con.md")).toMatchObject({ message: "is the name of a device on Windows, not of a file" });
    const saved = await writeFileAtomic(join(folder, "nul.yaml"), "text", { overwrite: true, name: "nul.yaml" });
    expect(saved).toMatchObject({ file: "nul.yaml", hint: "give another name" });
    expect(readdirSync(folder)).toEqual(["decisions"]);
  });
});
