// Bundles the bin, with what is rarely used in chunks of its own, and the page; compiles the shipped rulebook.
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { relative } from "node:path";
import { build } from "esbuild";
import { folded, wholeStarts } from "./whole-starts.mjs";
import { bundledPackages, noticesFor } from "./notices.mjs";

// An import of one of Node's own modules reads all that it exports, and so opens standard input and loads the streams of
// files; and a package in CommonJS requires them, where a bundle of ES modules has no require.
const nodeModules = {
  name: "node-modules",
  setup: ({ onResolve, onLoad }) => {
    // Each importer has them to itself: what several share gets a file of its own.
    onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
      if (!isBuiltin(path)) return undefined;
      if (kind === "dynamic-import") return { path, external: true };
      const suffix = `?${relative(".", importer)}`;
      return { path: path.replace("node:", ""), suffix, namespace: "node", pluginData: kind };
    });
    onLoad({ filter: /.*/, namespace: "node" }, ({ path, suffix, pluginData: kind }) => {
      // commander can run a command's own executable, which needs Node's child processes; no command here has one.
      if (path === "child_process" && suffix.includes("commander")) return { contents: "module.exports = {};" };
      const whole = `/* @__PURE__ */ process.getBuiltinModule("node:${path}")`;
      return { contents: kind === "require-call" ? `module.exports = ${whole};` : exportsOf(path, whole) };
    });
  },
};

// Every use of chalk here says whether there is colour: finding that out would load Node's os and util at each start.
const colourIsSaid = {
  name: "colour-is-said",
  setup: ({ onLoad }) => {
    onLoad({ filter: /chalk[\\/]source[\\/]vendor[\\/]supports-color[\\/]/ }, () => ({
      contents: "export default { stdout: false, stderr: false };",
    }));
  },
};

// Zod names what makes JSON Schemas among all else, so that each run with zod would load it.
const jsonSchemaApart = {
  name: "json-schema-apart",
  setup: ({ onLoad }) => {
    onLoad({ filter: /zod[\\/]v4[\\/](core[\\/]index|mini[\\/]external)\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(/^export .*json-schema(-processors|-generator)?\.js";$/gm, "") };
    });
  },
};

/** A module that exports what one of Node's does. Each is read by a pure call, so that what is not imported falls away. */
function exportsOf(path, whole) {
  const named = Object.keys(process.getBuiltinModule(path)).map(
    (name) => `export const ${name} = /* @__PURE__ */ Reflect.get(${whole}, "${name}");`,
  );
  return [...named, `export default ${whole};`].join("\n");
}

const options = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  metafile: true,
  // Names stay: the stack of a bug should say where it is.
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [nodeModules, colourIsSaid, jsonSchemaApart],
  alias: {
    // Of yaml, the build made of modules: what is not used stays out.
    yaml: "./node_modules/yaml/browser/index.js",
    "zod/v4/core": "./node_modules/zod/v4/core/json-schema-processors.js",
  },
};

await rm("dist", { recursive: true, force: true });
// The rulebook and the prices are read and checked here once, so that a run need not.
await build({ ...options, entryPoints: ["scripts/compile.ts", "scripts/answers-shape.ts"], outdir: "dist/build" });
const { compile } = await import("../dist/build/compile.js");
const { answersShape } = await import("../dist/build/answers-shape.js");
await rm("dist/build", { recursive: true });
await compile("rules", "dist/compiled");

// A text, since esbuild would have every file look after a value.
options.define = { ANSWERS_FILE_SHAPE: JSON.stringify(JSON.stringify(answersShape())) };
// The bin alone says the version and where to go on: one file, and the program a file beside it.
const programApart = {
  name: "program-apart",
  setup: ({ onResolve }) => onResolve({ filter: /\/program\.ts$/ }, () => ({ path: "./program.js", external: true })),
};
await build({ ...options, plugins: [...options.plugins, programApart], entryPoints: ["src/cli.ts"], outdir: "dist" });
const starts = { program: "src/commands/command-line/program.ts", index: "src/index.ts" };
// What most runs load besides: what reads an answers file, and what a text shows besides the verdict.
const parts = ["src/load/answers/file.ts", "src/load/besides.ts"];
const both = { ...options, entryPoints: starts, splitting: true, outdir: "dist", write: false };
const { metafile: cut } = await build(both);
const bundle = await build({
  ...both,
  plugins: [...options.plugins, wholeStarts(cut, starts, parts)],
  // A package without side effects is loaded with what uses it all the same.
  logOverride: { "ignored-bare-import": "silent" },
});
for (const [name, text] of folded(bundle.outputFiles)) await writeFile(`dist/${name}`, text);
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
