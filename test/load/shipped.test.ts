import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { compile } from "../../scripts/compile.ts";
import { loadCompiledPrecedents } from "../../src/load/compiled-precedents.ts";
import { compiledNames, loadCompiled } from "../../src/load/compiled.ts";
import { loadPanel } from "../../src/load/rulebook/panel.ts";
import { loadPrecedents, loadRulebookInUse, shippedRulebookFile, type Shipment } from "../../src/load/shipped.ts";
import type { Result } from "../../src/model/diagnostic.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";

const folder = ownFolder();
const rulesFolder = join(folder, "rules");
const compiledFolder = join(folder, "compiled");
// What is compared needs five answers that count, and the tiny rulebook has four questions.
const size = "  - {id: size, ask: How large?, choices: [{id: small, label: Small}, {id: large, label: Large}]}\n";
const rulebook = readFileSync(tinyFile, "utf8").replace("rules:\n", `${size}rules:\n`);
const rulebookFile = join(rulesFolder, "rag-or-fine-tuning.yaml");
const precedentsFile = join(rulesFolder, "published.yaml");
const precedents = `precedents:
  - id: invoices
    source: { title: Invoices, where: "https://example.org/invoices", date: 2025-06 }
    situation: Fields are read from invoices. They come in nine layouts.
    outcome: rag
    went: It went well.
    answers: { facts: yes, cite: yes, volume: 40000, voice: plain, size: small }
`;

mkdirSync(join(rulesFolder, "panel"), { recursive: true });
copyFileSync(join(import.meta.dirname, "../../rules/prices.yaml"), join(rulesFolder, "prices.yaml"));
const written: [file: string, text: string][] = [
  [rulebookFile, `${rulebook}precedents: published.yaml\n`],
  [precedentsFile, precedents],
  [join(rulesFolder, "panel/a.yaml"), rulebook],
];
for (const [file, text] of written) writeFileSync(file, text);
await compile(rulesFolder, compiledFolder);

// What the build made says so here, as it says the same as what it was made of.
const compiledFile = join(compiledFolder, "rag-or-fine-tuning.yaml.json");
const asBuilt = readFileSync(compiledFile, "utf8").replace('"id":"tiny"', '"id":"built"');
writeFileSync(compiledFile, asBuilt);
writeFileSync(join(compiledFolder, "a.yaml.json"), asBuilt);

beforeEach(() => {
  for (const [file, text] of written) writeFileSync(file, text);
});

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** What is shipped, and the names of the files that are said to have changed. */
function shipment(built: string | null = compiledFolder): { shipment: Shipment; changed: string[] } {
  const changed: string[] = [];
  return {
    shipment: { rulesFolder, compiledFolder: built, changed: (name) => Promise.resolve(void changed.push(name)) },
    changed,
  };
}

describe("the shipped rulebook", () => {
  it("is the built one while its file is as it was, and is read anew and said to be where it has changed", async () => {
    const { shipment: ours, changed } = shipment();
    expect(shippedRulebookFile(ours)).toBe(rulebookFile);
    expect(valueOf(await loadRulebookInUse(ours)).rulebook.id).toBe("built");
    expect(changed).toEqual([]);
    appendFileSync(rulebookFile, "# ours\n");
    expect(valueOf(await loadRulebookInUse(ours)).rulebook.id).toBe("tiny");
    expect(changed).toEqual(["rules/rag-or-fine-tuning.yaml"]);
    expect(valueOf(await loadRulebookInUse({ rulesFolder, compiledFolder })).rulebook.id).toBe("tiny");
  });

  it("is read where nothing was built, without a word", async () => {
    const { shipment: ours, changed } = shipment(null);
    const read = valueOf(await loadRulebookInUse(ours));
    expect(read).toEqual({
      rulebook: expect.objectContaining({ id: "tiny", precedents: "published.yaml" }) as Rulebook,
      digest: expect.stringMatching(/^sha256:/) as string,
      changes: [],
      precedentsFile: { path: precedentsFile, name: "rules/published.yaml", isShipped: true },
    });
    expect(changed).toEqual([]);
  });

  it("is refused under its name where it is broken", async () => {
    writeFileSync(rulebookFile, "id: [\n");
    const read = await loadRulebookInUse(shipment().shipment);
    expect(read).toMatchObject({ ok: false, problems: [{ file: "rules/rag-or-fine-tuning.yaml", line: 2 }] });
  });
});

