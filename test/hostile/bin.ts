import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The built bin, and a rulebook that it reads quickly. */
export const bin = join(import.meta.dirname, "../../dist/cli.js");
export const tinyFile = join(import.meta.dirname, "../tiny-rulebook.yaml");

type Options = { cwd: string; input?: string | Buffer; env?: NodeJS.ProcessEnv };

// The peak of memory in kB and the seconds of work, which only the process itself can say.
const measuring = `data:text/javascript,import { writeSync } from "node:fs"; process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify([maxRSS / 1024, (userCPUTime + systemCPUTime) / 1e6]));
});`;

/** Runs the built bin: how it ended, what it said, and at most how many MB it held. */
export function advise(args: readonly string[], { cwd, input = "", env = {} }: Options) {
  const { status, stdout, stderr, output } = spawnSync(process.execPath, ["--import", measuring, bin, ...args], {
    cwd,
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    env: { PATH: process.env.PATH, ...env },
  });
  const [megabytes = 0, seconds = 0] = JSON.parse(output[3] || "[]") as number[];
  return { status, stdout, stderr, megabytes, seconds };
}

/** Runs a line of shell in which $advise is the bin. */
export function shell(line: string, { cwd, env = {} }: Options) {
  const { status, signal, stdout, stderr } = spawnSync("bash", ["--norc", "-c", line], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { PATH: process.env.PATH, advise: `${process.execPath} ${bin}`, tiny: tinyFile, ...env },
  });
  return { status, signal, stdout, stderr };
}
