import { linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findAnswersFiles } from "../../../src/load/answers/find.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();
for (const name of ["one/two", "one/node_modules", "one/.hidden", "empty"])
  mkdirSync(join(folder, name), { recursive: true });
for (const name of [
  "b.yaml",
  "one/a.yml",
  "one/two/c.yaml",
  "one/node_modules/d.yaml",
  "one/.hidden/e.yaml",
  "one/f.json",
])
  writeFileSync(join(folder, name), "advise: 1\n");
writeFileSync(join(folder, "other.yaml"), "kind: Service\n");
linkSync(join(folder, "b.yaml"), join(folder, "one/also-b.yaml"));
symlinkSync("../b.yaml", join(folder, "one/link-b.yaml"));
symlinkSync("two", join(folder, "one/way"));

async function found(...names: string[]) {
  const result = await findAnswersFiles(folder, names);
  return result.ok ? result.value.map(({ file }) => file) : result.problems;
}

const inOne = ["one/a.yml", "one/also-b.yaml", "one/two/c.yaml"];

describe("the answers files that names stand for", () => {
  it.each<[what: string, names: string[], files: string[]]>([
    ["a file is itself", ["b.yaml"], ["b.yaml"]],
    ["a file that is named is one, whatever stands in it", ["other.yaml", "one/f.json"], ["one/f.json", "other.yaml"]],
    ["of a folder those below it, but for other people's and hidden ones, and each file once", ["one"], inOne],
    ["of a pattern those that it matches", ["**/*.yml"], ["one/a.yml"]],
    ["of a pattern no file that is not ours", ["*.yaml"], ["b.yaml"]],
    [
      "of several names each file once, by its first name in the alphabet",
      ["one", "b.yaml", "one/../b.yaml"],
      ["b.yaml", "one/a.yml", "one/two/c.yaml"],
    ],
  ])("%s", async (_, names, files) => expect(await found(...names)).toEqual(files));

  const hint = "an answers file has the key advise: 1 and ends in .yaml or .yml";
  const missing = "check the path; for answers, `advise init FILE` writes a blank file";
  it.each([
    ["empty", "no answers file is below it", hint],
    ["*.md", "no answers file is matched", hint],
    ["other*", "no answers file is matched", hint],
    ["none.yaml", "does not exist", missing],
  ])("none are for %s", async (name, message, what) => {
    const problem = { file: name, line: null, column: null, code: "read", message, hint: what };
    expect(await found(name)).toEqual([problem]);
    expect(await found("b.yaml", name, "gone.yaml")).toMatchObject([problem, { file: "gone.yaml" }]);
  });
});
