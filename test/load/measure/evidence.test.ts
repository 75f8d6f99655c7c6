import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { evidenceHash } from "../../../src/load/measure/evidence.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();
const answers = join(folder, "repo/decisions/answers.yaml");

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

beforeEach(() => {
  rmSync(join(folder, "repo"), { recursive: true, force: true });
  mkdirSync(join(folder, "repo/decisions"), { recursive: true });
  mkdirSync(join(folder, "repo/.git"));
  mkdirSync(join(folder, "repo/docs/deep"), { recursive: true });
  writeFileSync(answers, "");
  writeFileSync(join(folder, "repo/eval.json"), "seen");
  writeFileSync(join(folder, "repo/docs/a.md"), "a");
  writeFileSync(join(folder, "repo/docs/deep/b.md"), "b");
  writeFileSync(join(folder, "secret.txt"), "secret");
});

describe("evidence that an answers file names", () => {
  it("is hashed where it is in the repository", async () => {
    expect(await evidenceHash(answers, "../eval.json")).toEqual({ ok: true, value: sha256("seen") });
  });

  it("of a folder is the hash of its sorted lines", async () => {
    const lines = [`${sha256("a")}  a.md\n`, `${sha256("b")}  deep/b.md\n`].sort().join("");
    expect(await evidenceHash(answers, "../docs/")).toEqual({ ok: true, value: sha256(lines) });
  });

  it.each(["../gone.json", "gone/eval.json", "../eval.json/x"])("that is not there is no problem: %s", async (file) => {
    expect(await evidenceHash(answers, file)).toEqual({ ok: true, value: null });
  });

  const hostile: [file: string, says: string][] = [
    ["/etc/passwd", "absolute"],
    ["C:/Windows/win.ini", "absolute"],
    ["..\\eval.json", "not a path with /"],
    ["", "not a path with /"],
    ["../eval.json\0.txt", "not a path with /"],
    ["../../secret.txt", "leaves the repository"],
    ["x/../../../secret.txt", "leaves the repository"],
    ["../link.txt", "leaves the repository by a link"],
    ["../linked/secret.txt", "leaves the repository by a link"],
    ["../fifo", "not a plain file"],
    ["../zero", "leaves the repository by a link"],
    ["../docs", "not a plain file"],
    ["../eval.json/", "cannot be read|not a folder"],
    ["../loop", "cannot be read"],
  ];
  it.each(hostile)("is refused before anything is opened: %j", async (file, says) => {
    symlinkSync(join(folder, "secret.txt"), join(folder, "repo/link.txt"));
    symlinkSync(folder, join(folder, "repo/linked"));
    symlinkSync("/dev/zero", join(folder, "repo/zero"));
    symlinkSync("loop", join(folder, "repo/loop"));
    execFileSync("mkfifo", [join(folder, "repo/fifo")]);
    const read = await evidenceHash(answers, file);
    expect(read.ok).toBe(false);
    const [problem] = read.ok ? [] : read.problems;
    expect(problem?.message).toMatch(new RegExp(says));
    expect(JSON.stringify(problem)).not.toContain('secret"');
  });

  it("without a repository stays in the answers file's own folder", async () => {
    rmSync(join(folder, "repo/.git"), { recursive: true });
    writeFileSync(join(folder, "repo/decisions/here.json"), "here");
    expect(await evidenceHash(answers, "here.json")).toEqual({ ok: true, value: sha256("here") });
    expect((await evidenceHash(answers, "../eval.json")).ok).toBe(false);
  });
});
