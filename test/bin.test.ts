import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownFolder } from "./own-folder.ts";
import { tinyFile } from "./tiny-rulebook.ts";

const root = join(import.meta.dirname, "..");
const bin = join(root, "dist/cli.js");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const folder = ownFolder();
const tiny = ["--rules", tinyFile];

function advise(args: string[], options: { input?: string | Buffer; env?: NodeJS.ProcessEnv } = {}) {
  return spawnSync(bin, args, {
    encoding: "utf8",
    cwd: folder,
    maxBuffer: 2 ** 28,
    ...options,
    env: { PATH: process.env.PATH, ...options.env },
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.on("exit", done));
}

describe("the built bin", () => {
  it("keeps its run bit after a clean rebuild", () => {
    expect(() => accessSync(bin, constants.X_OK)).not.toThrow();
    expect(advise(["--version"])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each([
    [
      "not for a file that is right",
      "advise: 1\nanswers: {knowledge: core, volume: 250k}\n",
      { status: 0, zod: false, files: 5 },
    ],
    ["for one that is not", "advise: 1\nanswer: {knowledge: core}\n", { status: 2, zod: true, files: 9 }],
  ])("loads few files, and zod %s", (name, text, expected) => {
    const [file, coverage] = [join(folder, `${name}.yaml`), join(folder, name)];
    writeFileSync(file, text);
    const { status } = advise([file], { env: { NODE_V8_COVERAGE: coverage } });
    // The report names every file that was loaded.
    const report = readdirSync(coverage).map((one) => readFileSync(join(coverage, one), "utf8"));
    const loaded = [...report.join("").matchAll(/"file:\/\/([^"]+\/dist\/[^"/]+)"/g)].map(([, path = ""]) => path);
    expect(loaded).toContain(bin);
    const zod = loaded.some((path) => readFileSync(path, "utf8").includes("ZodMini"));
    expect({ status, zod, files: new Set(loaded).size }).toEqual(expected);
  });

  it("says of a bug of its own what to send, with exit code 3", () => {
    const broken = 'data:text/javascript,String.prototype.padEnd = () => { throw new Error("\\u001b[31mbroken") }';
    const ran = spawnSync(process.execPath, ["--import", broken, bin, "--facts", "yes", "--full", ...tiny], {
      encoding: "utf8",
    });
    expect(ran).toMatchObject({ status: 3, stdout: "" });
    const [shown, stack] = ran.stderr.split("Error: ");
    expect(shown!.split("\n").every((line) => line.length <= 80)).toBe(true);
    expect(shown).toContain("the command as you ran it");
    expect(shown).toMatch(
      new RegExp(`\nadvise ${version}, Node ${process.version}, ${process.platform} ${process.arch}\n$`),
    );
    expect(stack).toMatch(/^\\u001b\[31mbroken\n +at /);
  });

  it("answers npx --no advise in the clone", () => {
    // The first time in a clone, npx runs the script prepare, which builds under the other tests.
    const env = { ...process.env, npm_config_ignore_scripts: "true" };
    const ran = spawnSync("npx", ["--no", "--", "advise", "--facts", "yes", ...tiny, "--format", "outcome"], {
      cwd: root,
      env,
      encoding: "utf8",
    });
    expect(ran).toMatchObject({ status: 0, stdout: "rag\n" });
  });

  it.each([
    ["advise --format outcome --no-input", "advise"],
    [`'${bin}' --format outcome --no-input`, "advise"],
    [`PATH='${process.env.PATH ?? ""}' '${bin}' --format outcome --no-input`, "npx --no -- advise"],
    ["npx --no -- advise --format outcome --no-input", "npx --no -- advise"],
  ])("names in a hint, after %s, what %s calls", (line, name) => {
    const [project, global] = [ownFolder(), ownFolder()];
    for (const bins of [join(project, "node_modules/.bin"), ...(line.startsWith("npx") ? [] : [global])]) {
      mkdirSync(bins, { recursive: true });
      symlinkSync(bin, join(bins, "advise"));
    }
    const PATH = `${global}:${process.env.PATH ?? ""}`;
    const ran = spawnSync("sh", ["-c", `${line} </dev/null`], { cwd: project, env: { PATH }, encoding: "utf8" });
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr.replace(/\s+/g, " ")).toContain(`\`${name} --help\` lists every question`);
  });

  it("is silent when its reader has seen enough", async () => {
    const child = spawn("sh", [
      "-c",
      `yes '{"answers": {"facts": "yes"}}' | head -20000 | ${bin} batch --rules ${tinyFile} | head -1`,
    ]);
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    expect(await ended(child)).toBe(0);
    expect(stderr).toBe("");
  });

  it("never takes an answer from piped input that is not named", () => {
    const ran = advise([...tiny], { input: "\r\n\r\nyes\r\n" });
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toContain("no question is answered");
  });

  it("has colour when forced, and none with NO_COLOR or --no-color", () => {
    const ask = ["--facts", "yes", ...tiny];
    expect(advise(ask, { env: { FORCE_COLOR: "1" } }).stdout).toContain("\u001b[");
    expect(advise(ask, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout).not.toContain("\u001b[");
    expect(advise([...ask, "--no-color"], { env: { FORCE_COLOR: "1" } }).stdout).not.toContain("\u001b[");
  });
});

describe("bad input is refused with exit code 2, a reason and no stack, and nothing is written", () => {
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return name;
  };
  const table: [string, () => string[], RegExp][] = [
    ["a missing file", () => ["nowhere.yaml"], /nowhere\.yaml: does not exist/],
    ["a folder", () => ["."], /is a folder, not a file/],
    ["a file of 50 MB", () => [file("large.yaml", Buffer.alloc(50 * 1024 * 1024, "a"))], /is too large: 50\.0 MiB/],
    ["an endless file", () => ["/dev/zero"], /is too large/],
    ["a binary file", () => [file("binary.yaml", Buffer.from([0, 1, 2, 3]))], /is binary/],
    ["an empty file", () => [file("empty.yaml", "")], /the file is empty/],
    ["a misspelt command", () => ["chekc"], /"chekc" is not a command/],
    ["an unknown flag", () => ["--vulome", "3", ...tiny], /did you mean --volume/i],
    ["a bad batch file", () => ["batch", "nowhere.ndjson"], /does not exist/],
    [
      "a rulebook that is none",
      () => ["--facts", "yes", "--rules", file("rules.yaml", "id: x\n")],
      /settings is missing/,
    ],
    [
      "an output in a folder that is not there",
      () => ["--facts", "yes", ...tiny, "-o", "no/where.txt"],
      /cannot be written/,
    ],
    ["init over a file", () => ["init", file("kept.yaml", "mine"), ...tiny], /is not overwritten/],
  ];
  it.each(table)("%s", (_, args, reason) => {
    const call = args();
    const before = readdirSync(folder);
    const ran = advise(call);
    expect(ran.stderr).toMatch(reason);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("standard input that never ends", () => {
    const ran = spawnSync("sh", ["-c", `yes | ${bin} - --rules ${tinyFile}`], { encoding: "utf8" });
    expect(ran.stderr).toContain("<stdin>: is too large");
    expect(ran.status).toBe(2);
  });
});
