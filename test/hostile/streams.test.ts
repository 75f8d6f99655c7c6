import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { openTerminal } from "../pty/terminal.ts";
import { bin, shell, tinyFile } from "./bin.ts";

const folder = ownFolder();
const sheet = "advise: 1\nanswers:\n  facts: yes\n";
const overdue = "advise: 1\nanswers:\n  facts: {value: yes, review-by: 2020-01-01}\n";
beforeEach(() => {
  writeFileSync(join(folder, "answers.yaml"), sheet);
  writeFileSync(join(folder, "overdue.yaml"), overdue);
  writeFileSync(join(folder, "lines.ndjson"), '{"answers": {"facts": "yes"}}\n'.repeat(5000));
});

/** A command of each kind: what commander prints, what is long, what comes line by line. */
const commands = [
  "--version",
  "--help",
  "answers.yaml --rules $tiny --verbose --what-next",
  "answers.yaml --rules $tiny --format html",
  "check answers.yaml --rules $tiny",
  "batch lines.ndjson --rules $tiny",
  "rules verify --rules $tiny",
  "init --rules $tiny",
];
const exitOfAdvise = "; exit ${PIPESTATUS[0]}";
const unread = { status: 0, signal: null, stderr: "" };

describe.each(commands)("advise %s", (command) => {
  it("says that there is no room for its result, and exits with 2", () => {
    expect(shell(`$advise ${command} >/dev/full`, { cwd: folder })).toEqual({
      status: 2,
      signal: null,
      stdout: "",
      stderr: "advise: the result cannot be written: ENOSPC: no space left on device, write\n",
    });
  });

  it("ends in silence when its reader has seen enough", () => {
    const first = shell(`$advise ${command} | head -1${exitOfAdvise}`, { cwd: folder });
    expect(first).toEqual({ ...unread, stdout: expect.stringMatching(/^.+\n$/) as string });
  });
});

describe("a closed stream", () => {
  it.each(commands.slice(0, 3))("for standard output does not trouble advise %s", (command) => {
    expect(shell(`$advise ${command} >&-`, { cwd: folder })).toEqual({ ...unread, stdout: "" });
    expect(shell(`$advise ${command} <&- >&- 2>&-`, { cwd: folder })).toEqual({ ...unread, stdout: "" });
  });

  // Refused; done, with a result beside a word about it.
  it.each([
    ["nowhere.yaml --rules $tiny", 2, ""],
    ["--vulome 3 --rules $tiny", 2, ""],
    ["overdue.yaml --rules $tiny --format outcome", 0, "rag\n"],
    ["batch lines.ndjson --rules $tiny -o nowhere", 2, ""],
  ])("for errors does not change how advise %s ends: %i", (command, status, stdout) => {
    const heard = shell(`$advise ${command}`, { cwd: folder });
    expect(heard).toMatchObject({ status, stdout });
    expect(heard.stderr).not.toBe("");
    for (const to of ["2>&-", "2>/dev/full", "2> >(true)"])
      expect(shell(`$advise ${command} ${to}`, { cwd: folder })).toMatchObject({ status, stdout });
  });

  it("for output, whose reader has left at once, ends a batch in silence", () => {
    const ran = shell(`$advise batch lines.ndjson --rules $tiny | true${exitOfAdvise}`, { cwd: folder });
    expect(ran).toEqual({ ...unread, stdout: "" });
  });

  it("for input is an empty one", () => {
    const line = "--rules $tiny <&-";
    expect(shell(`$advise batch ${line}`, { cwd: folder })).toEqual({ ...unread, stdout: "" });
    expect(shell(`$advise ${line}`, { cwd: folder })).toMatchObject({ status: 2, stdout: "" });
    expect(shell(`$advise - ${line}`, { cwd: folder }).stderr).toMatch(/^<stdin>:1:1 the file is empty/);
  });

  it("saves what was decided where the result cannot be printed", () => {
    const ran = shell("$advise answers.yaml --save answers.yaml --rules $tiny >/dev/full", { cwd: folder });
    expect(ran.status).toBe(2);
    expect(readFileSync(join(folder, "answers.yaml"), "utf8")).toMatch(/^advise: 1[^]+\n {2}engine: .+\n$/);
  });
});

