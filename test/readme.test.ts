import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { helpsOf } from "./cli/helps.ts";
import { ownFolder } from "./own-folder.ts";
import { batchFields } from "../src/model/batch.ts";
import {
  consoleBlocks,
  firstBlock,
  linksOf,
  namedCommands,
  namedFormats,
  pages,
  withOutputs,
} from "./readme-blocks.ts";

const root = join(import.meta.dirname, "..");
const path = ownFolder();

beforeAll(() => symlinkSync(join(root, "dist/cli.js"), join(path, "advise")));

function read(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** Runs a line of shell as a reader would in the clone, with `advise` on the path. */
function shell(command: string): string {
  const env = { ...process.env, PATH: `${path}:${process.env.PATH}`, NO_COLOR: "1" };
  const ran = spawnSync("sh", ["-c", command], { cwd: root, env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${command} exits ${ran.status}: ${ran.stderr}`);
  return ran.stdout;
}

const texts = pages.map((page): [string, string] => [page, read(page)]);

describe.each(texts)("%s", (page, text) => {
  it("shows what its console commands and its example print", async () => {
    expect(consoleBlocks(text)).toHaveLength(text.split("```console\n").length - 1);
    await expect(withOutputs(text, shell)).toMatchFileSnapshot(join(root, page));
  });

  it("links to files that are there, and to headings that they have", () => {
    const broken = linksOf(text).filter((link) => {
      const [file = "", heading] = link.split("#");
      const target = file === "" ? page : join(dirname(page), file);
      return !existsSync(join(root, target)) || (heading !== undefined && !headingsOf(read(target)).includes(heading));
    });
    expect(broken).toEqual([]);
  });
});

/** The names that headings go by in links. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

it("no page goes unread: the README leads to each", () => {
  const readme = read("README.md");
  expect(pages.filter((page) => page !== "README.md" && !readme.includes(`](${page})`))).toEqual([]);
  expect(readme.split("\n").length).toBeLessThan(170);
});

it("two commands set everything up, and the first is a real case", () => {
  const setUp = [...read("README.md").matchAll(/^ {4}npm ci && (npx advise (\S+)|npm test)$/gm)];
  expect(setUp.map(([, command]) => command)).toEqual(["npx advise rules/cases/support-assistant.yaml", "npm test"]);
  expect(shell("npx --no -- advise rules/cases/support-assistant.yaml")).toContain("Verdict: ");
});

it("npx never fetches another's package of that name: it says --no, or an install stands before it", () => {
  const bare = texts.flatMap(([page, text]) =>
    text
      .split("\n")
      .flatMap((line) => (line.replace("npm ci && npx advise", "").includes("npx advise") ? [`${page}: ${line}`] : [])),
  );
  expect(bare).toEqual([]);
});

it("every command that is named has a help, and the tables name every command", async () => {
  const helps = new Map(await helpsOf());
  const readme = namedCommands(read("README.md"));
  expect(namedCommands(read("docs/commands.md"))).toEqual(readme);
  const runnable = [...helps.keys()].filter((name) => name !== "rules" && name !== "measure");
  const first = (name: string): string => (/^(schema|completion) /.test(name) ? (name.split(" ")[0] ?? "") : name);
  expect([...new Set(readme.map(first))].sort()).toEqual(runnable.sort());
});

it("the table of the commands gives the formats that their help gives", async () => {
  const helps = new Map(await helpsOf());
  const formats = namedFormats(read("docs/commands.md"));
  expect(formats.length).toBeGreaterThan(5);
  for (const [command, named] of formats) {
    const [, choices = ""] =
      /--format <name> [^(]*\(choices: ([^)]*?)(, default|\))/.exec(helps.get(command) ?? "") ?? [];
    const offered = [...choices.matchAll(/"(\w+)"/g)].map(([, format]) => format);
    expect([...named].sort(), command).toEqual([...new Set(offered)].sort());
  }
});

it("names every field that a record of a batch may hold", () => {
  const [, table = ""] = /\| field \| is \|\n([\s\S]*?)\n\n/.exec(read("docs/batch.md")) ?? [];
  const named = table.split("\n").flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)]);
  expect(named.map(([, field]) => field).sort()).toEqual([...batchFields].sort());
});

it("branches in shell as it says", () => {
  const block = firstBlock(read("README.md"), "sh");
  expect(["build the index\n", "no index needed\n"]).toContain(shell(block));
});

it("shows an answers file that is valid", () => {
  const block = firstBlock(read("README.md"), "yaml");
  expect(shell(`advise - --format outcome <<'END'\n${block}END`)).toMatch(/^(rag|fine-tuning|hybrid|neither-yet)\n$/);
});
