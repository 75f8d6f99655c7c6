import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { type Shell, shells } from "../../src/report/completion.ts";
import { flagsOf, helpsOf } from "../cli/helps.ts";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { type Completer, fishLines, install, installed, openInteractive, openShell } from "./shells.ts";

const folder = ownFolder();

/** A folder with three files to complete, one of them awkward. */
const cwd = join(folder, "work");
mkdirSync(cwd);
for (const name of ["case.yaml", "a b.yaml", "$(touch pwned).yaml"]) writeFileSync(join(cwd, name), "");
const files = readdirSync(cwd);

/** Another program of that name than the one that is found by it; it offers one word. */
const byPath = join(folder, "advise");
writeFileSync(byPath, "#!/bin/sh\nprintf 'words\\t\\nelsewhere\\t\\n'\n", { mode: 0o755 });
const shippedFile = join(import.meta.dirname, "../../rules/rag-or-fine-tuning.yaml");

/** The words that a person can go on with, in any order. The choices are those of the tiny rulebook. */
const lines: [line: string, words: string[]][] = [
  ["advise --volume ", ["low", "high", "unsure"]],
  ["advise --volume h", ["high"]],
  ["advise --volume=h", ["--volume=high"]],
  ["advise --volume x", []],
  ["advise --vo", ["--volume", "--voice"]],
  ["advise --format ", ["text", "json", "markdown", "adr", "outcome", "html"]],
  ["advise --fail-on c", ["close-call", "conflict"]],
  ["advise --fail-on unsure,c", ["unsure,close-call", "unsure,conflict"]],
  ["advise --fail-on=unsure,cl", ["--fail-on=unsure,close-call"]],
  ["advise batch --fields outcome,m", ["outcome,margin"]],
  ["advise --as-of ", []],
  ["advise --rules ", files],
  ["advise --rules=ca", ["--rules=case.yaml"]],
  ["advise -o ca", ["case.yaml"]],
  ["advise c", ["check", "cost", "completion", "case.yaml"]],
  ["advise case.yaml ", []],
  ["advise case.yaml --voice o", ["own"]],
  ["advise --verbose che", ["check"]],
  ["advise --format json che", ["check"]],
  ["advise --format=json che", ["check"]],
  ["advise --voice check rul", ["rules"]],
  ["advise rules ", ["lint", "test", "verify"]],
  ["advise rules lint ", files],
  ["advise rules test --thr", ["--threshold"]],
  ["advise rules lint --format ", ["text", "json"]],
  ["advise check --format ", ["text", "json", "markdown", "github"]],
  ["advise check case.yaml --fail-on mo", ["moved"]],
  ["advise check x y z ca", ["case.yaml"]],
  ["advise diff HEAD~1:case.yaml ca", ["case.yaml"]],
  ["advise diff x y ", []],
  ["advise panel --voice ", ["plain", "own", "unsure"]],
  ["advise explain own", ["own-voice"]],
  ["advise schema ", ["answers", "rules", "decision"]],
  ["advise completion ", [...shells]],
  ["advise -- --vo", []],
  ["advise -- ca", ["case.yaml"]],
  [`advise --rules ${shippedFile} --know`, ["--knowledge"]],
  [`advise --rules=${shippedFile} --knowledge no`, ["none"]],
  [`advise panel --rules ${shippedFile} --knowledge so`, ["some"]],
  ["advise --rules nowhere.yaml --form", ["--format"]],
  [`${byPath} e`, ["elsewhere"]],
];

const paths = (await helpsOf(["--rules", tinyFile])).map(([path]) => path);

function sorted(words: readonly string[]): string[] {
  return [...words].sort();
}

/** Without a shell a newcomer's run leaves its tests out, and says so; CI never does. */
function testable(shell: Shell): boolean {
  return Boolean(process.env.CI) || installed(shell);
}

