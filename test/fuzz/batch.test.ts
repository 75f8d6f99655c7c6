import fc from "fast-check";
import { expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { mutated, nastyText } from "./inputs.ts";
import { holdsFor } from "./laws.ts";
import { runCli } from "../cli/run-cli.ts";

const folder = ownFolder();

const sheets = [
  { id: 1, answers: { facts: "yes", voice: "own", volume: 5000 } },
  { id: { deep: ["er"] }, answers: { facts: "no", cite: "unsure" } },
  { answers: {} },
];
const line = fc.oneof(
  { weight: 3, arbitrary: mutated(fc.constantFrom(...sheets)).map((sheet) => JSON.stringify(sheet) ?? "") },
  { weight: 1, arbitrary: nastyText },
  fc.constantFrom(
    '{"answers": {"__proto__": "yes"}}',
    '{"__proto__": {"polluted": 1}, "answers": {}}',
    "\ufeff{}",
    "[".repeat(5000),
  ),
);

it("any lines give a record each, in order, with the number of every bad one", async () => {
  const input = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"));
  await holdsFor("lines of a batch", input, {
    runs: 200,
    law: async ([lines, end]) => {
      const text = lines.join(end);
      const { code, stdout, stderr } = await runCli(["batch", "--rules", tinyFile], { cwd: folder, input: text });
      expect([code, stderr]).toEqual([0, ""]);
      // JSON keeps control characters as escapes.
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
      const asked = text.split("\n").flatMap((one, at) => (one.trim() === "" ? [] : [at + 1]));
      const records = stdout
        .split("\n")
        .slice(0, -1)
        .map((one) => JSON.parse(one) as { line?: number });
      expect(records).toHaveLength(asked.length);
      records.forEach((record, at) => expect([asked[at], undefined]).toContain(record.line));
      expect({}).not.toHaveProperty("polluted");
    },
  });
});
