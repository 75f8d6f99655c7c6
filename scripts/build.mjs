// Bundles the bin: one entry, what is rarely used in chunks of its own, so that start-up loads only what a command needs.
import { chmod, rm } from "node:fs/promises";
import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { cli: "src/cli.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  // commander and yaml are CommonJS and require Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
  },
});
// npm links the bin as it is: without the run bit a rebuilt clone answers "permission denied".
await chmod("dist/cli.js", 0o755);
