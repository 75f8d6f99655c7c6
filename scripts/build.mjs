// Bundles the bin, with what is rarely used in chunks of its own, and the page; compiles the shipped rulebook.
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
await build({ ...options, entryPoints: { cli: "src/cli.ts", index: "src/index.ts" }, outdir: "dist" });
await build({
  entryPoints: ["src/page/main.ts", "src/page/style/page.css"].map((file) => ({ in: file, out: "page" })),
  outdir: "dist/page",
  bundle: true,
  minify: true,
  legalComments: "none",
  format: "iife",
  target: ["chrome110", "firefox115", "safari16.4"],
});
// The script and the style stand inside the page, so that nothing in them may end their element, or hide its end.
for (const file of ["page.js", "page.css"]) {
  const text = await readFile(`dist/page/${file}`, "utf8");
  if (/<!--|<\/?(script|style)/i.test(text)) throw new Error(`${file} cannot stand inside a page`);
}
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
