import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { ownFolder } from "../../own-folder.ts";

const folder = ownFolder();
const ours = `precedents:
  - id: invoices
    source: { title: Reading invoices, where: "https://wiki.example.com/invoices", date: 2025-06 }
    situation: Fields are read from invoices. They come in nine layouts.
    outcome: fine-tuning
    form: distillation
    went: It went well.
    answers: { task: label, knowledge: none, volume: 40000, base-model: small, teacher: available }
`;
const head = 'extends: default\nid: ours\nversion: "1"\ndate: 2026-11-01\n';
const answers = [
  "--task",
  "label",
  "--knowledge",
  "none",
  "--volume",
  "2M",
  "--base-model",
  "small",
  "--teacher",
  "none",
];

/** Writes some files into a folder of their own, and runs advise there. */
async function advise(files: Record<string, string>, ...args: string[]) {
  const cwd = join(folder, String(Object.keys(files).join("-").replaceAll("/", "_")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(cwd, name, ".."), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return runCli(args, { cwd });
}

async function idsOf(files: Record<string, string>, ...args: string[]): Promise<string[]> {
  const { stdout } = await advise(files, "precedents", ...args, "--format", "json");
  return (JSON.parse(stdout) as { precedents: { id: string }[] }).precedents.map(({ id }) => id);
}

describe("a rulebook of one's own", () => {
  it("has our published cases where it extends ours and names none", async () => {
    const without = await idsOf({}, ...answers);
    expect(without.length).toBeGreaterThan(1);
    expect(await idsOf({ "a.yaml": head }, "--rules", "a.yaml", ...answers)).toEqual(without);
  });

  it("has its own where it names a file, beside it and not where it is run", async () => {
    const files = { "rules/b.yaml": `${head}precedents: mine/b.yaml\n`, "rules/mine/b.yaml": ours };
    expect(await idsOf(files, "--rules", "rules/b.yaml", ...answers)).toEqual(["invoices"]);
    const { stdout, code } = await advise(files, "rules", "lint", "rules/b.yaml");
    expect(code).toBe(0);
    expect(stdout).toContain("has no problems");
  });

  it("says so where it names none and is written out in full", async () => {
    const tiny = join(import.meta.dirname, "../../tiny-rulebook.yaml");
    const ran = await advise({}, "precedents", "--rules", tiny, "--voice", "own");
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("brings no published cases");
    const decided = await advise({}, "--rules", tiny, "--voice", "own", "--format", "json");
    expect(JSON.parse(decided.stdout)).toMatchObject({ precedents: null });
  });

  it.each([
    ["a file that is not there", "nowhere.yaml", "", "does not exist"],
    ["a place outside its folder", "../c.yaml", "", "beside the rulebook"],
    ["an absolute place", "/etc/passwd", "", "beside the rulebook"],
    ["no list", "c.yaml", "precedents: 3\n", "it must be a list"],
    [
      "an answer that is none",
      "c.yaml",
      ours.replace(/answers: .*/s, "answers: {volume: true}\n"),
      "it must be a choice or a number",
    ],
    ["an address that is none", "c.yaml", ours.replace("https:", "javascript:"), "begins with http"],
    ["an unknown choice", "c.yaml", ours.replace("label,", "lable,"), "did you mean label?"],
    [
      "too few answers",
      "c.yaml",
      ours.replace("volume: 40000, base-model: small, teacher: available", "volume: 40000"),
      "3 answers that count",
    ],
  ])("is refused with %s, by the name and the line", async (what, name, text, message) => {
    const files = { [`${what}/r.yaml`]: `${head}precedents: ${name}\n`, ...(text && { [`${what}/c.yaml`]: text }) };
    for (const args of [["precedents", "--rules"], ["--rules"]]) {
      const ran = await advise(files, ...args, `${what}/r.yaml`, ...answers);
      expect(ran).toMatchObject({ code: 2, stdout: "" });
      expect(ran.stderr).toContain(message);
    }
    expect((await advise(files, "rules", "lint", `${what}/r.yaml`)).code).toBeGreaterThan(0);
  });
});

describe("a published case", () => {
  it("is not compared with itself: a file of its name, a line of a batch with its id", async () => {
    const sheet = { task: "label", knowledge: "none", volume: 40000, "base-model": "small", teacher: "available" };
    const files = {
      "d.yaml": `${head}precedents: own.yaml\n`,
      "own.yaml": ours,
      "invoices.json": JSON.stringify({ advise: 1, answers: sheet }),
    };
    expect(await idsOf(files, "--rules", "d.yaml", "invoices.json")).toEqual([]);
    expect(
      await idsOf(
        files,
        "--rules",
        "d.yaml",
        ...Object.entries(sheet).flatMap(([id, value]) => [`--${id}`, `${value}`]),
      ),
    ).toEqual(["invoices"]);
  });

  it("is a field of a batch, and only where it is asked for", async () => {
    const sheet = { task: "label", knowledge: "none", volume: 40000, "base-model": "small", teacher: "available" };
    const files = { "e.yaml": `${head}precedents: own.yaml\n`, "own.yaml": ours };
    const lines = ["invoices", "other"].map((id) => JSON.stringify({ id, answers: sheet })).join("\n");
    const ran = await runIn(files, lines, "batch", "--rules", "e.yaml", "--fields", "outcome,precedents");
    const found = ran.stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { precedents: { id: string }[] }).precedents);
    expect(found.map((list) => list.map(({ id }) => id))).toEqual([[], ["invoices"]]);
    expect((await runIn(files, lines, "batch", "--rules", "e.yaml")).stdout).not.toContain("precedents");
  });
});

async function runIn(files: Record<string, string>, stdin: string, ...args: string[]) {
  return advise({ ...files, "lines.ndjson": stdin }, ...args, "lines.ndjson");
}
