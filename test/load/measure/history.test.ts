import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureHistory } from "../../../src/load/measure/measure-history.ts";
import type { Diagnostic, Result } from "../../../src/model/diagnostic.ts";
import type { Changed, History, Measurement } from "../../../src/model/measure.ts";
import { ownFolder } from "../../own-folder.ts";
import { runs } from "../../seed.ts";
import { shipped } from "../../shipped.ts";
import { type Commit, git, repositoryBelow } from "./git-history.ts";

const root = ownFolder();
const watch = { seen: () => Promise.resolve(), work: <T>(work: () => T) => work() };

function repository(commits: readonly Commit[]): string {
  return repositoryBelow(root, commits);
}

function measured(path: string): Promise<Result<Measurement>> {
  return measureHistory({ path, name: "docs" }, shipped, watch);
}

async function historyIn(path: string): Promise<History> {
  const found = await measured(path);
  if (!found.ok || !found.value.history) throw new Error(JSON.stringify(found));
  return found.value.history;
}

async function problemIn(path: string): Promise<Diagnostic | undefined> {
  const found = await measured(path);
  return found.ok ? undefined : found.problems[0];
}

/** A text of its own that git takes for no other. */
function textOf(name: string, edits: number): string {
  const lines = Array.from({ length: 30 }, (_, at) => `${name} says on line ${at}: ${name.repeat(3)}`);
  return `${lines.join("\n")}\nedit ${edits}\n`;
}

const names = Array.from({ length: 14 }, (_, at) => `${"abcdefghijklmn"[at] ?? ""}${at}`);
const start: Commit = { day: 0, files: names.map((name) => ({ path: `docs/${name}.md`, text: textOf(name, 0) })) };

type Step = { day: number; name: string; act: "edit" | "space" | "move" | "delete" | "add" };

/** What each document is at each step, worked out without git: null where it is not there. */
function replay(steps: readonly Step[]): { commits: Commit[]; states: { day: number; texts: Map<string, string> }[] } {
  const now = new Map(names.map((name) => [name, { path: `docs/${name}.md`, edits: 0, spaces: 0 }]));
  const states = [{ day: 0, texts: new Map(names.map((name) => [name, "0"])) }];
  const commits: Commit[] = [start];
  let moves = 0;
  for (const { day, name, act } of steps) {
    const one = now.get(name);
    const files: Commit["files"] = [];
    if (act === "add" && !one) {
      // What comes back is another document, though of the same name.
      moves += 1;
      const path = `docs/new${moves}.md`;
      now.set(`${name}+`, { path, edits: 0, spaces: 0 });
      files.push({ path, text: textOf(`${name}+`, 0) });
    } else if (one && act !== "add") {
      if (act === "edit") one.edits += 1;
      if (act === "space") one.spaces += 1;
      const text = act === "delete" ? null : `${textOf(name, one.edits)}${" \n".repeat(one.spaces)}`;
      if (act === "delete") now.delete(name);
      if (act === "move") {
        moves += 1;
        files.push({ from: one.path, path: `docs/deep/moved${moves}.txt`, text });
        one.path = `docs/deep/moved${moves}.txt`;
      } else files.push({ path: one.path, text });
    }
    if (files.length === 0) continue;
    commits.push({ day, files });
    states.push({ day, texts: new Map([...now].map(([id, { edits }]) => [id, String(edits)])) });
  }
  return { commits, states };
}

/** The shares by definition: each week, what was there, and which of it is the same so many days later. */
function byDefinition(states: ReturnType<typeof replay>["states"], until: number, days: number): Changed | null {
  const at = (day: number) => states.findLast((state) => state.day <= day)?.texts ?? new Map<string, string>();
  const shares: number[] = [];
  for (let day = 0; day + days <= until; day += 7) {
    const [now, then] = [at(day), at(day + days)];
    if (now.size < 10) continue;
    shares.push([...now].filter(([id, text]) => then.get(id) !== text).length / now.size);
  }
  shares.sort((a, b) => a - b);
  const half = shares.length / 2;
  const median = ((shares[Math.ceil(half) - 1] ?? 0) + (shares[Math.floor(half)] ?? 0)) / 2;
  return shares.length === 0 ? null : { median, most: shares.at(-1) ?? 0, anchors: shares.length };
}

