import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { openTerminal } from "../pty/terminal.ts";
import { advise, bin, shell, tinyFile } from "./bin.ts";

const root = join(import.meta.dirname, "../..");
const top = ownFolder();
const folder = join(top, "work");
mkdirSync(folder);
function at(name: string): string {
  return join(folder, name);
}
cpSync(join(root, "rules/cases/support-assistant.yaml"), at("answers.yaml"));
cpSync(tinyFile, at("rules.yaml"));
writeFileSync(
  at("TITLE.yaml"),
  "advise: 1\ntitle: IĞDIR ısı\nanswers:\n  facts: {value: yes, review-by: 2020-01-01}\n",
);

/** Numbers, money, dates, widths, and words of any case, in results and in a refusal. */
const line = [
  "cost answers.yaml",
  "TITLE.yaml --rules rules.yaml --VOLUME 1,234.5",
  "TITLE.yaml --rules rules.yaml --volume 1,234,567.5 --verbose --what-next --format json",
]
  .map((command) => `$advise ${command} 2>&1; echo "exit $?"`)
  .join("\n");
const plain = shell(line, { cwd: folder }).stdout;

it("the plain run, by which the others are judged, decides, counts and refuses", () => {
  expect(plain.match(/\nexit \d/g)).toEqual(["\nexit 0", "\nexit 2", "\nexit 0"]);
  expect(plain).toMatch(/\$1\d,\d{3}/);
  expect(plain).toContain("did you mean --volume?");
  expect(plain).toContain('"value": 1234567.5');
});

const surroundings: [name: string, env: NodeJS.ProcessEnv][] = [
  ["LC_ALL=C", { LC_ALL: "C", LANG: "de_DE.UTF-8" }],
  ["Turkish, whose i has two forms, a day behind", { LC_ALL: "tr_TR.UTF-8", TZ: "Etc/GMT+12" }],
  ["German, with its decimal comma, a day ahead", { LC_ALL: "de_DE.UTF-8", LANGUAGE: "de", TZ: "Pacific/Kiritimati" }],
  ["Japanese, and no TERM", { LC_ALL: "ja_JP.eucJP", TERM: undefined }],
  ["Arabic, with digits of its own, and TERM=dumb", { LANG: "ar_EG.UTF-8", TERM: "dumb" }],
  ["a locale and a time zone that are none", { LC_ALL: "../../etc", LANG: "\u001b[31m", TZ: "Mars/Olympus" }],
  ["a home that does not exist", { HOME: "/nonexistent", COLUMNS: "7", LINES: "1" }],
  ["a home that nobody may write", { HOME: "/proc", TMPDIR: "/proc", XDG_CACHE_HOME: "/proc", DEBUG: "*" }],
  ["warnings that throw", { NODE_OPTIONS: "--throw-deprecation --pending-deprecation --unhandled-rejections=strict" }],
  [
    "no __proto__, no code from texts",
    { NODE_OPTIONS: "--disable-proto=throw --disallow-code-generation-from-strings" },
  ],
  ["a small heap", { NODE_OPTIONS: "--max-old-space-size=64 --stack-trace-limit=0 --enable-source-maps" }],
];

it.each(surroundings)("%s: not a byte of what is printed changes", (_, env) => {
  expect(shell(line, { cwd: folder, env }).stdout).toBe(plain);
});

it("without HOME, PATH or any other variable nothing is missed", () => {
  const bare = line.replaceAll("$advise", `env -i ${process.execPath} ${bin}`);
  expect(shell(bare, { cwd: folder }).stdout).toBe(plain);
});

it("without git a revision is refused, and says what to install", () => {
  for (const PATH of ["", "/nonexistent"]) {
    const ran = advise(["diff", "HEAD:answers.yaml", "answers.yaml"], { cwd: folder, env: { PATH } });
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toBe("HEAD:answers.yaml: cannot be read: git is not installed [read]\n  install git\n");
  }
});

