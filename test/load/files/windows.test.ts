import { posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasDrive, windowsDevice, withSlashes } from "../../../src/load/files/windows.ts";

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
