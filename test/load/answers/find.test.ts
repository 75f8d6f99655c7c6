import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findAnswersFiles } from "../../../src/load/answers/find.ts";
import { ownFolder } from "../../own-folder.ts";

const top = ownFolder();

async function found(name: string, content: string | Buffer): Promise<string[]> {
  const folder = join(top, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "good.yaml"), "advise: 1\n");
  writeFileSync(join(folder, "it.yaml"), content);
  const result = await findAnswersFiles(folder, ["."]);
  if (!result.ok) return result.problems.map(({ file, message }) => `${file} ${message}`);
  return result.value.map(({ file }) => file);
}

it.each<[why: string, content: string | Buffer, ours: boolean]>([
  ["a key advise", "# ours\nadvise: 1\n", true],
  ["a key in quotes", '"advise": 1\n', true],
  ["a flow mapping", "{title: x, advise: 1}\n", true],
  ["what is broken", "advise: [\n", true],
  ["a misspelt key, and answers", "advize: 1\nanswers: {knowledge: core}\n", true],
  ["answers and a decision", "answers: {knowledge: core}\ndecision: {outcome: rag}\n", true],
  ["answers of somebody else", "questions: 3\nanswers: 3\n", false],
  ["a key alike without answers", "advice: see a doctor\n", false],
  ["nothing of ours", "kind: Service\n", false],
])("of a folder takes: %s", async (why, content, ours) => {
  expect(await found(why, content)).toEqual(ours ? ["good.yaml", "it.yaml"] : ["good.yaml"]);
});

it("does not pass over an answers file that cannot be read", async () => {
  const latin1 = Buffer.from("advise: 1\ntitle: caf\u00e9\n", "latin1");
  expect(await found("latin1", latin1)).toEqual(["it.yaml is not UTF-8 text"]);
  expect(await found("large", `advise: 1\n${"#".repeat(400_000)}\n`)).toEqual(["it.yaml is too large: 0.4 MiB"]);
  expect(await found("other", Buffer.from("title: caf\u00e9\n", "latin1"))).toEqual(["good.yaml"]);
});
