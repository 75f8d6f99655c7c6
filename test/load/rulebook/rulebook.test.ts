import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadRulebookFile, parseRulebook } from "../../../src/load/rulebook/rulebook.ts";
import { ownFolder } from "../../own-folder.ts";
import { tiny, tinyFile } from "../../tiny-rulebook.ts";

const folder = ownFolder();
const whole = readFileSync(tinyFile, "utf8");
const head = 'extends: default\nid: ours\nversion: "1"\ndate: 2026-11-01\n';

/** A rulebook of a text, called r.yaml, where `shipped` is what it may extend. */
async function load(text: string, shipped?: string) {
  const path = join(folder, "r.yaml");
  writeFileSync(path, text);
  const base = join(folder, "shipped.yaml");
  if (shipped !== undefined) writeFileSync(base, shipped);
  return loadRulebookFile(path, "r.yaml", shipped === undefined ? undefined : base);
}

describe("a rulebook that is written out", () => {
  it("is what stands in it, by a file or a text", async () => {
    const loaded = await load(whole);
    const parsed = parseRulebook({ file: "r.yaml", text: whole });
    if (!loaded.ok || !parsed.ok) throw new Error("the tiny rulebook is right");
    expect(loaded.value).toMatchObject({
      rulebook: tiny,
      changes: [],
      precedentsOf: "own",
      source: { file: "r.yaml" },
    });
    expect(parsed.value).toMatchObject({ rulebook: tiny, digest: loaded.value.digest, precedentsOf: "own" });
  });

  it.each(["5", "{no: yes}", "[5]"])("says what a test of a condition takes, in place of %s", async (test) => {
    const loaded = await load(whole.replace("when: {facts: yes}", `when: {facts: ${test}}`));
    const hint = test === "[5]" ? "it must be a text" : "it must be a choice, or a list of choices";
    expect(loaded).toMatchObject({ ok: false, problems: [{ code: "shape", hint }] });
  });

  it("is called by its path where it has no other name", async () => {
    expect(await loadRulebookFile("/nowhere/r.yaml")).toMatchObject({
      ok: false,
      problems: [{ file: "/nowhere/r.yaml", message: "does not exist" }],
    });
  });

  it.each([
    ["no YAML", "id: [\n", 2, "a bracket is not closed"],
    ["nothing", "", 1, "the file is nothing"],
    ["a text", "extends", 1, 'the file is "extends"'],
    ["a wrong shape", whole.replace("bar: 2", "bar: two"), 7, 'settings.bar is "two"'],
    [
      "a wrong reference",
      whole.replace("when: {facts: yes}", "when: {fact: yes}"),
      30,
      '"fact" is not a question that can be tested here',
    ],
  ])("is refused with %s at its place", async (_, text, line, message) => {
    const problem = { file: "r.yaml", line, message };
    expect(await load(text)).toMatchObject({ ok: false, problems: [problem] });
    expect(parseRulebook({ file: "r.yaml", text })).toMatchObject({ ok: false, problems: [problem] });
  });
});

describe("a rulebook that extends another", () => {
  const rule = "rules: [{id: busy, weight: 2, why: We are busy.}]\n";

  it("is the other with what differs, and says so", async () => {
    const loaded = await load(head + rule, whole);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const { rulebook, changes, precedentsOf, source, digest } = loaded.value;
    expect(rulebook).toMatchObject({ id: "ours", settings: tiny.settings, gates: tiny.gates });
    expect(rulebook.rules.map(({ id, weight }) => [id, weight])).toContainEqual(["busy", 2]);
    expect(changes).toEqual([{ what: "rule", id: "busy", did: "changed", from: "weight 1", why: "We are busy." }]);
    expect(precedentsOf).toBe("shipped");
    const written = await load(
      whole.replace("when: {volume: high}\n    weight: 1", "when: {volume: high}\n    weight: 2"),
    );
    expect(written.ok && written.value.digest).toBe(digest);
    const found = { path: ["rules", 3, "weight"], code: "weight", message: "rules.3.weight is little" } as const;
    expect(source.locate([found])).toMatchObject([{ line: 5, column: 28, message: "rule busy: weight is little" }]);
  });

  it("has published cases of its own where it names some", async () => {
    const loaded = await load(`${head}precedents: ours.yaml\n`, whole);
    expect(loaded).toMatchObject({ ok: true, value: { precedentsOf: "own", rulebook: { precedents: "ours.yaml" } } });
  });

  it.each([
    [
      "where there is nothing to extend",
      head,
      undefined,
      {
        file: "r.yaml",
        line: 1,
        column: 10,
        code: "shape",
        message: "a rulebook that extends another cannot stand here",
        hint: "write it out in full",
      },
    ],
    [
      "where the other is empty",
      head,
      "# nothing\n",
      { file: "the shipped rulebook", line: 1, code: "shape", message: "the file is nothing" },
    ],
    [
      "where the other is a list",
      head,
      "- 1\n",
      { file: "the shipped rulebook", line: 1, code: "shape", message: "the file is a list" },
    ],
    ["where the other is broken", head, "id: [\n", { file: "the shipped rulebook", line: 2, code: "syntax" }],
    [
      "where the other is no text",
      head,
      "\0",
      { file: "the shipped rulebook", code: "read", message: "is binary, not text" },
    ],
    [
      "of another shape",
      `${head}rule: []\n`,
      whole,
      { line: 5, code: "unknown-key", message: '"rule" is not a key that can stand here' },
    ],
    [
      "without a reason",
      head + rule.replace("why", "short"),
      whole,
      { line: 5, message: "changing busy gives no reason" },
    ],
    [
      "that makes the whole wrong",
      head + rule.replace("weight: 2", "weight: much"),
      whole,
      { line: 5, column: 28, message: 'rule busy: weight is "much"' },
    ],
    [
      "that takes away what the other needs",
      `${head}remove: [{id: facts, why: so}]\n`,
      whole,
      {
        line: 1,
        column: 10,
        code: "unknown-question",
        message: expect.stringMatching(/^with these changes, in /) as string,
      },
    ],
  ])("is refused %s", async (_, text, shipped, problem) => {
    const loaded = await load(text, shipped);
    expect(loaded.ok ? {} : loaded.problems[0]).toMatchObject(problem);
  });
});
