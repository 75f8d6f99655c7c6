// Makes a release ready, and publishes nothing: `npm run release -- 0.2.0`.
//
// In a copy of what is committed: the version, the changelog, the build, the pages that show what the bin prints, the
// tarball, publint, and every command on every Node. Only when all of it went well are the changed files taken over here,
// and the tarball put into release/ with its checksum.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { pages, withOutputs } from "../test/readme-blocks.ts";
import { supportedNodes } from "./release/nodes.ts";
import { tryPackage } from "./release/try.ts";
import { checkFollows, releasedChangelog } from "./release/version.ts";

type Manifest = { version: string; packages?: Record<string, { version: string }> };

function run(program: string, args: string[], cwd = "."): string {
  return execFileSync(program, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 28,
  });
}

/** The committed files, in a folder of their own that has what is installed here. */
function copyInto(copy: string): void {
  if (run("git", ["status", "--porcelain"]) !== "") throw new Error("not all is committed: see git status");
  for (const file of run("git", ["ls-files", "-z"]).split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file));
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

/** Writes the version where it stands, and the changelog. */
function setVersion(copy: string, version: string): void {
  for (const file of ["package.json", "package-lock.json"])
    edit(join(copy, file), (text) => {
      const manifest = JSON.parse(text) as Manifest;
      manifest.version = version;
      if (manifest.packages) manifest.packages[""]!.version = version;
      return `${JSON.stringify(manifest, null, 2)}\n`;
    });
  const today = new Date().toISOString().slice(0, 10);
  edit(join(copy, "CHANGELOG.md"), (text) => releasedChangelog(text, version, today));
}

/** Renews what the pages show of the bin. */
function renewPages(copy: string): void {
  const bin = mkdtempSync(join(tmpdir(), "advise-path-"));
  symlinkSync(join(copy, "dist/cli.js"), join(bin, "advise"));
  const shell = (command: string): string =>
    execFileSync("sh", ["-c", command], {
      cwd: copy,
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: "1" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  if (!pages.includes("docs/reading.md"))
    throw new Error("the pages are not found: start this in the project's folder");
  for (const page of pages) edit(join(copy, page), (text) => withOutputs(text, shell));
  rmSync(bin, { recursive: true });
}

/** The tarball, as publint has it; an Error with what it says otherwise. */
async function packed(copy: string): Promise<string> {
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--ignore-scripts", "--json"], copy)) as [{ filename: string }];
  const file = readFileSync(join(copy, filename));
  const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, level: "suggestion", strict: true });
  if (messages.length > 0)
    throw new Error(messages.map((message) => formatMessage(message, pkg, { color: false })).join("\n"));
  return filename;
}

async function release(version: string): Promise<void> {
  const { version: before } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  checkFollows(version, before);
  const copy = mkdtempSync(join(tmpdir(), "advise-release-"));
  try {
    copyInto(copy);
    setVersion(copy, version);
    run("npm", ["run", "prepare"], copy);
    renewPages(copy);
    const tarball = await packed(copy);
    if (!(await tryPackage(join(copy, tarball), supportedNodes))) throw new Error("a command fails on a Node");

    for (const file of ["package.json", "package-lock.json", "CHANGELOG.md", ...pages]) cpSync(join(copy, file), file);
    mkdirSync("release", { recursive: true });
    cpSync(join(copy, tarball), join("release", tarball));
    const checksum = createHash("sha256")
      .update(readFileSync(join("release", tarball)))
      .digest("hex");
    writeFileSync("release/SHA256SUMS", `${checksum}  ${tarball}\n`);
    console.log(`release/${tarball} and release/SHA256SUMS are ready, and nothing is published. By hand:
  npm run check
  git commit --all --message 'release: ${version}' && git tag v${version}
  npm publish release/${tarball}`);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

try {
  await release(process.argv[2] ?? "");
} catch (error) {
  console.error(`release: ${(error as Error).message}`);
  process.exitCode = 1;
}
