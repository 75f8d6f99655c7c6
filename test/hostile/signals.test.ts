import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { openTerminal } from "../pty/terminal.ts";
import { bin, tinyFile } from "./bin.ts";

const folder = ownFolder();
const before = "# ours\nadvise: 1\nanswers:\n  facts: yes # sure\n";
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  writeFileSync(join(folder, "answers.yaml"), before);
});

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const signal = fc.constantFrom(...signals);

/** How many signals each command gets. */
const moments = process.env.FULL ? 200 : 6;

// Says when the program itself runs: before that, a signal meets Node alone, which knows of nothing to tidy up.
const saysReady = `data:text/javascript,import { writeSync } from "node:fs";
  const on = process.on.bind(process);
  process.on = (name, listener) => { const set = on(name, listener); if (name === "SIGHUP") writeSync(3, "."); return set; };`;

/** A signal, and the milliseconds after which it is sent: from the start, or from when the program runs. */
type Sent = { signal: NodeJS.Signals; from: "start" | "ready"; after: number };
type Ended = { code: number | null; signal: string | null; stdout: string; stderr: string; ready: number; end: number };

/** Runs the bin, with a slow pipe for its input where lines are given, and sends it a signal. */
function interrupted(args: string[], sent: Sent | null, lines = ""): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--import", saysReady, bin, ...args], {
      cwd: folder,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    });
    const start = performance.now();
    const ended = { stdout: "", stderr: "", ready: Infinity };
    const timers = [setTimeout(() => child.kill("SIGKILL"), 30_000)];
    const sendFrom = (from: Sent["from"]) =>
      sent?.from === from && timers.push(setTimeout(() => child.kill(sent.signal), sent.after));
    sendFrom("start");
    child.stdio[3]!.once("data", () => {
      ended.ready = performance.now() - start;
      sendFrom("ready");
    });
    child.stdout.on("data", (text) => (ended.stdout += String(text)));
    child.stderr.on("data", (text) => (ended.stderr += String(text)));
    child.stdin.on("error", () => undefined);
    const feed = setInterval(() => (lines === "" ? child.stdin.end() : child.stdin.write(lines)), 5);
    child.on("close", (code, how) => {
      timers.forEach(clearTimeout);
      clearInterval(feed);
      done({ ...ended, code, signal: how, end: performance.now() - start });
    });
  });
}

/** What the files of the folder hold, by name. */
function files(): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const tiny = ["--rules", tinyFile];
const runs = [
  "answers.yaml --what-next",
  "answers.yaml --voice own --save answers.yaml",
  "check answers.yaml --update",
  "answers.yaml --format html -o out.html",
  "init new.yaml",
  "rules verify",
];

it.each(runs)("a signal at any moment of advise %s ends it, each file whole or as it was", async (line) => {
  const args = [...line.split(" "), ...tiny];
  const whole = await interrupted(args, null);
  expect(whole).toMatchObject({ code: 0, signal: null });
  const [old, done] = [{ "answers.yaml": before }, files()];
  const given = fc.record({ signal, share: fc.double({ min: 0, max: 1, noNaN: true }) });
  let [tried, heard] = [0, 0];
  const law = async ({ signal, share }: { signal: NodeJS.Signals; share: number }): Promise<void> => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    writeFileSync(join(folder, "answers.yaml"), before);
    const early = tried++ % 3 === 2;
    const after = early ? share * whole.ready : share * (whole.end - whole.ready);
    const ran = await interrupted(args, { signal, from: early ? "start" : "ready", after });
    expect(ran.stderr).not.toMatch(/\n\s+at |that is a bug/);
    expect([old, done]).toContainEqual(files());
    if (ran.code === 130) heard += 1;
    // Before the program runs, amid long work, and once it has done all, the signal meets Node alone.
    else if (ran.code === null) expect(ran).toMatchObject({ signal });
    else expect({ ...ran, files: files() }).toMatchObject({ code: 0, stdout: whole.stdout, files: done });
  };
  await fc.assert(fc.asyncProperty(given, law), { numRuns: moments, endOnFailure: true });
  if (process.env.FULL) console.log(`${line}: ${heard} of ${moments} signals ended it with exit code 130`);
  else expect(tried).toBe(moments);
});

it("a signal amid long work ends it at once", async () => {
  const ran = await interrupted(["rules", "verify"], { signal: "SIGTERM", from: "ready", after: 300 });
  expect(ran).toMatchObject({ stdout: "", stderr: "" });
  // Loading the rulebook may take that long, on a busy machine: then the program itself hears it.
  expect([130, "SIGTERM"]).toContain(ran.code ?? ran.signal);
});

/** A batch that has filled its pipe, and is told to stop. */
async function stopped(): Promise<{ child: ChildProcess; code: Promise<number | null> }> {
  writeFileSync(join(folder, "sheets.ndjson"), '{"answers": {"facts": "yes"}}\n'.repeat(5000));
  const child = spawn(process.execPath, [bin, "batch", "sheets.ndjson", ...tiny], { cwd: folder });
  const code = new Promise<number | null>((done) => child.on("exit", done));
  await new Promise((done) => child.stdout.once("readable", done));
  await sleep(300);
  child.kill("SIGTERM");
  return { child, code };
}

