// Bundles the bin, with what is rarely used in chunks of its own, and the page; compiles the shipped rulebook.
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { wholeStarts } from "./whole-starts.mjs";
import { bundledPackages, noticesFor } from "./notices.mjs";

// commander can run a command's own executable, which needs Node's child processes; no command here has one.
const withoutProcesses = {
  name: "without-processes",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes("commander") ? { path: "none", namespace: "none" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {};" }));
  },
};

const options = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  metafile: true,
  // Names stay: the stack of a bug should say where it is.
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [withoutProcesses],
  // Of yaml, the build made of modules: what is not used stays out.
  alias: { yaml: "./node_modules/yaml/browser/index.js" },
  // commander is CommonJS and requires Node's own modules.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module";const require = requireFrom(import.meta.url);',
  },
};

await rm("dist", { recursive: true, force: true });
const both = { ...options, entryPoints: ["src/cli.ts", "src/index.ts"], splitting: true, outdir: "dist" };
const { metafile: cut } = await build({ ...both, write: false });
const bundle = await build({ ...both, plugins: [...options.plugins, wholeStarts(cut)] });
const page = await build({
  entryPoints: ["src/page/main.ts", "src/page/style/page.css"].map((file) => ({ in: file, out: "page" })),
  outdir: "dist/page",
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: "none",
  format: "iife",
  target: ["chrome110", "firefox115", "safari16.4"],
});
// The page goes from hand to hand as one file, so that the notices stand inside it.
const notices = noticesFor([".", ...bundledPackages(page.metafile)]);
await writeFile("dist/page/page.js", `/*\n${notices}*/\n${await readFile("dist/page/page.js", "utf8")}`);
await writeFile("dist/THIRD-PARTY.txt", noticesFor(bundledPackages(bundle.metafile)));
// The script and the style stand inside the page, so that nothing in them may end their element, or hide its end.
for (const file of ["page.js", "page.css"]) {
  const text = await readFile(`dist/page/${file}`, "utf8");
  if (/<!--|<\/?(script|style)/i.test(text)) throw new Error(`${file} cannot stand inside a page`);
}
// npm links the bin as it is: without the run bit a rebuilt clone answers "permission denied".
await chmod("dist/cli.js", 0o755);

// The rulebook and the prices are read and checked here once, so that a run need not.
await build({ ...options, entryPoints: ["scripts/compile.ts"], outdir: "dist/build" });
const { compile } = await import("../dist/build/compile.js");
await rm("dist/build", { recursive: true });
await compile("rules", "dist/compiled");
