import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { findAnswersFiles } from "../../../src/load/answers/find.ts";
import { readFileOrRevision } from "../../../src/load/files/git-file.ts";
import { writeFileAtomic, writeResult } from "../../../src/save/write-file.ts";
import { ownFolder } from "../../own-folder.ts";

// On Windows here means by its separator: what is made of names is tried on any system, what the system does is not.
vi.mock("node:path", async (original) => ({ ...(await original<object>()), sep: "\\" }));

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
