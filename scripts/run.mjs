// Runs a TypeScript script of this project: Node 20 cannot, so it is bundled first. `node scripts/run.mjs scripts/quality.ts …`
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const [script, ...rest] = process.argv.slice(2);
if (!script) throw new Error("usage: node scripts/run.mjs SCRIPT.ts [ARGUMENT …]");
const folder = await mkdtemp(join(tmpdir(), "advise-script-"));
try {
  const outfile = join(folder, "script.mjs");
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    // yaml is CommonJS and requires Node's own modules.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
    },
  });
  process.argv = [process.argv[0] ?? "node", script, ...rest];
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