describe("a rulebook of one's own", () => {
  const extending = 'extends: default\nid: ours\nversion: "1"\ndate: 2026-11-01\nwhy: so\n';
  const shippedCases = { path: precedentsFile, name: "rules/published.yaml", isShipped: true };
  const ownCases = { path: join(folder, "mine/cases.yaml"), name: "mine/cases.yaml", isShipped: false };

  it.each([
    ["extends the shipped one and has its published cases", extending, shippedCases],
    ["extends it with published cases of its own", `${extending}precedents: cases.yaml\n`, ownCases],
    ["is written out with published cases", `${rulebook}precedents: cases.yaml\n`, ownCases],
    ["is written out without any", rulebook, null],
  ])("%s", async (_, text, cases) => {
    mkdirSync(join(folder, "mine"), { recursive: true });
    writeFileSync(join(folder, "mine/r.yaml"), text);
    const named = { path: join(folder, "mine/r.yaml"), name: "mine/r.yaml" };
    const used = valueOf(await loadRulebookInUse(shipment().shipment, named));
    expect(used.precedentsFile).toEqual(cases);
    expect(used).not.toHaveProperty("precedentsOf");
    expect(used).not.toHaveProperty("source");
    if (cases === null) expect(valueOf(await loadPrecedents(shipment().shipment, used))).toBeNull();
  });

  it("is refused with what is wrong with it", async () => {
    const named = { path: join(folder, "none.yaml"), name: "none.yaml" };
    const read = await loadRulebookInUse(shipment().shipment, named);
    expect(read).toMatchObject({ ok: false, problems: [{ file: "none.yaml", message: "does not exist" }] });
  });
});

describe("the published cases", () => {
  const file = join(compiledFolder, "published.yaml.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"id":"invoices"', '"id":"built"'));
  const idIn = (value: unknown): string | undefined => /"id":"(built|invoices)"/.exec(JSON.stringify(value))?.[1];
  const ours = shipment().shipment;

  it("are the built ones for the rulebook that they were built for", async () => {
    const used = valueOf(await loadRulebookInUse(ours));
    expect(idIn(valueOf(await loadPrecedents(ours, used)))).toBe("built");
    expect(idIn(valueOf(await loadPrecedents(ours, { ...used, digest: "sha256:0" })))).toBe("invoices");
    expect(idIn(valueOf(await loadPrecedents({ ...ours, compiledFolder: null }, used)))).toBe("invoices");
    const own = { path: precedentsFile, name: "mine.yaml", isShipped: false };
    expect(idIn(valueOf(await loadPrecedents(ours, { ...used, precedentsFile: own })))).toBe("invoices");
  });

  it.each([
    ["a letter more", `${precedents}#`],
    ["other letters, as many", precedents.replace("nine", "four")],
  ])("are read where their file has %s", async (_, text) => {
    const used = valueOf(await loadRulebookInUse(ours));
    writeFileSync(precedentsFile, text);
    expect(loadCompiledPrecedents(compiledFolder, precedentsFile, used.digest)).toBeNull();
    expect(idIn(valueOf(await loadPrecedents(ours, used)))).toBe("invoices");
  });

  it.each([
    ["own ones that do not fit are refused", false],
    ["those of another rulebook that do not fit count for nothing", true],
  ])("%s", async (_, isShipped) => {
    const used = valueOf(await loadRulebookInUse(ours));
    writeFileSync(precedentsFile, precedents.replace("facts: yes", "fact: yes"));
    const cases = await loadPrecedents(ours, {
      ...used,
      precedentsFile: { path: precedentsFile, name: "p", isShipped },
    });
    if (isShipped) expect(cases.ok).toBe(true);
    else expect(cases).toMatchObject({ ok: false, problems: [{ file: "p", line: 7, code: "unknown-question" }] });
  });
});

describe("what was built", () => {
  it("is a value and a copy by the file's own name", () => {
    expect(compiledNames("/rules/a.yaml")).toEqual({ value: "a.yaml.json", source: "a.yaml" });
  });

  it("is nothing where the file, its copy or its value is missing", () => {
    const file = join(folder, "lone.yaml");
    expect(loadCompiled(compiledFolder, file)).toBeNull();
    writeFileSync(file, "a");
    expect(loadCompiled(compiledFolder, file)).toBeNull();
    writeFileSync(join(compiledFolder, "lone.yaml"), "a");
    expect(loadCompiled(compiledFolder, file)).toBeNull();
    writeFileSync(join(compiledFolder, "lone.yaml.json"), '{"a": 1}');
    expect(loadCompiled(compiledFolder, file)).toEqual({ a: 1 });
    writeFileSync(file, "b");
    expect(loadCompiled(compiledFolder, file)).toBeNull();
  });

  it("is taken for a framework of the panel too, while its file is as it was", async () => {
    const panel = join(rulesFolder, "panel");
    const idsIn = async (built: string | null) => valueOf(await loadPanel(panel, built)).map(({ id }) => id);
    expect(await idsIn(compiledFolder)).toEqual(["built"]);
    expect(await idsIn(null)).toEqual(["tiny"]);
    appendFileSync(join(panel, "a.yaml"), "# ours\n");
    expect(await idsIn(compiledFolder)).toEqual(["tiny"]);
    writeFileSync(join(panel, "a.yaml"), "id: [\n");
    expect(await loadPanel(panel, compiledFolder)).toMatchObject({
      ok: false,
      problems: [{ file: "a.yaml", line: 2 }],
    });
  });
});
