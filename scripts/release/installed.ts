import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** How a line of shell ended, and what it said. */
export type Ran = { status: number | null; stdout: string; stderr: string };

/** A folder with the package installed and nothing else, and a shell in it on one Node. */
export type Installed = {
  /** Runs a line of shell, with `advise` on the path; in the package's own folder if so asked. */
  run: (command: string, inside?: "package") => Ran;
  /** The same, while others run. */
  start: (command: string) => Promise<Ran>;
};

/** Installs a tarball into an empty folder, as a stranger would, with a Node. */
export function install(tarball: string, node: string, folder: string): Installed {
  writeFileSync(join(folder, "package.json"), '{"name": "stranger", "private": true, "type": "module"}');
  const path = [join(folder, "node_modules/.bin"), dirname(node), process.env.PATH].join(delimiter);
  const env = { PATH: path, HOME: process.env.HOME, NO_COLOR: "1" };
  const run: Installed["run"] = (command, inside) => {
    const cwd = inside ? join(folder, "node_modules/advise") : folder;
    return spawnSync("sh", ["-c", command], { cwd, env, encoding: "utf8", maxBuffer: 2 ** 26 });
  };
  const start: Installed["start"] = async (command) => {
    const child = spawn("sh", ["-c", command], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    const said = [child.stdout, child.stderr].map(
      (stream) => stream.setEncoding("utf8").toArray() as Promise<string[]>,
    );
    const ended = new Promise<number | null>((done) => child.on("close", done));
    const [stdout = [], stderr = []] = await Promise.all(said);
    return { status: await ended, stdout: stdout.join(""), stderr: stderr.join("") };
  };
  // There is nothing to fetch: the package depends on no other.
  const ran = run(`npm install --offline --engine-strict --no-audit --no-fund '${tarball}'`);
  if (ran.status !== 0) throw new Error(`npm install: ${ran.stderr}`);
  return { run, start };
}