it("a signal amid a write leaves a slow reader no half line", async () => {
  const { child, code } = await stopped();
  await sleep(300);
  let out = "";
  child.stdout?.on("data", (text) => (out += String(text)));
  const closed = new Promise((done) => child.on("close", done));
  expect(await code).toBe(130);
  await closed;
  expect(out.length).toBeGreaterThan(2 ** 16);
  expect(out.at(-1)).toBe("\n");
});

it("a signal amid a write ends it, though nobody reads", async () => {
  const { code } = await stopped();
  expect(await code).toBe(130);
});

it("a signal at any moment of a batch over a slow pipe ends it, and every line it wrote is whole", async () => {
  const given = fc.record({ signal, from: fc.constantFrom("start", "ready", "ready"), after: fc.nat(300) });
  const lines = '{"answers": {"facts": "yes"}}\n'.repeat(20);
  let written = 0;
  const law = async (sent: { signal: NodeJS.Signals; from: string; after: number }): Promise<void> => {
    const ran = await interrupted(["batch", ...tiny], sent as Sent, lines);
    expect(ran.stderr).toBe("");
    expect(ran).toMatchObject(ran.ready < Infinity ? { code: 130, signal: null } : { code: null, signal: sent.signal });
    const records = ran.stdout.split("\n");
    expect(records.pop()).toBe("");
    for (const record of records) expect(JSON.parse(record)).toHaveProperty("verdict.outcome", "rag");
    written += records.length;
  };
  await fc.assert(fc.asyncProperty(given, law), { numRuns: moments + 3, endOnFailure: true });
  expect(written).toBeGreaterThan(0);
});

const replacing = ["openSync", "writeFileSync", "fsyncSync", "closeSync", "readFileSync", "renameSync", "rmSync"];
const making = ["openSync", "writeFileSync", "fsyncSync", "closeSync", "linkSync", "rmSync"];
const writings: [step: string, name: string, args: string[]][] = [
  ...replacing.map((step): [string, string, string[]] => [
    step,
    "answers.yaml",
    ["answers.yaml", "--save", "answers.yaml"],
  ]),
  ...making.map((step): [string, string, string[]] => [step, "new.yaml", ["init", "new.yaml"]]),
];

/** Sends the program a signal behind each use of one step of writing: no moment at random would meet them all. */
function signalledAt(step: string): string {
  return `data:text/javascript,import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const { openSync, writeSync } = fs;
  let writing = false;
  fs.openSync = (...given) => { writing ||= given[0].endsWith(".tmp"); return openSync(...given); };
  const real = fs.${step};
  fs.${step} = (...given) => {
    const result = real(...given);
    if (writing) { process.kill(process.pid, "SIGTERM"); writeSync(3, "sent "); }
    return result;
  };
  syncBuiltinESMExports();`;
}

it.each(writings)("a signal at %s, as %s is written, waits until it is whole", (step, name, args) => {
  const { status, output } = spawnSync(
    process.execPath,
    ["--import", signalledAt(step), bin, ...args, "--rules", tinyFile],
    { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe", "pipe"] },
  );
  expect(output[3]).toMatch(/^(sent )+$/);
  // What is left to do may be over before the signal is heard.
  expect([0, 130]).toContain(status);
  expect(output[2]).not.toMatch(/\n\s+at /);
  expect(Object.keys(files())).toEqual([...new Set(["answers.yaml", name])]);
  expect(files()[name]).toMatch(name === "new.yaml" ? /^# yaml-language[^]+\n$/ : /\n {2}engine: .+\n$/);
});

it("a signal at any moment of the questionnaire ends it, and keeps what was answered or says that nothing was", async () => {
  const rules = join(import.meta.dirname, "../pty/rulebook.yaml");
  type Given = { keys: number; after: number; signal: NodeJS.Signals; again: number };
  // An impatient person presses Ctrl-C twice: that must not cost what the first one keeps.
  const given = fc.record({ keys: fc.nat(4), after: fc.nat(60), signal, again: fc.nat(12) });
  const law = async ({ keys, after, signal, again }: Given): Promise<void> => {
    rmSync(join(folder, "advise.draft.yaml"), { force: true });
    const terminal = openTerminal({ args: ["--rules", rules], cwd: folder });
    await terminal.see("enter begin");
    terminal.press(...["3", "enter", "250k", "enter"].slice(0, keys));
    await new Promise((done) => setTimeout(done, after));
    terminal.kill(signal);
    await new Promise((done) => setTimeout(done, again));
    terminal.kill("SIGINT");
    // Amid Node's own end the second ends it by itself, which a shell tells as 130 too, and the terminal as 0.
    expect([130, 0]).toContain(await terminal.exit);
    expect(terminal.cursorShown()).toBe(true);
    const kept = files()["advise.draft.yaml"];
    expect(terminal.screen()).toContain(kept === undefined ? "nothing is kept" : "in advise.draft.yaml. To go on:");
    if (kept !== undefined) expect(kept).toMatch(/^# yaml-[^]+\n {2}facts: core\n(.+\n {2}volume: 250000\n)?$/);
    expect(terminal.screen()).not.toMatch(/\n\s+at /);
  };
  await fc.assert(fc.asyncProperty(given, law), { numRuns: moments, endOnFailure: true });
});
