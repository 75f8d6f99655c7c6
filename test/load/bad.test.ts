import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { loadRulebookFile } from "../../src/load/rulebook/rulebook.ts";
import { readTextFile } from "../../src/load/files/text-file.ts";
import type { Result } from "../../src/model/diagnostic.ts";
import { renderDiagnostics } from "../../src/report/terminal/diagnostics.ts";
import { tiny } from "../tiny-rulebook.ts";

function folder(kind: string) {
  return join(import.meta.dirname, "bad", kind);
}
function filesIn(kind: string) {
  return readdirSync(folder(kind)).filter((file) => !file.endsWith(".out"));
}

function rendered(result: Result<unknown>): string {
  if (result.ok) throw new Error("this file was expected to be bad");
  return renderDiagnostics(result.problems, { width: 80, chalk: new Chalk({ level: 0 }) });
}

describe("a bad answers file", () => {
  it.each(filesIn("answers"))("%s", async (file) => {
    const text = await readTextFile(join(folder("answers"), file), file);
    const result = text.ok ? await parseAnswersFile(text.value, tiny) : text;
    await expect(rendered(result)).toMatchFileSnapshot(join(folder("answers"), `${file}.out`));
  });
});

describe("a bad rulebook", () => {
  it.each(filesIn("rules"))("%s", async (file) => {
    const result = await loadRulebookFile(join(folder("rules"), file), file);
    await expect(rendered(result)).toMatchFileSnapshot(join(folder("rules"), `${file}.out`));
  });
});
