import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");

type Step = { name: string; if?: string; shell: string; env: Record<string, string>; run: string };
export type Action = {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: Step[] };
};

export function readAction(): Action {
  return parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
}

export type StepRun = { status: number | null; output: string };

/** A step as the runner runs it: its environment filled in, its line given to a strict bash. */
export function runStep(
  { env, run }: Step,
  { inputs, cwd, around }: { inputs: Record<string, string>; cwd: string; around: NodeJS.ProcessEnv },
): Promise<StepRun> {
  const all = { ...defaults(), ...inputs };
  const filled = Object.entries(env).map(([name, text]): [string, string] => [
    name,
    text.replace(/\$\{\{ (?:inputs\.([\w-]+)|github\.token) \}\}/g, (_, input?: string) =>
      input === undefined ? "a-token" : all[input]!,
    ),
  ]);
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
    cwd,
    env: { PATH: process.env.PATH, GITHUB_ACTION_PATH: root, ...around, ...Object.fromEntries(filled) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  return new Promise((done) => child.on("close", (status) => done({ status, output })));
}

function defaults(): Record<string, string> {
  return Object.fromEntries(Object.entries(readAction().inputs).map(([name, input]) => [name, input.default]));
}
