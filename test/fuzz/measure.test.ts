import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { mutated, nastyText } from "./inputs.ts";
import { holdsFor } from "./laws.ts";

const folder = ownFolder();

const row = {
  success: false,
  prompt: { label: "bare" },
  provider: { id: "p" },
  vars: { question: "q" },
  response: { output: "o" },
  failureReason: 1,
  gradingResult: { pass: false, componentResults: [{ pass: false, assertion: { type: "equals", metric: "m" } }] },
};
const good = {
  eval: [{ results: { version: 3, results: [row, row] } }, [{ id: 1, condition: "bare", pass: true, passage: 0.5 }]],
  examples: [
    [
      {
        messages: [
          { role: "user", content: "q" },
          { role: "assistant", content: "a" },
        ],
      },
    ],
    [
      {
        conversations: [
          { from: "human", value: "q" },
          { from: "gpt", value: "a" },
        ],
      },
      { prompt: "p", completion: "c" },
    ],
  ],
};

function inputFor(values: readonly unknown[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: mutated(fc.constantFrom(...values)).map((value) => JSON.stringify(value) ?? "") },
    { weight: 1, arbitrary: nastyText },
    nastyText.map((text) => `id,condition,pass\n1,bare,1\n${text}`),
  );
}

it.each(Object.entries(good))("any file comes to an end that is said: %s", async (command, values) => {
  const name = fc.constantFrom("in.json", "in.jsonl", "in.csv", "in");
  await holdsFor(`files of measure ${command}`, fc.tuple(inputFor(values), name), {
    runs: 150,
    law: async ([text, file]) => {
      writeFileSync(join(folder, file), text);
      const { code, stdout, stderr } = await runCli(["measure", command, file, "--rules", tinyFile], { cwd: folder });
      expect([0, 2]).toContain(code);
      expect(code === 0 ? stdout : stderr).not.toBe("");
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect({}).not.toHaveProperty("polluted");
    },
  });
});
