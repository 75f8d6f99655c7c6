import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Shell } from "../../src/report/completion.ts";
import { openTerminal, type Terminal } from "../pty/terminal.ts";

/** Completes the last word of a line (words without spaces) in every way there is, each as a program would get it. */
export type Completer = { complete: (line: string) => Promise<string[]>; close: () => Promise<void> };

export const bin = join(import.meta.dirname, "../../dist/cli.js");

/** Whether a shell is here to be tested in. */
export function installed(shell: Shell): boolean {
  return spawnSync(shell, ["--version"]).status === 0;
}

/** Puts the script where its help says, in a home of its own, and the program that it asks beside it. */
export function install(shell: Shell, home: string, rules: readonly string[] = []): string {
  const file = join(home, { bash: "advise.bash", zsh: "_advise", fish: "advise.fish" }[shell]);
  mkdirSync(join(home, "bin"), { recursive: true });
  symlinkSync(bin, join(home, "bin/advise"));
  const made = spawnSync(process.execPath, [bin, "completion", shell, "-o", file, ...rules], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(made.stderr);
  return file;
}

/** Starts a shell, with the completion installed in `home`, in the folder `cwd`. */
export async function openShell(shell: Shell, home: string, cwd: string): Promise<Completer> {
  if (shell === "fish") {
    return {
      complete: (line) => Promise.resolve(fishLines(home, cwd, line).map((found) => found.split("\t")[0] ?? "")),
      close: () => Promise.resolve(),
    };
  }
  const terminal = await openInteractive(shell, home, cwd);
  let runs = 0;
  return {
    complete: async (line) => {
      const out = join(home, `shown-${++runs}`);
      // Inserts all completions of the last word, and runs the line with `show` before it.
      terminal.press(line, insertAll, "\u0001", "show ", "enter");
      while (!existsSync(out)) await pause(10);
      const typed = line.split(" ");
      const words = readFileSync(out, "utf8")
        .split("\0")
        .slice(typed.length - 1, -1);
      return words.filter((word) => word !== typed.at(-1));
    },
    close: async () => {
      terminal.kill("SIGKILL");
      await terminal.exit;
    },
  };
}

/** What fish offers for a line: a word, a tab, its meaning. */
export function fishLines(home: string, cwd: string, line: string): string[] {
  const script = `source $argv[1]; complete -C $argv[2]`;
  const args = ["--no-config", "-c", script, join(home, "advise.fish"), line];
  const { stdout, stderr } = spawnSync("fish", args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...homeOf(home) },
  });
  if (stderr !== "") throw new Error(stderr);
  return stdout.split("\n").slice(0, -1);
}

/** A home with a program of its own, found before all others. */
function homeOf(home: string) {
  return { HOME: home, PATH: `${join(home, "bin")}:${process.env.PATH}` };
}

const insertAll = "\u0014";

/** Writes the arguments to a file of the next number, all at once. */
function show(home: string): string {
  return `
n=0
show() {
  n=$((n + 1))
  printf '%s\\0' "$@" > '${home}/part'
  command mv '${home}/part' "${home}/shown-$n"
}`;
}

/** A shell at its prompt, with nothing of this machine's settings. */
export async function openInteractive(shell: "bash" | "zsh", home: string, cwd: string): Promise<Terminal> {
  const setup = { bash: bashSetup, zsh: zshSetup }[shell];
  const file = join(home, shell === "bash" ? "bashrc" : ".zshrc");
  writeFileSync(file, `${show(home)}\n${setup(home)}`);
  const args = shell === "bash" ? ["--noprofile", "--rcfile", file, "-i"] : ["-d", "-i"];
  const terminal = openTerminal({
    program: shell,
    args,
    cwd,
    columns: 200,
    rows: 50,
    env: { ...homeOf(home), ZDOTDIR: home },
  });
  await terminal.see("ready>");
  return terminal;
}

function bashSetup(home: string): string {
  return `
PS1='ready> '
HISTFILE=
bind '"\\C-t": insert-completions'
source '${home}/advise.bash'
`;
}

function zshSetup(home: string): string {
  return `
PS1='ready> '
bindkey -e
fpath=('${home}' $fpath)
autoload -Uz compinit && compinit -u -D
zle -C all-matches complete-word _generic
bindkey '^T' all-matches
zstyle ':completion:all-matches::::' completer _all_matches _complete
zstyle ':completion:all-matches:*' insert yes
`;
}
