import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export type Packed = { tarball: string; size: number; files: { path: string; size: number; mode: number }[] };

/** The package as `npm publish` would send it, from the build under test; the types are written first. */
export const pack = (): Packed => {
  const run = (command: string, args: string[]) => execFileSync(command, args, { cwd: root, encoding: "utf8" });
  run("node", ["scripts/types.mjs"]);
  const folder = mkdtempSync(join(tmpdir(), "advise-packed-"));
  const json = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]);
  const [packed] = JSON.parse(json) as (Packed & { filename: string })[];
  if (!packed) throw new Error("npm pack says nothing");
  return { ...packed, tarball: join(folder, packed.filename) };
};
