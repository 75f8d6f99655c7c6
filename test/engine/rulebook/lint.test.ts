import { readdirSync, readFileSync } from "node:fs";
import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import { lintProblems } from "../../../src/engine/rulebook/lint/index.ts";
import { loadPanel } from "../../../src/load/rulebook/panel.ts";
import { loadRulebookFile } from "../../../src/load/rulebook/rulebook.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { renderDiagnostics } from "../../../src/report/terminal/diagnostics.ts";
import { shipped } from "../../shipped.ts";

const folder = new URL("lint/", import.meta.url);
const paper = { width: 100, chalk: new Chalk({ level: 0 }) };

async function lint(name: string): Promise<Diagnostic[]> {
  const loaded = await loadRulebookFile(new URL(`${name}.yaml`, folder).pathname, `${name}.yaml`);
  if (!loaded.ok) throw new Error(renderDiagnostics(loaded.problems, paper));
  return loaded.value.source.locate(lintProblems(loaded.value.rulebook));
}

const files = readdirSync(folder).flatMap((file) => (file.endsWith(".yaml") ? [file.replace(".yaml", "")] : []));
// What takes the search to its limit takes longer than one mutant may.
const skipped = process.env.MUTATION ? ["ok", "too-large"] : ["ok"];
const bad = files.filter((name) => !skipped.includes(name));

describe("rules lint", () => {
  it.each(bad)("says what is wrong with %s.yaml, and where", async (name) => {
    const problems = await lint(name);
    expect(problems).not.toEqual([]);
    await expect(renderDiagnostics(problems, paper)).toMatchFileSnapshot(`lint/${name}.out`);
  });

  it("finds nothing wrong with a good rulebook", async () => {
    expect(await lint("ok")).toEqual([]);
  });

  it("finds nothing wrong with the shipped rulebook", () => {
    expect(lintProblems(shipped)).toEqual([]);
  });

  it("finds nothing wrong with the frameworks of the panel", async () => {
    const panel = await loadPanel(new URL("../../../rules/panel", import.meta.url).pathname, null);
    if (!panel.ok) throw new Error(renderDiagnostics(panel.problems, paper));
    expect(panel.value.map(lintProblems)).toEqual([[], [], [], [], []]);
  });

  it("has a bad file for each of its codes", () => {
    const shown = readdirSync(folder).filter((file) => file.endsWith(".out"));
    const codes = shown.flatMap((file) =>
      readFileSync(new URL(file, folder), "utf8").match(/(?<=^\S.*\[)[a-z-]+(?=\]$)/gm),
    );
    expect([...new Set(codes)].sort()).toEqual([
      "asked-when",
      "grade",
      "monotone",
      "need",
      "never-fires",
      "next-steps",
      "no-help",
      "no-source",
      "same-condition",
      "too-large",
      "too-long",
      "unused",
      "weight",
    ]);
  });
});