it.each([
  ["-", "<stdin>: is a folder, not a file"],
  ["batch", "-: is a folder, not a file"],
])("advise %s refuses a folder as its input", (command, reason) => {
  const ran = shell(`$advise ${command} --rules $tiny <.`, { cwd: folder });
  expect(ran).toMatchObject({ status: 2, stdout: "" });
  expect(ran.stderr).toContain(reason);
});

it("a folder as an input that is not read is no trouble", () => {
  expect(shell("$advise --version <.", { cwd: folder })).toMatchObject({ status: 0, stderr: "" });
});

it("a check that fails does so too where nobody reads it", () => {
  const line = "$advise check answers.yaml --rules $tiny --fail-on no-decision | true; exit ${PIPESTATUS[0]}";
  expect(shell(line, { cwd: folder })).toMatchObject({ status: 1, stderr: "" });
});

it("a batch without end ends with its reader", () => {
  const line = `yes '{"answers": {"facts": "yes"}}' | $advise batch --rules $tiny | head -1; exit \${PIPESTATUS[1]}`;
  expect(shell(line, { cwd: folder })).toMatchObject({ status: 0, stderr: "" });
});

it("a batch that cannot be read on says so", () => {
  const ran = shell("$advise batch /proc/self/mem --rules $tiny", { cwd: folder });
  expect(ran).toMatchObject({ status: 2, stdout: "" });
  expect(ran.stderr).toContain("/proc/self/mem: cannot be read (EIO)");
});

it.each(["batch p", "--facts yes -o p"])(
  "advise %s: a pipe with nobody at its other end can be given up",
  (command) => {
    const ran = shell(`mkfifo p; timeout -s INT -k 20 1 $advise ${command} --rules $tiny; code=$?; rm p; exit $code`, {
      cwd: folder,
    });
    // timeout's own: it sent SIGINT, and did not have to kill.
    expect(ran.status).toBe(124);
  },
);

it("a batch waits for a reader that is slow, in bounded memory", async () => {
  const lines = '{"answers": {"facts": "yes", "cite": "no", "voice": "own"}}\n'.repeat(400_000);
  writeFileSync(join(folder, "many.ndjson"), lines);
  const child = spawn(process.execPath, [bin, "batch", "many.ndjson", "--rules", tinyFile], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = new Promise((done) => child.on("exit", done));
  await new Promise((done) => child.stdout.once("readable", done));
  // Nobody reads: what can be written is in the pipe within moments, and then it must wait.
  await new Promise((done) => setTimeout(done, 1500));
  const [, peak = ""] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
  expect(Number(peak)).toBeGreaterThan(20_000);
  expect(Number(peak)).toBeLessThan(150_000);
  expect(child.exitCode).toBeNull();
  child.kill("SIGTERM");
  child.stdout.resume();
  expect(await exit).toBe(130);
});

describe("a terminal in which nobody types", () => {
  const inTerminal = (args: string[]) => openTerminal({ args: [...args, "--rules", tinyFile], cwd: folder });

  it.each([["-"], ["batch"]])("is read by advise %s until it ends", async (command) => {
    const terminal = inTerminal([command]);
    terminal.press(`${command === "-" ? "{advise: 1, answers: {facts: yes}}" : '{"answers": {"facts": "yes"}}'}\r`);
    await terminal.see(/facts.+yes/);
    terminal.press("ctrl-d");
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toMatch(/RAG|"rag"/);
  });

  it.each([["-"], ["batch"]])("is waited for by advise %s until it is stopped", async (command) => {
    const terminal = inTerminal([command]);
    terminal.press("x");
    await terminal.see("x");
    await new Promise((done) => setTimeout(done, 700));
    terminal.kill("SIGTERM");
    expect(await terminal.exit).toBe(130);
    expect(terminal.screen()).toBe("x");
  });

  it("is not waited for with --no-input, nor where nothing is to be asked", async () => {
    const refused = inTerminal(["--no-input"]);
    expect(await refused.exit).toBe(2);
    expect(refused.screen()).toContain("no question is answered");
    const decided = inTerminal(["answers.yaml", "--format", "outcome"]);
    expect(await decided.exit).toBe(0);
    expect(decided.screen()).toBe("rag");
  });
});
