import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A Node to run a program on. */
export type Node = { version: string; bin: string };

/** Every Node that the package is for: the oldest one, and of each line that is in use the newest. */
export const supportedNodes = ["20.19.0", "20", "22", "24", "26"];

/**
 * Installs Nodes into a folder, from the packages that carry their bins; npm keeps what it fetched. Throws an Error with
 * what npm says where one of them cannot be had.
 */
export function installNodes(versions: readonly string[], folder: string): Node[] {
  const carrier = `node-${process.platform}-${process.arch}`;
  const nodes = versions.map((version) => ({ version, name: `node-${version}` }));
  const packages = nodes.map(({ version, name }) => `${name}@npm:${carrier}@${version}`);
  const options = ["--no-save", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", "--prefix", folder];
  const { status, stderr } = spawnSync("npm", ["install", ...options, ...packages], { encoding: "utf8" });
  if (status !== 0) throw new Error(`Node ${versions.join(", ")}: cannot be installed from ${carrier}\n${stderr}`);
  return nodes.map(({ version, name }) => ({ version, bin: join(folder, `node_modules/${name}/bin/node`) }));
}
