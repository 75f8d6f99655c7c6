import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { attempts } from "./attempts.ts";
import { install } from "./installed.ts";
import { installNodes, type Node } from "./nodes.ts";

/** What a program that imports the package does, on top of the commands. */
const asLibrary: [command: string, prints: RegExp] = [
  `node --input-type=module -e '
    import { decide, loadRulebook, orThrow, readAnswers } from "advise";
    const loaded = orThrow(await loadRulebook());
    console.log(decide(loaded, orThrow(readAnswers(loaded, { knowledge: "core" }))).verdict.outcome);'`,
  /^rag\n$/,
];

/** Installs a tarball on a Node and runs every command of it once; what went wrong, a line each. */
async function tryOn(tarball: string, { bin }: Node, folder: string, without: readonly string[]): Promise<string[]> {
  const { start } = install(tarball, bin, folder);
  const wrong: string[] = [];
  for (const [name, [command, prints]] of Object.entries({ ...attempts, "as a library": asLibrary })) {
    if (without.includes(name)) continue;
    const { status, stdout, stderr } = await start(command);
    if (status !== 0 || !prints.test(stdout)) wrong.push(`${name}: exit ${status}\n${stderr || stdout.slice(0, 500)}`);
  }
  return wrong;
}

/**
 * Tries a tarball on Nodes, as many at once as there are cores, and prints a line for each. Whether all went well.
 * Throws an Error where one of the Nodes cannot be had.
 */
export async function tryPackage(
  tarball: string,
  versions: readonly string[],
  without: readonly string[] = [],
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "advise-nodes-"));
  try {
    const waiting = installNodes(versions, folder);
    let well = true;
    const worker = async (): Promise<void> => {
      for (let node = waiting.shift(); node; node = waiting.shift()) {
        const wrong = await tryOn(tarball, node, mkdtempSync(join(folder, "project-")), without);
        console.log(`Node ${node.version}: ${wrong.length === 0 ? "all commands run" : wrong.join("\n")}`);
        well &&= wrong.length === 0;
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    return well;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
