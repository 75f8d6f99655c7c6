import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, win32 } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { browserCommand } from "../../src/commands/decide/open.ts";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { runCli } from "./run-cli.ts";

const home = ownFolder();
const bin = join(home, "bin");
const pages = join(home, "tmp");
mkdirSync(bin);
mkdirSync(pages);
const said = join(home, "opened");

/** A browser of the system that notes what it was given, or that cannot. */
function browser(code: number): void {
  writeFileSync(join(bin, "xdg-open"), `#!/bin/sh\nprintf '%s' "$1" > '${said}'\nexit ${code}\n`);
  chmodSync(join(bin, "xdg-open"), 0o755);
}

function open(args: readonly string[], browserOn: NodeJS.Platform | null) {
  vi.stubEnv("TMPDIR", pages);
  vi.stubEnv("PATH", `${bin}:/usr/bin:/bin`);
  return runCli([...args, "--open", "--rules", tinyFile], { browserOn, cwd: home });
}

afterEach(() => vi.unstubAllEnvs());

describe("--open", () => {
  it("shows the page from a folder that nobody else looks into, and prints the decision as ever", async () => {
    browser(0);
    const ran = await open(["--facts", "yes", "--format", "outcome"], "linux");
    const file = readFileSync(said, "utf8");
    expect(ran).toEqual({ code: 0, stdout: "rag\n", stderr: `Opened ${file}\n` });
    expect(statSync(join(file, "..")).mode & 0o777).toBe(0o700);
    expect(readFileSync(file, "utf8")).toContain("<!doctype html>");
  });

  it("does not print a page that it shows, and each has a folder of its own", async () => {
    browser(0);
    const before = readdirSync(pages).length;
    expect(await open(["--format", "html"], "linux")).toMatchObject({ code: 0, stdout: "" });
    expect(readdirSync(pages)).toHaveLength(before + 1);
  });

  it.each<[string, number | null]>([
    ["fails", 3],
    ["is not there", null],
  ])("says where the page is when the browser %s", async (_, code) => {
    if (code !== null) browser(code);
    const ran = await open(["--facts", "yes", "--format", "outcome"], code === null ? "darwin" : "linux");
    expect(ran).toMatchObject({ code: 0, stdout: "rag\n" });
    expect(ran.stderr).toMatch(/^The page is .*advise\.html: open it in a browser\.\n$/);
  });

  it("starts nothing where nobody watches", async () => {
    writeFileSync(said, "nothing");
    browser(0);
    expect((await open(["--facts", "yes", "--format", "outcome"], null)).stderr).toMatch(/^The page is /);
    expect(readFileSync(said, "utf8")).toBe("nothing");
  });
});

it("a browser is started by no shell, whatever the name of the file", () => {
  const file = win32.join("C:\\Temp & co", "advise-1", "advise.html");
  expect(browserCommand("win32", file)).toEqual(["rundll32.exe", ["url.dll,FileProtocolHandler", file]]);
  expect(browserCommand("darwin", "/a b/$(x).html")).toEqual(["open", ["/a b/$(x).html"]]);
  expect(browserCommand("freebsd", "/a.html")).toEqual(["xdg-open", ["/a.html"]]);
});
