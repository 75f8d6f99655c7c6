import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { caseName, loadCases } from "../../../src/load/rulebook/cases.ts";
import { ownFolder } from "../../own-folder.ts";
import { tiny } from "../../tiny-rulebook.ts";

const top = ownFolder();

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(top, "cases-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const good = "advise: 1\nanswers: {facts: yes}\nexpect: {outcome: rag}\n";

it("reads YAML and JSON by name, and nothing else", async () => {
  const folder = await folderOf({
    "b.yaml": good,
    "a.yml": good,
    "c.json": '{"advise": 1, "expect": {"outcome": "rag"}}',
    "README.md": "#",
  });
  const cases = await loadCases(folder, tiny);
  expect(cases.ok && cases.value.map(({ file }) => file)).toEqual(["a.yml", "b.yaml", "c.json"]);
});

it("has a title where the file gives one, and answers and what is expected", async () => {
  const folder = await folderOf({ "a.yaml": `title: Claims\n${good}`, "b.yaml": good });
  const facts = { value: "yes", choice: "yes", from: "file" };
  expect(await loadCases(folder, tiny)).toEqual({
    ok: true,
    value: [
      { file: "a.yaml", title: "Claims", answers: { facts }, expect: { outcome: "rag" } },
      { file: "b.yaml", title: null, answers: { facts }, expect: { outcome: "rag" } },
    ],
  });
});

it.each([
  ["support.yaml", "support"],
  ["support.v2.YML", "support.v2"],
  ["a.json", "a"],
  ["a.yaml.bak", "a.yaml.bak"],
])("calls the case of %s %s", (file, name) => expect(caseName(file)).toBe(name));

it("has no cases where there is no folder", async () => {
  expect(await loadCases("/nowhere/cases", tiny)).toEqual({ ok: true, value: [] });
});

it("reports every bad case, each under its name", async () => {
  const folder = await folderOf({
    "a.yaml": "advise: 1\nanswers: {facts: yes}\n",
    "b.yaml": good,
    "c.yaml": "advise: 1\nanswers: {fact: yes}\nexpect: {outcome: rag}\n",
    "d.yaml": "advise: 1\nexpect: {outcome: rag, leeder: rag}\n",
  });
  const cases = await loadCases(folder, tiny);
  const problems = cases.ok ? [] : cases.problems;
  expect(problems[0]?.hint).toBe("a case says what must come of it, such as expect: {outcome: rag}");
  expect(problems.map(({ file, line, code, message }) => [file, line, code, message])).toEqual([
    ["a.yaml", 1, "shape", "expect is missing"],
    ["c.yaml", 2, "unknown-question", '"fact" is not a question of this rulebook'],
    ["d.yaml", 2, "unknown-key", '"leeder" is not a key that can stand here'],
  ]);
});
