import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ownFolder } from "../own-folder.ts";

/** A folder with the package installed and nothing else, and a shell in it on one Node. */
export type Installed = {
  folder: string;
  /** Runs a line of shell, with `advise` on the path; in the package's own folder if so asked. */
  run: (command: string, inside?: "package") => { status: number | null; stdout: string; stderr: string };
};

export function install(tarball: string, node: string): Installed {
  const folder = ownFolder();
  writeFileSync(join(folder, "package.json"), '{"name": "stranger", "private": true, "type": "module"}');
  const path = [join(folder, "node_modules/.bin"), dirname(node), process.env.PATH].join(delimiter);
  const run: Installed["run"] = (command, inside) => {
    const cwd = inside ? join(folder, "node_modules/advise") : folder;
    const env = { PATH: path, HOME: process.env.HOME, NO_COLOR: "1" };
    return spawnSync("sh", ["-c", command], { cwd, env, encoding: "utf8", maxBuffer: 2 ** 26 });
  };
  // There is nothing to fetch: the package depends on no other.
  const ran = run(`npm install --offline --engine-strict --no-audit --no-fund '${tarball}'`);
  if (ran.status !== 0) throw new Error(`npm install: ${ran.stderr}`);
  return { folder, run };
}

/** The bin of a Node version, from the package that carries it; null, with a word, where it cannot be had. */
function nodeOf(version: string): string | null {
  const folder = ownFolder();
  const name = `node-${process.platform}-${process.arch}@${version}`;
  try {
    execFileSync("npm", ["install", "--no-save", "--prefix", folder, name], { stdio: "pipe" });
  } catch (error) {
    console.warn(`Node ${version} is left out: ${name} cannot be installed (${String(error).slice(0, 200)})`);
    return null;
  }
  const bin = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(bin) ? bin : null;
}

/** The Node that runs the tests; with FULL=1 every Node that the package is for as well. */
export function nodes(): { version: string; bin: string }[] {
  const others = process.env.FULL ? ["20.19.0", "22", "24", "26"] : [];
  const found = others.flatMap((version) => {
    const bin = nodeOf(version);
    return bin === null ? [] : [{ version, bin }];
  });
  return [{ version: process.versions.node, bin: process.execPath }, ...found];
}
