import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { parseRulebook } from "../../src/load/rulebook/rulebook.ts";
import { readStdin } from "../../src/load/files/text-file.ts";
import { runCli } from "../cli/run-cli.ts";
import { tiny, tinyFile } from "../tiny-rulebook.ts";

/** Bytes of all kinds: anything, text, and text in the characters that YAML gives a meaning to. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text)),
  fc
    .array(
      fc.constantFrom(
        "advise: 1",
        "answers:",
        "  facts: yes",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "- ",
        ": ",
        "\n",
        "\t",
        "? ",
        "|\n",
        "!!",
        "#",
        '"',
        "'",
        "__proto__: ",
        "decision:",
        "fixed: ",
        "~",
      ),
      { maxLength: 40 },
    )
    .map((parts) => Buffer.from(parts.join(""))),
);

const inputs = { numRuns: 2000 };

describe("arbitrary bytes are read or refused, and never crash", () => {
  it("as an answers file, with a place for every problem", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (buffer) => {
        const text = await readStdin(Readable.from([buffer]));
        const result = text.ok ? await parseAnswersFile(text.value, tiny) : text;
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { message, line } of result.problems) {
          expect(message).not.toBe("");
          expect(line === null || line >= 1).toBe(true);
        }
      }),
      inputs,
    );
  });

  it("as a rulebook", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (buffer) => {
        const text = await readStdin(Readable.from([buffer]));
        const result = text.ok ? parseRulebook(text.value) : text;
        expect(result.ok).toBe(false);
      }),
      inputs,
    );
  });

  it("through the program: exit 0, 1 or 2, and no control character reaches the terminal", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom("-", "batch"), async (buffer, command) => {
        const input = buffer.toString("latin1");
        const { code, stdout, stderr } = await runCli([command, "--rules", tinyFile], { input });
        expect([0, 1, 2]).toContain(code);
        expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        if (command === "-") expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }),
      { numRuns: 300 },
    );
  });
});