describe.each(shells)("completion in %s", (shell) => {
  if (!testable(shell)) {
    it.skip(`is not tested: there is no ${shell} here`);
    return;
  }
  const home = join(folder, shell);
  let opened: Completer;
  beforeAll(async () => {
    install(shell, home, ["--rules", tinyFile]);
    opened = await openShell(shell, home, cwd);
  });
  afterAll(() => opened.close());

  it.each(lines)("%s", async (line, words) => {
    expect(sorted(await opened.complete(line))).toEqual(sorted(words));
  });

  it("keeps the order of the choices", async () => {
    expect(await opened.complete("advise --volume ")).toEqual(["low", "high", "unsure"]);
  });

  it.each(paths)("has every flag of advise %s", async (path) => {
    const flags = await flagsOf(path, ["--rules", tinyFile]);
    expect(flags).toContain("--help");
    expect(sorted(await opened.complete(`advise ${path} --`.replace("  ", " ")))).toEqual(sorted(flags));
  });
});

/** What a shell would run, expand, or take for its own, where it is not quoted. */
const hostileText = `'; touch pwned; '"; touch pwned; "\`touch pwned\`$(touch pwned)\\'\n]:%{*?[a]{a,b}~!!#`;
const hostileIds = [
  "$(touch pwned)",
  "`touch pwned`",
  "';touch pwned;'",
  '";touch pwned;"',
  "a;touch pwned",
  "x\\",
  "~",
  "*",
  "!!",
  "#",
  "a:b",
  "a=b",
  "a b",
  "{a,b}",
  "$HOME",
  "%d",
];

/** The tiny rulebook with such texts for a person, and such ids where the rulebook takes any. */
function hostileRulebook(): string {
  const rulebook = parse(readFileSync(tinyFile, "utf8")) as Rulebook;
  const voice = rulebook.questions.find(({ id }) => id === "voice")!;
  voice.ask = hostileText;
  for (const choice of voice.choices) choice.label = hostileText;
  const source = { title: hostileText, where: hostileText, finding: hostileText };
  for (const id of [...hostileIds, "\u001b[31mred"]) rulebook.sources[id] = source;
  const file = join(folder, "hostile.yaml");
  writeFileSync(file, stringify(rulebook));
  return file;
}

describe.each(shells.filter(testable))("a hostile rulebook in %s", (shell) => {
  const home = join(folder, `hostile-${shell}`);
  let opened: Completer;
  beforeAll(async () => {
    install(shell, home, ["--rules", hostileRulebook()]);
    opened = await openShell(shell, home, cwd);
  });
  afterAll(() => opened.close());

  it("runs nothing, whatever its texts and ids say", async () => {
    expect(sorted(await opened.complete("advise --voice "))).toEqual(["own", "plain", "unsure"]);
    expect(await opened.complete("advise --vo")).toEqual(["--volume", "--voice"]);
    const ids = await opened.complete("advise explain ");
    expect(ids).toEqual(expect.arrayContaining(hostileIds));
    expect(ids.filter((id) => id.includes("red"))).toEqual([]);
    expect(readdirSync(cwd)).toEqual(files);
    expect(existsSync(join(home, "pwned"))).toBe(false);
  });
});

describe("what a word means", () => {
  it.skipIf(!testable("zsh"))("is shown in zsh", async () => {
    const terminal = await openInteractive("zsh", join(folder, "zsh"), cwd);
    terminal.press("advise --cite \t");
    expect(await terminal.see("not sure")).toMatch(/^no +-- No\nyes +-- Yes\nunsure +-- not sure$/m);
    terminal.press("\u0015", "advise che\t");
    await terminal.see("ready> advise check");
    terminal.kill("SIGKILL");
    await terminal.exit;
  });

  it.skipIf(!testable("fish"))("is shown in fish", () => {
    expect(fishLines(join(folder, "fish"), cwd, "advise --cite ")).toEqual(["no\tNo", "yes\tYes", "unsure\tnot sure"]);
    expect(fishLines(join(folder, "fish"), cwd, "advise --voi")).toEqual(["--voice\tA voice of its own?"]);
  });
});

it.skipIf(!testable("zsh"))("works in zsh when it is sourced, too", async () => {
  const home = join(folder, "sourced");
  install("zsh", home);
  const terminal = await openInteractive("zsh", home, cwd);
  terminal.press(`unset -f _advise; fpath=(\${fpath:#\${(q)HOME}}); source '${join(home, "_advise")}'`, "enter");
  terminal.press("advise rules v\t");
  await terminal.see("ready> advise rules verify");
  terminal.kill("SIGKILL");
  await terminal.exit;
});