it("finds what the definition says, on repositories that are made by chance", async () => {
  const step = fc.record({
    day: fc.integer({ min: 1, max: 500 }),
    name: fc.constantFrom(...names),
    act: fc.constantFrom("edit", "edit", "space", "move", "delete", "add"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (chosen) => {
      const { commits, states } = replay(chosen.toSorted((a, b) => a.day - b.day));
      const last = { day: 510, files: [{ path: "code.c", text: "no document" }] };
      const { changed, documents } = await historyIn(join(repository([...commits, last]), "docs"));
      for (const days of [7, 30, 91, 365]) expect(changed[days]).toEqual(byDefinition(states, 510, days));
      expect(documents).toBe(states.at(-1)?.texts.size);
    }),
    { numRuns: runs(8) },
  );
});

describe("what it proposes", () => {
  const edits = (every: number, until: number): Commit[] =>
    Array.from({ length: Math.floor(until / every) }, (_, at) => {
      const name = names[at % names.length] ?? "";
      return { day: (at + 1) * every, files: [{ path: `docs/${name}.md`, text: textOf(name, at + 1) }] };
    });
  it.each([
    ["weekly", 2, 100],
    ["monthly", 11, 200],
    ["quarterly", 40, 400],
    ["yearly", 120, 900],
    ["static", 500, 900],
    [null, 100, 300],
  ])("%s, where one of 14 documents is edited every %i days over %i", async (proposal, every, until) => {
    const end = { day: until, files: [{ path: "docs/end.c", text: "" }] };
    expect((await historyIn(repository([start, ...edits(every, until - 1), end]))).proposal).toBe(proposal);
  });
});

describe("what counts as a document and as a change", () => {
  it("links, hidden files, packages and other endings do not", async () => {
    const paths = [
      ".hidden.md",
      ".dot/a.md",
      "node_modules/a.md",
      "a.pdf",
      "UPPER.MD",
      "\u00dcn\u00ef \u0001cod\u00e9.md",
    ];
    const files = paths.map((path) => ({ path: `docs/${path}`, text: "x" }));
    const link = { path: "docs/link.md", text: "a0.md", isLink: true };
    expect((await historyIn(repository([start, { day: 1, files: [...files, link] }]))).documents).toBe(
      names.length + 2,
    );
  });

  it("a merge counts when it comes in, and what it is made of does not", async () => {
    const files = [{ path: "docs/a0.md", text: textOf("a0", 1) }];
    const folder = repository([
      start,
      { day: 1, branch: "side", files },
      { day: 30, merges: "side", files },
      { day: 60, files: [{ path: "end.c", text: "" }] },
    ]);
    const { commits, changed } = await historyIn(folder);
    expect([commits, changed[7]]).toEqual([2, { median: 0, most: 1 / 14, anchors: 8 }]);
  });
});

describe("where nothing can be said", () => {
  it("a shallow clone is refused, with what would mend it", async () => {
    const whole = repository([start, { day: 3, files: [{ path: "docs/a0.md", text: "x" }] }]);
    git(root, ["clone", "-q", "--depth", "1", `file://${whole}`, "shallow"]);
    expect(await problemIn(join(root, "shallow"))).toMatchObject({
      file: "docs",
      code: "read",
      message: "is in a shallow clone, which has only the last part of the history",
      hint: "fetch the rest with `git fetch --unshallow`; in a GitHub workflow, give actions/checkout fetch-depth: 0",
    });
  });

  it("a partial clone is refused, and nothing is fetched", async () => {
    const whole = repository([start, { day: 3, files: [{ path: "docs/a0.md", text: textOf("other", 1) }] }]);
    git(whole, ["config", "uploadpack.allowFilter", "true"]);
    git(root, ["clone", "-q", "--no-checkout", "--filter=blob:none", `file://${whole}`, "partial"]);
    const partial = join(root, "partial");
    const trace = join(root, "fetched");
    git(partial, ["config", "remote.origin.uploadpack", `touch ${trace}; git-upload-pack`]);
    expect(await problemIn(partial)).toMatchObject({ code: "read", file: "docs" });
    expect(existsSync(trace)).toBe(false);
  });

  it("no repository, no commit, no document and no folder are said", async () => {
    const empty = join(root, "empty");
    mkdirSync(empty);
    git(empty, ["init", "-q", "."]);
    expect((await problemIn(empty))?.message).toContain("does not have any commits yet");
    expect((await problemIn(join(root, "nowhere")))?.message).toBe("does not exist");
    writeFileSync(join(root, "file"), "");
    const said = async (path: string) => {
      const { message, hint } = (await problemIn(path)) ?? {};
      return `${message}; ${hint}`;
    };
    expect(await said(join(root, "file"))).toBe("is a file, not a folder; name the folder it is in");
    const code = repository([{ day: 0, files: [{ path: "a.c", text: "x" }] }]);
    expect(await said(code)).toBe("has no documents in its history; known: .md, .mdx, .markdown, .txt, .rst, .html");
    const plain = join(root, "plain");
    mkdirSync(plain);
    expect(await said(plain)).toMatch(/not a git repository.*; name a folder inside a clone that has all its history$/);
  });
});

it("no program that the settings of a repository name is run", async () => {
  const folder = repository([start, { day: 8, files: [{ path: "docs/a0.md", text: textOf("a0", 1) }] }]);
  const [program, trace] = [join(root, "evil.sh"), join(root, "ran")];
  writeFileSync(program, `#!/bin/sh\ntouch ${trace}\ncat\n`);
  chmodSync(program, 0o755);
  for (const key of ["core.fsmonitor", "core.pager", "pager.log", "diff.external", "diff.x.textconv", "diff.x.command"])
    git(folder, ["config", key, program]);
  for (const key of ["gpg.program", "core.sshCommand", "filter.x.smudge", "filter.x.clean"])
    git(folder, ["config", key, program]);
  git(folder, ["config", "log.showSignature", "true"]);
  writeFileSync(join(folder, ".git/info/attributes"), "*.md diff=x filter=x\n");
  expect((await historyIn(folder)).commits).toBe(2);
  expect(existsSync(trace)).toBe(false);
});
