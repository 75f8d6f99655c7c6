import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { readStart, readStdin, readTextFile, sizeLimit, whyUnreadable } from "../../../src/load/files/text-file.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();
function at(name: string): string {
  return join(folder, name);
}

mkdirSync(at("folder"));
symlinkSync("loop.yaml", at("loop.yaml"));

type Refused = { message: string; hint: string };
const utf8 = "an answers file or rulebook is YAML or JSON in UTF-8";

const contents: [what: string, bytes: Buffer, text: string | Refused][] = [
  ["is read", Buffer.from("title: café\n"), "title: café\n"],
  ["may be empty", Buffer.alloc(0), ""],
  ["loses a byte order mark", Buffer.from("\ufefftitle: a\n"), "title: a\n"],
  ["is as large as it may be", Buffer.alloc(sizeLimit, "a"), "a".repeat(sizeLimit)],
  [
    "has a byte too many",
    Buffer.alloc(sizeLimit + 1, "a"),
    { message: "is too large: 0.3 MiB", hint: "the limit is 320 KiB" },
  ],
  ["has a zero byte", Buffer.from("a\0b"), { message: "is binary, not text", hint: utf8 }],
  ["is Latin-1", Buffer.from("café", "latin1"), { message: "is not UTF-8 text", hint: "save it as UTF-8" }],
  ["is cut in a letter", Buffer.from("€").subarray(0, 2), { message: "is not UTF-8 text", hint: "save it as UTF-8" }],
];

function expected(file: string, text: string | Refused) {
  if (typeof text === "string") return { ok: true, value: { file, text } };
  return { ok: false, problems: [{ file, line: null, column: null, code: "read", ...text }] };
}

describe.each(contents)("a text that %s", (_, bytes, text) => {
  it("as a file", async () => {
    writeFileSync(at("it.yaml"), bytes);
    expect(await readTextFile(at("it.yaml"), "it")).toEqual(expected("it", text));
  });

  it("from standard input, in pieces", async () => {
    const pieces = [bytes.subarray(0, 2), bytes.subarray(2)];
    expect(await readStdin(Readable.from(pieces))).toEqual(expected("<stdin>", text));
  });
});

it("a file is called by its path where it has no other name", async () => {
  writeFileSync(at("named.yaml"), "a");
  expect(await readTextFile(at("named.yaml"))).toEqual(expected(at("named.yaml"), "a"));
});

it("a file far too large says how large it is, and is not read", async () => {
  writeFileSync(at("large.yaml"), Buffer.alloc(3 * 1024 * 1024));
  expect(await readTextFile(at("large.yaml"), "it")).toEqual(
    expected("it", { message: "is too large: 3.0 MiB", hint: "the limit is 320 KiB" }),
  );
});

it("of standard input no more is read than shows that it is too large", async () => {
  let asked = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(100 * 1024, String(++asked));
    })(),
    { highWaterMark: 1 },
  );
  expect(await readStdin(endless)).toMatchObject({ ok: false, problems: [{ message: "is too large: 0.4 MiB" }] });
  expect(asked).toBeLessThan(10);
});

it("standard input that breaks off is no text", async () => {
  const broken = new Readable({ read: () => broken.destroy(new Error("it broke")) });
  expect(await readStdin(broken)).toEqual(
    expected("<stdin>", { message: "cannot be read (Error: it broke)", hint: "name a readable file" }),
  );
});

it("a pipe is read like a file", async () => {
  execFileSync("mkfifo", [at("pipe")]);
  const [read] = await Promise.all([readTextFile(at("pipe"), "it"), writeFile(at("pipe"), "title: a\n")]);
  expect(read).toEqual(expected("it", "title: a\n"));
});

describe("what is no file", () => {
  it.each<[path: string, file: string, refused: Refused]>([
    [
      "none.yaml",
      "none",
      { message: "does not exist", hint: "check the path; for answers, `advise init FILE` writes a blank file" },
    ],
    ["it.yaml/a.yaml", "in a file", { message: "does not exist", hint: "a part of the path is a file, not a folder" }],
    ["folder", "folder", { message: "is a folder, not a file", hint: "name a file inside it" }],
    ["loop.yaml", "loop", { message: "is a link that leads to itself", hint: "name the file it should lead to" }],
    [
      "-",
      "-",
      {
        message: "is not read as standard input here",
        hint: "name a file; `advise -`, cost, panel and batch read standard input",
      },
    ],
  ])("%s is refused", async (path, file, refused) => {
    writeFileSync(at("it.yaml"), "a");
    expect(await readTextFile(at(path), file)).toEqual(expected(file, refused));
  });

  it.each<[error: unknown, said: [string, string]]>([
    [Object.assign(new Error("no"), { code: "EACCES" }), ["may not be read", "check its permissions"]],
    [Object.assign(new Error("no"), { code: "EPERM" }), ["may not be read", "check its permissions"]],
    [Object.assign(new Error("no"), { code: "EISDIR" }), ["is a folder, not a file", "name a file inside it"]],
    [Object.assign(new Error("no"), { code: "EMFILE" }), ["cannot be read (EMFILE)", "name a readable file"]],
    [new Error("no"), ["cannot be read (Error: no)", "name a readable file"]],
    ["no", ["cannot be read (no)", "name a readable file"]],
    [{ code: "ENOENT" }, ["cannot be read ([object Object])", "name a readable file"]],
  ])("%o is put in words", (error, said) => expect(whyUnreadable(error)).toEqual(said));
});

describe("the start of a file", () => {
  it.each<[what: string, bytes: Buffer, start: string]>([
    ["is all of a short one, each byte a letter", Buffer.from("caf\u00e9\0", "latin1"), "caf\u00e9\0"],
    ["is its first 4096 bytes", Buffer.from(`${"a".repeat(4095)}bc`), `${"a".repeat(4095)}b`],
    ["is nothing of an empty one", Buffer.alloc(0), ""],
  ])("%s", async (_, bytes, start) => {
    writeFileSync(at("start.yaml"), bytes);
    expect(await readStart(at("start.yaml"))).toBe(start);
  });

  it("is nothing where there is none", async () => {
    expect(await readStart(at("none.yaml"))).toBe("");
  });
});
