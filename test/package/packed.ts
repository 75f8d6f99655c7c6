import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { ownFolder } from "../own-folder.ts";

const root = join(import.meta.dirname, "../..");

export type Packed = { tarball: string; size: number; files: { path: string; size: number; mode: number }[] };

/**
 * The package as `npm publish` would send it, its scripts and all. It is made from a copy of the sources: npm builds
 * before it packs, and the other tests are using the build that stands here.
 */
export function pack(): Packed {
  const copy = ownFolder();
  const left = [".git", "coverage", "dist", "node_modules"];
  cpSync(root, copy, { recursive: true, filter: (path) => !left.includes(basename(path)) });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const json = execFileSync("npm", ["pack", "--json", "--no-foreground-scripts"], { cwd: copy, encoding: "utf8" });
  const [packed] = JSON.parse(json) as (Packed & { filename: string })[];
  if (!packed) throw new Error("npm pack says nothing");
  return { ...packed, tarball: join(copy, packed.filename) };
}
