import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allOf, fileNamesIn, passedOverIn, readFolder } from "../../../src/load/files/folder.ts";
import { fileBehind, sameFileAmong } from "../../../src/load/files/same-file.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();
function at(name: string): string {
  return join(folder, name);
}

for (const name of ["c.json", "a.yaml", "B.YML", "d.yaml.bak", "yaml", "e.yamll", "f-json"])
  writeFileSync(at(name), name);
mkdirSync(at("folder.yaml"));
execFileSync("mkfifo", [at("pipe.yml")]);
symlinkSync("nowhere", at("lost.yaml"));

describe("the YAML and JSON files of a folder", () => {
  it("are those with such an ending, in alphabetical order, without what may have nothing to read for ever", async () => {
    expect(await fileNamesIn(folder)).toEqual(["B.YML", "a.yaml", "c.json", "folder.yaml", "lost.yaml"]);
    expect(await passedOverIn(folder)).toEqual(["pipe.yml"]);
  });

  it("are none where there is no folder", async () => {
    expect(await Promise.all([fileNamesIn(at("none")), passedOverIn(at("none"))])).toEqual([[], []]);
    expect(await readFolder(at("none"))).toEqual({ ok: true, value: [] });
  });

  it("are read under their names, or each that cannot be is named", async () => {
    mkdirSync(at("good"));
    writeFileSync(at("good/b.yaml"), "b: 1");
    writeFileSync(at("good/a.json"), "{}");
    const texts = [
      { file: "a.json", text: "{}" },
      { file: "b.yaml", text: "b: 1" },
    ];
    expect(await readFolder(at("good"))).toEqual({ ok: true, value: texts });
    const bad = await readFolder(folder);
    expect(bad.ok ? [] : bad.problems.map(({ file, message }) => [file, message])).toEqual([
      ["folder.yaml", "is a folder, not a file"],
      ["lost.yaml", "does not exist"],
    ]);
  });

  it("are all there, or all that is wrong with them", () => {
    const problem = { file: "a", line: null, column: null, code: "read", message: "is lost" } as const;
    expect(
      allOf([
        { ok: true, value: 1 },
        { ok: true, value: 2 },
      ]),
    ).toEqual({ ok: true, value: [1, 2] });
    const other = { ...problem, file: "b" };
    const failed = [
      { ok: false as const, problems: [problem] },
      { ok: true as const, value: 2 },
    ];
    expect(allOf([...failed, { ok: false, problems: [other] }])).toEqual({ ok: false, problems: [problem, other] });
  });
});

describe("the file behind a path", () => {
  symlinkSync("a.yaml", at("link"));
  symlinkSync("good", at("way"));

  it("is the same by each of its names, and another for each file", async () => {
    const behind = await fileBehind(at("a.yaml"));
    expect(behind).toMatch(/^\d+:\d+$/);
    expect(await fileBehind(at("link"))).toBe(behind);
    expect(await fileBehind(at("good/../a.yaml"))).toBe(behind);
    expect(await fileBehind(at("B.YML"))).not.toBe(behind);
  });

  it("that is not there yet is its place, by whatever way", async () => {
    mkdirSync(at("good"), { recursive: true });
    const place = await fileBehind(at("good/new.yaml"));
    expect(place).toMatch(/good\/new\.yaml$/);
    expect(await fileBehind(at("way/new.yaml"))).toBe(place);
    expect(await fileBehind(at("none/new.yaml"))).toBe(at("none/new.yaml"));
  });

  it("is none of what is no file", async () => {
    expect(await Promise.all([fileBehind(folder), fileBehind(at("pipe.yml"))])).toEqual([null, null]);
  });

  it.each<[path: string, others: string[], found: string | undefined]>([
    ["a.yaml", ["c.json", "link", "a.yaml"], "link"],
    ["a.yaml", ["c.json"], undefined],
    ["a.yaml", [], undefined],
    ["new.yaml", ["a.yaml", "good/../new.yaml"], "good/../new.yaml"],
    ["pipe.yml", ["pipe.yml"], undefined],
  ])("of %s among %j is %s", async (path, others, found) => {
    expect(await sameFileAmong(at(path), others.map(at))).toBe(found === undefined ? undefined : at(found));
  });
});
