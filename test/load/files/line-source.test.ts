import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type Lines, longestLine, readLines } from "../../../src/load/files/lines.ts";
import { readPageAssets } from "../../../src/load/files/page-assets.ts";
import type { Result } from "../../../src/model/diagnostic.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();

async function all(read: Result<{ lines: AsyncIterable<Lines>; size: number | null }>) {
  if (!read.ok) return read.problems;
  const blocks: Lines[] = [];
  for await (const block of read.value.lines) blocks.push(block);
  return { size: read.value.size, blocks };
}

describe("what is read line by line", () => {
  it("is a file, of a size that is known", async () => {
    writeFileSync(join(folder, "a.jsonl"), "\ufeffone\ntwo\nthree");
    expect(await all(await readLines(join(folder, "a.jsonl"), "a"))).toEqual({
      size: 16,
      blocks: [
        { first: 1, texts: ["one", "two"], broken: [], bytes: 16 },
        { first: 3, texts: ["three"], broken: [], bytes: 16 },
      ],
    });
  });

  it("is a stream or a pipe, of which no size is known", async () => {
    const chunks = ["on", "e\ntwo\nth", "ree\n"].map((text) => Buffer.from(text));
    expect(await all(await readLines(Readable.from(chunks), "-"))).toEqual({
      size: null,
      blocks: [
        { first: 1, texts: ["one", "two"], broken: [], bytes: 10 },
        { first: 3, texts: ["three"], broken: [], bytes: 14 },
      ],
    });
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const reading = readLines(join(folder, "pipe"), "pipe").then(all);
    await writeFile(join(folder, "pipe"), "one\n");
    expect(await reading).toEqual({ size: null, blocks: [{ first: 1, texts: ["one"], broken: [], bytes: 4 }] });
  });

  it.each([
    ["folder", "is a folder, not a file", "name a file inside it"],
    ["none", "does not exist", "check the path; for answers, `advise init FILE` writes a blank file"],
  ])("is no %s", async (name, message, hint) => {
    mkdirSync(join(folder, "folder"), { recursive: true });
    expect(await all(await readLines(join(folder, name), "it"))).toEqual([
      { file: "it", line: null, column: null, code: "read", message, hint },
    ]);
  });

  it("has lines after one that is too long even for the bytes that a sign may take", async () => {
    const long = Buffer.alloc(2 * longestLine, "x");
    const chunks = [long, long, Buffer.from("x\nnext\n"), long, long];
    const read = await all(await readLines(Readable.from(chunks), "-"));
    expect("blocks" in read ? read.blocks.map(({ first, texts }) => [first, texts]) : read).toEqual([
      [1, [null, "next"]],
      [3, [null]],
    ]);
  });
});

it("the page is its script and its style, each with the hash that its policy names", async () => {
  writeFileSync(join(folder, "page.js"), "alert('é')");
  writeFileSync(join(folder, "page.css"), "p {}");
  expect(await readPageAssets(folder)).toEqual({
    script: { text: "alert('é')", hash: "sha256-FWb5PT1e9unSb7tPZxZqQu4Sh1Dyv6QkUHC7fQfv7cI=" },
    style: { text: "p {}", hash: "sha256-SNJDlN1Iy2mnt7DOjQIyDb2LQE6O5PQiSZomcdzawQ4=" },
  });
});
