import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "./cli/run-cli.ts";

const root = join(import.meta.dirname, "..");
const page = join(root, "docs/cost.md");
const blocks = /```console\n\$ advise ([^\n]+)\n[^`]*```/g;

it("the page on cost shows what its commands print", async () => {
  const text = readFileSync(page, "utf8");
  const outputs = new Map<string, string>();
  for (const [, args = ""] of text.matchAll(blocks)) {
    const { code, stdout } = await runCli(args.split(" "), { cwd: root });
    expect(code, args).toBe(0);
    outputs.set(args, stdout);
  }
  expect(outputs.size).toBe(3);
  const shown = text.replace(
    blocks,
    (_, args: string) => `\`\`\`console\n$ advise ${args}\n${outputs.get(args)}\`\`\``,
  );
  await expect(shown).toMatchFileSnapshot(page);
});
