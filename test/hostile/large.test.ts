import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { advise, shell } from "./bin.ts";

const folder = ownFolder();
const kilobytes = 318;

/** A text of as many bytes as a file may have. */
function filled(part: string, size = kilobytes * 1024): string {
  return part.repeat(Math.floor(size / part.length));
}
function numbered(part: (at: number) => string, count: number): string {
  return Array.from({ length: count }, (_, at) => part(at)).join("");
}

const head = "advise: 1\nanswers: {volatility: daily}\n";

// Each is the worst of its kind that we know: it makes a parser compare, nest, copy or complain without end.
const large: [name: string, text: string][] = [
  ["lists in lists", filled("[")],
  ["blocks in blocks", filled("{a: ")],
  ["commas", `{${filled(",")}`],
  ["bad escapes", `advise: "${filled("\\x")}"`],
  ["unknown keys", `advise: 1\n${numbered((at) => `k${at}:\n`, 60_000)}`],
  ["unknown keys, fewer", `advise: 1\n${numbered((at) => `k${at}:\n`, 3000)}`],
  ["unknown questions", `advise: 1\nanswers:\n${numbered((at) => `  k${at}: 1\n`, 1800)}`],
  ["the same key", `advise: 1\nanswers:\n${filled("  a: 1\n", 9000)}`],
  ["anchors", `${head}source:\n${numbered((at) => `  k${at}: &a${at} 1\n`, 900)}`],
  ["aliases of a long list", `${head}source:\n  a: &a [${filled("x,", 9000)}]\n  b: [${filled("*a,", 297)}]\n`],
  ["aliases of aliases", numbered((at) => `a${at}: &a${at} [${filled(at ? `*a${at - 1},` : "x,", 60)}]\n`, 9)],
  ["empty lines", `advise: 1${filled("\n")}`],
  ["tabs", filled("\t\n")],
  ["directives", filled("%A\n")],
  ["documents", filled("---\n")],
  ["a long number", `advise: 1\nanswers: {volume: ${filled("1")}}`],
  ["a long number with a mark at its end", `advise: 1\nanswers: {volume: "${filled("1_")}"}`],
  ["a long title", `${head}title: ${filled("word ")}`],
  ["a folded title", `${head}title: >\n${filled("  a\n\n")}`],
];

function withinBounds(ran: ReturnType<typeof advise>): void {
  expect(ran.megabytes).toBeGreaterThan(20);
  expect(ran.megabytes).toBeLessThan(300);
  // On a busy machine a second of work is not a second; the long count runs alone.
  if (process.env.FULL) expect(ran.seconds).toBeLessThan(2);
}

it.each(large)("a file full of %s is decided on or refused in few words", (name, text) => {
  writeFileSync(join(folder, "answers.yaml"), text);
  const ran = advise(["answers.yaml", "--save", "answers.yaml"], { cwd: folder });
  expect(ran.status).toBe(/title|anchors|long list/.test(name) ? 0 : 2);
  expect(ran.stderr.length).toBeLessThan(100_000);
  withinBounds(ran);
});

it.each([
  ["entries", `id: x\nrules:\n${numbered((at) => `- {id: r${at}}\n`, 9000)}`],
  ["the same entry", `id: x\nrules:\n${filled("- {id: a}\n", 90_000)}`],
  ["lists", `id: x\nquestions: ${filled("[", 90_000)}`],
])("a rulebook full of %s is refused in few words", (_, text) => {
  writeFileSync(join(folder, "rules.yaml"), text);
  const ran = advise(["rules", "lint", "rules.yaml"], { cwd: folder });
  expect(ran.status).not.toBe(0);
  expect(ran.stderr.length + ran.stdout.length).toBeLessThan(100_000);
  withinBounds(ran);
});

it("a file of a gigabyte is refused before it is read", () => {
  expect(shell("truncate -s 1G answers.yaml", { cwd: folder }).status).toBe(0);
  for (const args of [["answers.yaml"], ["check", "answers.yaml"], ["diff", "answers.yaml", "answers.yaml"]]) {
    const ran = advise(args, { cwd: folder });
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toContain("answers.yaml: is too large: 1024.0 MiB");
    withinBounds(ran);
  }
});
