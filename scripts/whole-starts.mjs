// Keeps what a run loads in few files: to find, open and link a file takes Node longer than to read 30 kB of one. esbuild gives
// the modules that the same entries and dynamic imports use a file of their own, which would cut each run into dozens.
import { readFile } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";

/**
 * A plugin for esbuild, made from the metafile of a build without it. `starts` are the program and the library; `parts` what
 * most runs load after one: dynamic imports, which do not use what only the program has. What several of these use stands in
 * one file, and each of them has one more. All else that is imported dynamically is made to import what is there by then
 * anyway, and a part whole where it uses some of it, so that all of that has the same users.
 */
export function wholeStarts({ inputs }, starts, parts) {
  const imports = Object.entries(inputs).flatMap(([file, input]) => (file.startsWith("src/") ? input.imports : []));
  const late = new Set(imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path));
  const loads = new Map([...Object.values(starts), ...parts, ...late].map((file) => [file, loadedWith(inputs, file)]));
  const hot = [...Object.values(starts), ...parts].map((file) => loads.get(file));
  const shared = new Set(
    hot.flatMap((files) => [...files]).filter((file) => hot.filter((files) => files.has(file)).length > 1),
  );
  const first = (file) => {
    if (shared.has(file) || !loads.has(file)) return [];
    const own = [...loads.get(file)].filter((one) => !shared.has(one));
    const needed = [...parts, starts.program].filter((part) => own.some((one) => loads.get(part).has(one)));
    return [...[...shared].filter((one) => one.startsWith("src/")), ...needed.filter((part) => part !== file)];
  };
  return {
    name: "whole-starts",
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
        const files = first(relative(".", path));
        if (files.length === 0) return undefined;
        const before = files.map((one) => `import ${JSON.stringify(resolve(one))};\n`).join("");
        return { contents: `${before}${await readFile(path, "utf8")}`, loader: path.endsWith("ts") ? "ts" : "js" };
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

/**
 * The files of a bundle by name, with no file that only hands on what another exports: esbuild makes one of each entry and
 * dynamic import whose code others use too.
 */
export function folded(files) {
  const texts = new Map(files.map(({ path, text }) => [basename(path), text]));
  const handing = new Map([...texts].flatMap(([name, text]) => (handedOn(text) ? [[name, handedOn(text)]] : [])));
  // An entry keeps its name; what is imported dynamically goes by a hash.
  const names = new Map([...handing].map((pair) => (pair[0].includes("-") ? pair : pair.toReversed())));
  const called = (name) => (names.has(name) ? called(names.get(name)) : name);
  const left = [...texts].filter(([name]) => !handing.has(name));
  return left.map(([name, text]) => [
    called(name),
    text.replace(/(?<=")\.\/([\w-]+\.js)(?=")/g, (_, one) => `./${called(one)}`),
  ]);
}

/** The file that all of a file's exports are from, under the same names; undefined where there is none. */
function handedOn(text) {
  const [, from, file, to] =
    /^import\{([^}]*)\}from"\.\/([^"]*)";(?:import"[^"]*";)*export\{([^}]*)\};\n$/.exec(text) ?? [];
  return from === to ? file : undefined;
}
