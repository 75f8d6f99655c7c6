import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GitError, gitOutput, gitProblem, gitText } from "../../../src/load/files/git.ts";
import { readFileOrRevision } from "../../../src/load/files/git-file.ts";
import { sizeLimit } from "../../../src/load/files/text-file.ts";
import { ownFolder } from "../../own-folder.ts";
import { makeRepository } from "../measure/git-history.ts";

const folder = ownFolder();
const repository = join(folder, "repository");
makeRepository(repository, [
  {
    day: 0,
    files: [
      { path: "a.yaml", text: "title: café\n" },
      { path: "inside/b.yaml", text: "title: b\n" },
      { path: "limit.yaml", text: "a".repeat(sizeLimit) },
      { path: "large.yaml", text: "a".repeat(sizeLimit + 1) },
    ],
  },
]);
mkdirSync(join(repository, "inside"));
writeFileSync(join(repository, "main:c.yaml"), "title: c\n");

afterEach(() => vi.unstubAllEnvs());

const hint = "paths in REV:path are from the top of the repository; REV:./path is from here";
function refused(file: string, message: string, what: string) {
  return { ok: false, problems: [{ file, line: null, column: null, code: "read", message, hint: what }] };
}

describe("a file or a revision of one", () => {
  it.each([
    ["main:a.yaml", "", "title: café\n"],
    ["main:limit.yaml", "", "a".repeat(sizeLimit)],
    ["main:./b.yaml", "inside", "title: b\n"],
    ["main:a.yaml", "inside", "title: café\n"],
    // What is a file is read as that, whatever its name looks like.
    ["main:c.yaml", "", "title: c\n"],
  ])("%s from %j is read", async (name, inside, text) => {
    expect(await readFileOrRevision(join(repository, inside), name)).toEqual({ ok: true, value: { file: name, text } });
  });

  it.each([
    ["main:large.yaml", "cannot be read from git: it is over 320 KiB", "leave out what advise does not read"],
    ["main:none.yaml", "cannot be read from git: path 'none.yaml' does not exist in 'main'", hint],
    ["other:a.yaml", "cannot be read from git: invalid object name 'other'.", hint],
    ["--batch:a.yaml", "is no revision", "write it as REV:path, such as HEAD~1:answers.yaml"],
    ["none.yaml", "does not exist", "check the path; for answers, `advise init FILE` writes a blank file"],
    [":none.yaml", "does not exist", "check the path; for answers, `advise init FILE` writes a blank file"],
    ["main:", "does not exist", "check the path; for answers, `advise init FILE` writes a blank file"],
  ])("%s is refused", async (name, message, what) => {
    expect(await readFileOrRevision(repository, name)).toEqual(refused(name, message, what));
  });

  it("is none where there is no git", async () => {
    vi.stubEnv("PATH", folder);
    expect(await readFileOrRevision(repository, "main:a.yaml")).toEqual(
      refused("main:a.yaml", "cannot be read: git is not installed", "install git"),
    );
  });
});

describe("what git says", () => {
  it("is all that it writes, or its beginning where that is too much", async () => {
    const blob = ["cat-file", "blob", "main:a.yaml"];
    expect((await gitText(repository, blob, 100)).toString()).toBe("title: café\n");
    expect((await gitText(repository, blob, 13)).toString()).toBe("title: café\n");
    const cut = await gitText(repository, ["cat-file", "blob", "main:large.yaml"], 10);
    expect(cut.length).toBeGreaterThan(10);
    expect(cut.length).toBeLessThan(sizeLimit);
  });

  it("follows from the lines that it is given", async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of gitOutput(
      repository,
      ["cat-file", "--batch-check=%(objecttype)"],
      ["main\n", "main:a.yaml\n"],
    ))
      chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("commit\nblob\n");
  });

  it("does not hang on settings of the repository, nor on what stands for something else", async () => {
    const said = await gitText(
      repository,
      ["config", "--get-regexp", "^(protocol|core.fsmonitor|core.hookspath|log.show)"],
      1000,
    );
    const [protocol, ...others] = said.toString().trim().split("\n");
    expect([protocol, ...others].sort()).toEqual([
      "core.fsmonitor false",
      "core.hookspath /dev/null",
      "log.showsignature false",
      "protocol.allow never",
    ]);
  });

  it("is in English, and asks for nothing and fetches nothing", async () => {
    const env = (await gitText(repository, ["-c", "alias.env=!env", "env"], 100_000)).toString().split("\n");
    expect(env).toEqual(expect.arrayContaining(["LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1"]));
  });

  it("is its first line where it fails, without what git puts before it", async () => {
    const failed = gitText(repository, ["cat-file", "blob", "none:a.yaml"], 100);
    await expect(failed).rejects.toThrow(new GitError("invalid object name 'none'.", false));
    await expect(failed).rejects.toMatchObject({ isMissing: false });
  });

  it("is that it could not be started, which is no lack of git where there is one that may not be run", async () => {
    vi.stubEnv("PATH", folder);
    await expect(gitText(repository, ["status"], 100)).rejects.toMatchObject({ isMissing: true });
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin/git"), "", { mode: 0o644 });
    vi.stubEnv("PATH", join(folder, "bin"));
    await expect(gitText(repository, ["status"], 100)).rejects.toThrow(new GitError("spawn git EACCES", false));
    await expect(gitText(repository, ["status"], 100)).rejects.toMatchObject({ isMissing: false });
  });

  it("is put in words, with what can be done", () => {
    const about = { file: "main:a.yaml", line: null, column: null, code: "read" };
    expect(gitProblem("main:a.yaml", new GitError("it broke", false), "mend it")).toEqual({
      ...about,
      message: "cannot be read from git: it broke",
      hint: "mend it",
    });
    expect(gitProblem("main:a.yaml", new GitError("spawn git ENOENT", true), "mend it")).toEqual({
      ...about,
      message: "cannot be read: git is not installed",
      hint: "install git",
    });
  });
});
