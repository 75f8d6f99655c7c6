// Bundles the bin, with what is rarely used in chunks of its own, and compiles the shipped rulebook.
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const options = {
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  minifySyntax: true,
  // commander and yaml are CommonJS and require Node's own modules.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module";const require = requireFrom(import.meta.url);',
  },
};

await rm("dist", { recursive: true, force: true });
await build({ ...options, entryPoints: { cli: "src/cli.ts" }, outdir: "dist" });
// npm links the bin as it is: without the run bit a rebuilt clone answers "permission denied".
await chmod("dist/cli.js", 0o755);

// The rulebook is read and checked here once, so that a run need not.
await build({ ...options, entryPoints: ["src/load/rulebook.ts", "src/load/compiled.ts"], outdir: "dist/build" });
const { loadRulebook } = await import("../dist/build/rulebook.js");
const { hashOf } = await import("../dist/build/compiled.js");
const file = "rules/rag-or-fine-tuning.yaml";
const loaded = await loadRulebook(file);
if (!loaded.ok) {
  for (const { line, column, message, hint } of loaded.problems)
    console.error(`${file}:${line}:${column} ${message} (${hint})`);
  process.exit(1);
}
const { rulebook, digest } = loaded.value;
await writeFile("dist/rulebook.json", JSON.stringify({ madeFrom: hashOf(await readFile(file)), digest, rulebook }));
await rm("dist/build", { recursive: true });
