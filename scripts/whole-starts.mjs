// Keeps a bundle's starts in few files. esbuild gives the modules that the same entries and dynamic imports use a file of
// their own, which would cut what every run loads into dozens.
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";

/**
 * A plugin for esbuild, made from the metafile of a build without it. What is imported dynamically is only ever loaded
 * after a start: after the program's if it is a command, else after either. It is made to import what is there by then
 * anyway, so that all of that has the same users.
 */
export function wholeStarts({ inputs }, { program, index: library }) {
  const [ofProgram, ofLibrary] = [program, library].map((file) => loadedWith(inputs, file));
  const ofBoth = [...ofProgram].filter((file) => ofLibrary.has(file) && !file.startsWith("node:"));
  const imports = Object.entries(inputs).flatMap(([file, input]) => (file.startsWith("src/") ? input.imports : []));
  const late = new Set(imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path));
  for (const file of ofProgram) late.delete(file);
  return {
    name: "whole-starts",
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const file = relative(".", path);
        if (!late.has(file)) return undefined;
        const there = file.startsWith("src/commands/") ? [program] : ofBoth;
        const first = there.map((one) => `import ${JSON.stringify(resolve(one))};\n`).join("");
        return { contents: `${first}${await readFile(path, "utf8")}`, loader: "ts" };
      });
    },
  };
}

/** The files that are loaded with one. */
function loadedWith(inputs, file) {
  const files = new Set([file]);
  for (const one of files)
    for (const { kind, path } of inputs[one]?.imports ?? []) if (kind !== "dynamic-import") files.add(path);
  return files;
}
