import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { measureHistory } from "../../../src/load/measure/measure-history.ts";
import type { Measurement } from "../../../src/model/measure.ts";
import { ownFolder } from "../../own-folder.ts";
import { shipped } from "../../shipped.ts";
import { type Commit, git, repositoryBelow } from "./git-history.ts";
import { newWatch } from "./sources.ts";

const root = ownFolder();

function repository(commits: readonly Commit[]): string {
  return repositoryBelow(root, commits);
}

async function measured(path: string, rulebook = shipped, watch = newWatch()): Promise<Measurement> {
  const found = await measureHistory({ path, name: "docs" }, rulebook, watch);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

const start: Commit = {
  day: 0,
  files: Array.from({ length: 14 }, (_, at) => ({ path: `docs/a${at}.md`, text: `The text ${at}\n`.repeat(20) })),
};
const end: Commit = { day: 40, files: [{ path: "x.c", text: "" }] };

it("what was measured is named by its folder and the last commit", async () => {
  const folder = repository([start, { day: 8, files: [{ path: "docs/a0.md", text: "b" }] }]);
  const sha256 = git(folder, ["rev-parse", "main"]).trim();
  expect(await measured(join(folder, "docs"))).toMatchObject({
    by: "history",
    files: [{ file: "docs/", sha256 }],
    answers: {},
  });
});

it("nothing is proposed where the rulebook does not ask how fast documents change", async () => {
  const edits = Array.from({ length: 40 }, (_, at) => ({
    day: 2 * at + 1,
    files: [{ path: `docs/a${at % 14}.md`, text: `${at}` }],
  }));
  const folder = repository([start, ...edits, { ...end, day: 100 }]);
  const without = { ...shipped, questions: shipped.questions.filter(({ id }) => id !== "volatility") };
  const proposals = [await measured(folder), await measured(folder, without)].map(({ history }) => history?.proposal);
  expect(proposals).toEqual(["weekly", null]);
});

it("who waits is told of every hundred commits", async () => {
  const edits = Array.from({ length: 250 }, (_, at) => ({
    day: at + 1,
    files: [{ path: "docs/a.md", text: `${at}` }],
  }));
  const watch = newWatch();
  await measured(repository(edits), shipped, watch);
  expect(watch.told).toEqual([100, 200]);
});

it("a document that is moved out of sight is gone, and one that is moved into it is there", async () => {
  const moved = (day: number, from: string, path: string): Commit => ({
    day,
    files: [{ from, path, text: "The text 0\n".repeat(20) }],
  });
  const out = moved(1, "docs/a0.md", "docs/.a0.md");
  const { history: gone } = await measured(repository([start, out, end]));
  expect([gone?.documents, gone?.changed[30]?.most]).toEqual([13, 1 / 14]);
  const { history: back } = await measured(repository([start, out, moved(2, "docs/.a0.md", "docs/b0.md"), end]));
  expect(back?.documents).toBe(14);
});

it("white space alone makes no other text, and neither does where a text stands among others", async () => {
  const spaced = start.files.map(({ path, text }, at) => ({
    path,
    text: text?.replaceAll(" ", at % 2 ? "\t\r\n" : " \v\f ") ?? null,
  }));
  const same = await measured(repository([start, { day: 1, files: spaced }, end]));
  expect(same.history?.changed[30]).toMatchObject({ median: 0, most: 0 });
  const joined = spaced.map(({ path, text }, at) => ({ path, text: at === 3 ? `${text}.` : text }));
  const other = await measured(repository([start, { day: 1, files: joined }, end]));
  expect(other.history?.changed[30]?.most).toBe(1 / 14);
});

it("a clone without its older texts is told apart, and what to fetch is said", async () => {
  const whole = repository([start, { day: 8, files: [{ path: "docs/a0.md", text: "b" }] }]);
  git(whole, ["config", "uploadpack.allowFilter", "true"]);
  const partial = `${whole}-partial`;
  git(root, ["clone", "-q", "--no-checkout", "--filter=blob:none", pathToFileURL(whole).href, partial]);
  expect(await measureHistory({ path: partial, name: "docs" }, shipped, newWatch())).toMatchObject({
    problems: [
      {
        message: "is in a partial clone, where texts of older commits are left out",
        hint: "fetch them with `git fetch --refetch --no-filter`; nothing is fetched here",
      },
    ],
  });
});