describe("an installation", () => {
  const installedIn = (name: string): string => {
    const place = join(top, name);
    for (const part of ["dist", "rules", "package.json"])
      cpSync(join(root, part), join(place, part), { recursive: true });
    return join(place, "dist/cli.js");
  };

  it.each(["with spaces", "ünï日本🎈 it's $(one) & #a?b%20c\nd"])("in a folder named %j works as any", (name) => {
    const there = installedIn(name);
    const quoted = line.replaceAll("$advise", '"$node" "$there"');
    const ran = shell(quoted, { cwd: folder, env: { node: process.execPath, there } });
    rmSync(join(top, name), { recursive: true });
    expect(ran.stdout).toBe(plain);
  });

  it("is run through links to its bin", () => {
    symlinkSync(bin, join(top, "one"));
    symlinkSync("one", join(top, "advise"));
    expect(shell(line.replaceAll("$advise", "../advise"), { cwd: folder }).stdout).toBe(plain);
  });

  const nobody = "setpriv --reuid 65534 --clear-groups";
  const mayBeNobody = shell(`${nobody} $advise --version`, { cwd: folder }).status === 0;
  if (!mayBeNobody)
    console.warn("Nobody else can be run as here: an installation that may not be written is not tried.");

  it.skipIf(!mayBeNobody)("that may not be written, by somebody with no home, works as any", () => {
    const there = installedIn("locked");
    chmodSync(top, 0o755);
    expect(shell("chmod -R a-w locked; chmod -R a+rX .", { cwd: top }).status).toBe(0);
    const ran = shell(line.replaceAll("$advise", `${nobody} $node ${there}`), {
      cwd: folder,
      env: { node: process.execPath, HOME: "/nonexistent" },
    });
    expect(shell("chmod -R u+w locked; rm -r locked", { cwd: top }).status).toBe(0);
    expect(ran.stdout).toBe(plain);
  });
});

describe("a terminal of 20 columns", () => {
  const shown = async (args: string[]): Promise<string[]> => {
    // Whatever is still on its way 200 ms after a program's end is lost, so this one ends when all of it is here.
    const line = 'node "$0" "$@"; echo "ended with $?"; read -r _';
    const sh = { program: "sh", args: ["-c", line, bin, ...args] };
    const terminal = openTerminal({ ...sh, cwd: folder, columns: 20, rows: 40, env: { NO_COLOR: "1" } });
    await terminal.see("ended with 0");
    terminal.press("enter");
    await terminal.exit;
    return (terminal.raw().split("ended with")[0] ?? "").replaceAll("\r", "").trimEnd().split("\n");
  };

  it("holds a decision: only the scores, which are a table, and long words are wider", async () => {
    const lines = await shown(["answers.yaml", "--what-next", "--verbose"]);
    expect(lines.length).toBeGreaterThan(300);
    const wide = lines.filter((one) => [...one].length > 20 && /\S\s+\S/.test(one));
    expect(wide.map((one) => one.trim().split(/\s{2,}/)[0])).toEqual(["hybrid", "RAG", "fine-tuning"]);
  });

  it("holds the questionnaire, from the first question to what is kept of it", async () => {
    const args = ["--rules", join(import.meta.dirname, "../pty/rulebook.yaml"), "--save", "kept.yaml"];
    const terminal = openTerminal({ args, cwd: folder, columns: 20, rows: 40 });
    expect(await terminal.frame("enter begin")).toMatch(/RAG: what an answer\n/);
    terminal.press("enter");
    const screen = await terminal.frame("Question 1, 3 more\nopen");
    expect(screen).toMatch(/not already know,\n/);
    terminal.press("3", "enter");
    await terminal.frame("How many calls a\nmonth");
    expect(terminal.raw()).not.toMatch(/[^\u001b\r\n]{40}/);
    terminal.press("ctrl-c");
    expect(await terminal.exit).toBe(130);
    expect(readFileSync(at("kept.yaml"), "utf8")).toContain("  facts: core\n");
    rmSync(at("kept.yaml"));
  });
});

describe("a terminal that can do nothing", () => {
  const inDumb = (args: string[]) =>
    openTerminal({ program: "env", args: ["TERM=dumb", process.execPath, bin, ...args], cwd: folder, rows: 60 });

  it("gets no colour, and nothing that moves a cursor", async () => {
    for (const args of [["TITLE.yaml", "--rules", "rules.yaml"], ["nowhere.yaml"], ["--help"]]) {
      const terminal = inDumb(args);
      await terminal.exit;
      expect(terminal.raw()).toMatch(/\w{4}/);
      expect(terminal.raw()).not.toContain("\u001b");
    }
  });

  it("is asked nothing, since a question could not be drawn again", async () => {
    const terminal = inDumb(["--rules", "rules.yaml"]);
    expect(await terminal.exit).toBe(2);
    expect(terminal.screen()).toContain("advise: nothing can be drawn on this terminal (TERM=dumb)");
    const asked = inDumb(["--rules", "rules.yaml", "--ask"]);
    expect(await asked.exit).toBe(2);
    expect(asked.screen()).toContain("--ask: nothing can be drawn on this terminal (TERM=dumb)");
    expect(existsSync(at("advise.draft.yaml"))).toBe(false);
  });
});
