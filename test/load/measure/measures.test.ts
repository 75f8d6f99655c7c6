import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openBytes } from "../../../src/load/measure/bytes.ts";
import { languageNames, loadLanguage } from "../../../src/load/measure/languages.ts";
import { measureExamples } from "../../../src/load/measure/measure-examples.ts";
import { measureSearch } from "../../../src/load/measure/measure-search.ts";
import { measureUsage } from "../../../src/load/measure/measure-usage.ts";
import { ownFolder } from "../../own-folder.ts";
import { shipped } from "../../shipped.ts";
import { listed } from "./bytes-of.ts";
import { newWatch, putInto, refused, sha256 } from "./sources.ts";

const folder = ownFolder();

function put(files: Readonly<Record<string, string>>) {
  return putInto(folder, files);
}

const missing = { ok: false, problems: [{ file: "none.csv", code: "read", message: "does not exist" }] };
const none = { name: "none.csv", path: join(folder, "none.csv") };

describe("training examples", () => {
  const row = (prompt: string) => `${JSON.stringify({ prompt, completion: "c" })}\n`;

  it("are counted, and those of a second file held against them", async () => {
    const [train, test] = [row("a") + row("b") + row("B"), `${row("b")}{}\n`];
    expect(await measureExamples(put({ "train.jsonl": train, "test.jsonl": test }), shipped, newWatch())).toMatchObject(
      {
        value: {
          by: "examples",
          files: [
            { file: "train.jsonl", sha256: sha256(train) },
            { file: "test.jsonl", sha256: sha256(test) },
          ],
          examples: { valid: 3, different: 2, invalid: 0, shared: 1 },
          answers: { examples: { value: 2 } },
          badRows: { count: 1, first: [{ file: "test.jsonl", line: 2 }] },
        },
      },
    );
  });

  it("stand alone, and tell who waits how far they are", async () => {
    const watch = newWatch();
    const found = await measureExamples(put({ "train.jsonl": row("a").repeat(1000) }), shipped, watch);
    expect([found.ok && found.value.examples?.shared, watch.told]).toEqual([null, [1000]]);
  });

  it("end at a file that is not there, or has none", async () => {
    expect(await measureExamples([...put({ "train.jsonl": row("a") }), none], shipped, newWatch())).toMatchObject(
      missing,
    );
    expect(await measureExamples(put({ "train.jsonl": "{}" }), shipped, newWatch())).toMatchObject({ ok: false });
  });
});

describe("what a search would find", () => {
  put({ "docs/a.md": "# A\nThe apples are red.", "docs/b.md": "# B\nThe bridges are long." });
  const docs = { name: "docs", path: join(folder, "docs") };
  const apples = '{"question": "Apples?", "sources": "a.md", "answer": "red"}\n';
  const text = `${apples}${'{"question": "Bridges?", "sources": "a.md;b.md"}\n'.repeat(19)}{}\n`;

  function search(questions: string, lang: (typeof languageNames)[number] = "en", at = docs) {
    const [file] = put({ "questions.jsonl": questions });
    return measureSearch({ docs: at, questions: file ?? none, lang }, shipped, newWatch());
  }

  it("is measured of the documents and the questions, which are named with their hashes", async () => {
    const found = await search(text);
    expect(found).toMatchObject({
      value: {
        by: "search",
        files: [{ file: "docs/" }, { file: "questions.jsonl", sha256: sha256(text) }],
        with: {},
        coverage: { sources: { right: 20, of: 20 }, answers: { right: 1, of: 1 } },
        found: { 3: { right: 20, of: 20 } },
        misses: [],
        badRows: { count: 1 },
        answers: { corpus: { choices: ["small"] }, synthesis: { of: 20 }, tests: { of: 1 } },
      },
    });
    expect(found.ok && found.value.corpus?.low).toBeGreaterThan(5);
  });

  it("keeps a language that is not the usual one, and is nothing without sources", async () => {
    expect(await search('{"question": "Who?"}', "de")).toMatchObject({
      value: { with: { lang: "de" }, found: null, misses: null, overlap: null },
    });
  });

  it("ends where questions or documents are not there, or are none", async () => {
    const noDocuments = { name: "none.csv", path: join(folder, "none") };
    expect(await search(text, "en", noDocuments)).toMatchObject(missing);
    expect(await search("{}")).toMatchObject({
      problems: [{ file: "questions.jsonl", message: "has no question that can be read" }],
    });
    expect(await measureSearch({ docs, questions: none, lang: "en" }, shipped, newWatch())).toMatchObject(missing);
  });
});

it.each([
  ["en", "running", "run", "the"],
  ["de", "häuser", "haus", "und"],
  ["es", "casas", "cas", "pero"],
  ["fr", "maisons", "maison", "avec"],
  ["it", "gatti", "gatt", "come"],
  ["nl", "boeken", "boek", "het"],
  ["pt", "livros", "livr", "uma"],
] as const)("the language %s knows the stem of %s, %s, and that %s says nothing", async (name, word, stem, stop) => {
  const language = await loadLanguage(name);
  expect([language.stem(word), language.stopWords.has(stop)]).toEqual([stem, true]);
});

it("of no language each word is as it is, and says something", async () => {
  const { stem, stopWords } = await loadLanguage("none");
  expect([stem("running"), stopWords.size, languageNames]).toEqual([
    "running",
    0,
    ["en", "de", "es", "fr", "it", "nl", "pt", "none"],
  ]);
});

it("exports of usage end at one that is not there, or is there twice", async () => {
  const text = "time,input,output\n2026-09-01,1,1\n";
  expect(await measureUsage([...put({ "a.csv": text }), none], shipped, newWatch())).toMatchObject(missing);
  expect(await measureUsage(put({ "a.csv": text, "b.csv": text }), shipped, newWatch())).toEqual(
    refused("b.csv", "usage", "is the same as a.csv", "name each export once"),
  );
});

describe("a file that is read once", () => {
  it("is known by its first mebibyte, read in whole, and hashed on the way", async () => {
    const text = "x".repeat(2 ** 20 + 2 ** 19);
    const [file = none] = put({ "large.txt": text });
    const bytes = await openBytes(file.path, "large");
    if (!bytes.ok) throw new Error("not opened");
    const { head, chunks, evidence } = bytes.value;
    expect([bytes.value.file, head.length]).toEqual(["large", 2 ** 20]);
    expect(Buffer.concat(await listed(chunks)).toString() === text).toBe(true);
    expect(evidence()).toEqual({ file: "large", sha256: sha256(text) });
  });

  it("may be empty", async () => {
    const [file = none] = put({ "empty.txt": "" });
    const bytes = await openBytes(file.path, "empty");
    expect(bytes.ok && [bytes.value.head.length, await listed(bytes.value.chunks)]).toEqual([0, []]);
  });

  it("is no folder, and must be there", async () => {
    const said = refused("mine", "read", "is a folder, not a file", "name a file inside it");
    expect(await openBytes(folder, "mine")).toEqual(said);
    expect(await openBytes(none.path, "none.csv")).toMatchObject(missing);
  });
});
