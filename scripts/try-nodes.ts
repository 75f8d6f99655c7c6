// Installs the package that stands here, from its tarball, on the other Nodes it is for, and runs every command of it but
// for the proofs, which take the longest and are of the rulebook. `npm run try-nodes` after a build, with versions behind it to
// try only those; a Node that cannot be had is a failure.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { supportedNodes } from "./release/nodes.ts";
import { tryPackage } from "./release/try.ts";

const folder = mkdtempSync(join(tmpdir(), "advise-tarball-"));
try {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { encoding: "utf8" })) as [{ filename: string }];
  // The suite has tried the Node that runs this.
  const named = process.argv.slice(2);
  const others =
    named.length > 0 ? named : supportedNodes.filter((version) => version !== process.versions.node.split(".")[0]);
  process.exitCode = (await tryPackage(join(folder, filename), others, ["rules verify"])) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
