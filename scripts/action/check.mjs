// The first step of action.yml: checks the recorded decisions, as annotations and as a summary of the job. It exits as
// `advise check` does. What it is to check reaches it by the environment, so that no text of a pull request is code.
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fitting, summaryFile } from "./summary.mjs";

const { env } = process;
// GitHub refuses a summary of over 1 MiB as a whole.
const most = 1_000_000;

/** The advise of the project where it has one, else that of the action, which is built at its first use. */
function adviseBin() {
  const own = resolve("node_modules/advise/dist/cli.js");
  if (existsSync(own)) return own;
  const root = env.GITHUB_ACTION_PATH;
  const built = join(root, "dist/cli.js");
  if (!existsSync(built)) {
    const install = ["ci", "--include=dev", "--engine-strict", "--no-audit", "--no-fund"];
    execFileSync("npm", install, { cwd: root, stdio: ["ignore", 2, 2] });
  }
  return built;
}

function check() {
  if (env.GITHUB_EVENT_NAME === "pull_request_target") {
    console.log(
      "::error title=advise::Run this on pull_request: pull_request_target gives a stranger's code your token",
    );
    return 2;
  }
  const files = env.ADVISE_FILES.split("\n").flatMap((line) => line.trim() || []);
  const options = [
    ...(env.ADVISE_FAIL_ON ? ["--fail-on", env.ADVISE_FAIL_ON] : []),
    ...(env.ADVISE_RULES ? ["--rules", env.ADVISE_RULES] : []),
  ];
  // What another use of the action in this job left is not this one's to show.
  rmSync(summaryFile(env), { force: true });
  const bin = adviseBin();
  const advise = (format, stdio) =>
    spawnSync(process.execPath, [bin, "check", ...options, "--format", format, "--", ...files], {
      stdio,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
  const { status } = advise("github", "inherit");
  const { stdout, stderr } = advise("markdown", ["ignore", "pipe", "pipe"]);
  const summary = stdout || `## Recorded decisions\n\nNothing could be checked.\n\n${asCode(stderr)}\n`;
  writeFileSync(summaryFile(env), summary);
  appendFileSync(env.GITHUB_STEP_SUMMARY, fitting(summary, most, "run `advise check --format markdown` to see it."));
  return status ?? 3;
}

/** A text as a block of code, in a fence longer than any in it. */
function asCode(text) {
  const fence = "`".repeat(Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}

process.exitCode = check();
