import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { ownFolder } from "../own-folder.ts";
import { shipped } from "../shipped.ts";
import { type LanguageServer, startLanguageServer } from "./language-server.ts";

const folder = ownFolder();
let server: LanguageServer;
let blank: string;
let files = 0;

/** Opens the blank file with other answers, under a name that the server does not know yet. */
async function opened(change: (text: string) => string) {
  files += 1;
  const text = change(blank);
  const uri = pathToFileURL(join(folder, `answers-${files}.yaml`)).href;
  return { uri, findings: await server.open(uri, text), placeOf: (part: string) => placeIn(text, part) };
}

/** Where a part of a text ends. */
function placeIn(text: string, part: string) {
  const before = text.slice(0, text.indexOf(part) + part.length).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** Writes an entry in the place of a question that is left blank. */
function answering(question: string, line: string) {
  return (text: string) => text.replace(`  # ${question}:`, `  ${line}`);
}

beforeAll(async () => {
  await runCli(["init", "answers.yaml", "--schema"], { cwd: folder });
  blank = readFileSync(join(folder, "answers.yaml"), "utf8");
  server = await startLanguageServer();
}, 60_000);
afterAll(() => server.stop());

describe("an answers file in an editor", () => {
  it("has no finding as init writes it", async () => {
    expect(blank).toContain("# yaml-language-server: $schema=advise.schema.json");
    expect((await opened((text) => text)).findings).toEqual([]);
  });

  it("completes the choices of a question, with their labels", async () => {
    const { uri, placeOf } = await opened(answering("knowledge", "knowledge: "));
    const { choices } = shipped.questions.find(({ id }) => id === "knowledge")!;
    const offered = await server.complete(uri, placeOf("  knowledge: "));
    for (const { id, label } of choices)
      expect(offered).toContainEqual(expect.objectContaining({ label: id, documentation: label }));
    expect(offered.map(({ label }) => label)).toEqual([...choices.map(({ id }) => id), "unsure", "null"]);
  });

  it.each(["knowledge", "volume"])("shows of %s, at the key, how it is put and what each choice means", async (id) => {
    const { uri, placeOf } = await opened(answering(id, `${id}: unsure`));
    const question = shipped.questions.find((one) => one.id === id)!;
    const shown = (await server.hover(uri, placeOf(`\n  ${id.slice(0, -1)}`))).replace(/&emsp;|&nbsp;|\\/g, "");
    expect(shown).toContain(question.ask);
    for (const choice of question.choices) expect(shown).toContain(`\`${choice.id}\`: ${choice.label}`);
  });

  it.each([
    ["knowledge: everything", "everything", 'Value is not accepted. Valid values: "none", "some"'],
    ["volume: 5k€", "5k€", 'Value is not accepted. Valid values: "low"'],
    ["knowledge: { value: core, review-by: 2026-02-30 }", "2026-02-30", "String does not match the pattern"],
    ["knowlege: core", "knowlege", "Property knowlege is not allowed"],
  ])("has a finding for %s", async (line, part, message) => {
    const { findings, placeOf } = await opened(answering("knowledge", line));
    const { line: at, character } = placeOf(part);
    const range = { start: { line: at, character: character - part.length }, end: { line: at, character } };
    const begun = findings.map((one) => ({ message: one.message.slice(0, message.length), range: one.range }));
    expect(begun).toEqual([{ message, range }]);
  });

  it.each([
    "volume: 10k/day",
    "volume: 250000",
    "knowledge: { value: core, review-by: 2026-02-28 }",
    "knowledge: unsure",
  ])("has none for %s", async (line) => {
    expect((await opened(answering("knowledge", line))).findings).toEqual([]);
  });
});
