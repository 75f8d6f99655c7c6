import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../../src/load/measure/documents.ts";
import type { BadRows } from "../../../src/load/measure/rows.ts";
import { folderOfEachTest } from "../../own-folder.ts";

const at = folderOfEachTest();
const known = "known: .md, .mdx, .markdown, .txt, .rst, .html; or one JSON or JSONL file of passages with id and text";

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
}

async function read(name: string) {
  const bad: BadRows = { count: 0, first: [] };
  return { result: await readDocuments(at(name), name, bad), bad };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function refused(file: string, code: string, message: string, hint: string) {
  return { ok: false, problems: [{ file, line: null, column: null, code, message, hint }] };
}

describe("a folder of documents", () => {
  it("is cut into passages in the order of its paths, and hashed with all that it has", async () => {
    const files = {
      "b.md": "\ufeff# B\nb",
      "deep/a.TXT": "a",
      "deep/c.html": "<p>c</p>",
      "d.rst": "d",
      "e.pdf": "%PDF",
    };
    put(Object.fromEntries(Object.entries(files).map(([name, text]) => [`docs/${name}`, text])));
    const lines = Object.entries(files).map(([name, text]) => `${sha256(text)}  ${name}\n`);
    expect((await read("docs")).result).toEqual({
      ok: true,
      value: {
        passages: [
          { id: "b.md#b", path: "b.md", text: "B\nb" },
          { id: "d.rst", path: "d.rst", text: "d" },
          { id: "deep/a.TXT", path: "deep/a.TXT", text: "a" },
          { id: "deep/c.html", path: "deep/c.html", text: "c" },
        ],
        evidence: { file: "docs/", sha256: sha256(lines.sort().join("")) },
      },
    });
  });

  it("is read without what is hidden, and without links", async () => {
    put({ "docs/a.md": "a", "docs/.b.md": "b", "docs/.git/c.md": "c", "docs/node_modules/d.md": "d", "e.md": "e" });
    symlinkSync(at("e.md"), at("docs/e.md"));
    expect((await read("docs")).result).toMatchObject({ value: { passages: [{ path: "a.md" }] } });
  });

  it("names a document that is binary, and reads the others", async () => {
    put({ "docs/a.md": "a\0b", "docs/b.md": "b" });
    const { result, bad } = await read("docs");
    expect(result).toMatchObject({ value: { passages: [{ path: "b.md" }] } });
    expect(bad).toEqual({ count: 1, first: [{ file: "docs/a.md", line: 1, message: "is binary, not text" }] });
  });

  it("without a document is refused with what it has, the most first, six at most", async () => {
    const endings = ["a", "b", "c", "d", "e", "f"];
    put({ "docs/x.pdf": "x", "docs/deep/y.pdf": "y", "docs/z": "z" });
    const seen = "has no document that can be read; seen: ";
    expect((await read("docs")).result).toEqual(
      refused("docs", "read", `${seen}.pdf (2), without an ending (1)`, known),
    );
    put(Object.fromEntries(endings.map((ending) => [`more/x.${ending}`, "x"])));
    put({ "more/y.pdf": "", "more/z.pdf": "" });
    const five = endings.slice(0, 5).map((ending) => `.${ending} (1)`);
    expect((await read("more")).result).toEqual(refused("more", "read", `${seen}.pdf (2), ${five.join(", ")}`, known));
  });

  it("that is empty, or not there, is refused", async () => {
    mkdirSync(at("docs"));
    expect((await read("docs")).result).toEqual(refused("docs", "read", "is an empty folder", known));
    expect((await read("nowhere")).result).toMatchObject({
      problems: [{ file: "nowhere", message: "does not exist" }],
    });
  });
});

describe("a file of passages", () => {
  it("has their ids, and the documents that they are from", async () => {
    const rows = [
      { id: "a.md#b", text: "1" },
      { chunk_link: "c.md", content: "2", chunk_heading: "C" },
      { source: "d.md#e#f", page_content: "3" },
      { url: "#g", text: "4", title: "G" },
      { id: 5, text: "5" },
    ];
    const text = rows.map((row) => JSON.stringify(row)).join("\n");
    put({ "passages.jsonl": text });
    const { result, bad } = await read("passages.jsonl");
    expect(result).toEqual({
      ok: true,
      value: {
        passages: [
          { id: "a.md#b", path: "a.md", text: "1" },
          { id: "c.md", path: "c.md", text: "2" },
          { id: "d.md#e#f", path: "d.md", text: "3" },
          { id: "#g", path: "", text: "4" },
        ],
        evidence: { file: "passages.jsonl", sha256: sha256(text) },
      },
    });
    expect(bad.first).toEqual([{ file: "passages.jsonl", line: 5, message: 'id is "5"; it must be a text' }]);
  });

  it("may be a list in JSON", async () => {
    put({ "passages.json": '{"passages": [{"id": "a", "text": "1"}]}' });
    expect((await read("passages.json")).result).toMatchObject({ value: { passages: [{ id: "a", text: "1" }] } });
  });

  it("without one is refused, and so is what breaks off", async () => {
    put({ "none.json": '[{"name": "a"}]', "broken.json": "[" });
    expect((await read("none.json")).result).toEqual(
      refused("none.json", "shape", "has no passage that can be read", known),
    );
    expect((await read("broken.json")).result).toMatchObject({ problems: [{ line: 1, column: 2, code: "syntax" }] });
  });
});
