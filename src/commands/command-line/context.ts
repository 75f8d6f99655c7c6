import { join } from "node:path";
import { loadCompiled } from "../../load/compiled.ts";
import type { LoadedRulebook } from "../../load/rulebook/rulebook.ts";
import { readStdin, readTextFile, type Text } from "../../load/files/text-file.ts";
import { type Diagnostic, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { renderDiagnostics } from "../../report/terminal/diagnostics.ts";
import { block } from "../../text/layout.ts";
import { plain } from "../../text/escape.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { type Io, textStyleFor, pathIn, write } from "./io.ts";

/** One run of the program: the world, and the rulebook in use, which is read at most once. */
export type Context = {
  io: Io;
  /** What --rules names. */
  rules: string | undefined;
  rulebook: () => Promise<Result<LoadedRulebook>>;
  /** What the rulebook is called in messages, and where it is: its cases and panel are beside it. */
  name: string;
  file: string;
  /** The shipped rulebook's file, which others may extend. */
  shipped: string;
};

/** Starts a run on the rulebook that --rules names, or on the shipped one. */
export function openContext(io: Io, rules: string | undefined): Context {
  let loading: Promise<Result<LoadedRulebook>> | undefined;
  const shipped = join(io.rulesFolder, "rag-or-fine-tuning.yaml");
  const file = rules === undefined ? shipped : pathIn(io, rules);
  const name = rules ?? "rules/rag-or-fine-tuning.yaml";
  return {
    io,
    rules,
    name,
    file,
    shipped,
    rulebook: () => {
      loading ??= rules === undefined ? loadShipped(io, file, name) : loadFile(file, name, shipped);
      return loading;
    },
  };
}

/** The same run on the rulebook that an argument names, if it does. */
export function contextOn(context: Context, file: string | undefined): Context {
  return file === undefined ? context : openContext(context.io, file);
}

/** The shipped rulebook: as compiled by the build, or, where its file has changed since, from the file. */
async function loadShipped(io: Io, file: string, name: string): Promise<Result<LoadedRulebook>> {
  const compiled = await compiledFrom<LoadedRulebook>(io, file, name);
  return compiled ? success(compiled) : loadFile(file, name);
}

/** Reading and checking a rule file takes code that the compiled one does without. */
async function loadFile(file: string, name: string, shipped?: string): Promise<Result<LoadedRulebook>> {
  const { loadRulebook } = await import("../../load/rulebook/rulebook.ts");
  return loadRulebook(file, name, shipped);
}

/** What the build made of a shipped file; null outside a build, and, with a word about it, where the file has changed since. */
export async function compiledFrom<T>(io: Io, file: string, name: string): Promise<T | null> {
  if (io.compiledFolder === null) return null;
  const compiled = await loadCompiled<T>(io.compiledFolder, file);
  if (compiled === null) await write(io.stderr, `${name} has changed since the build; reading it anew.\n`);
  return compiled;
}

/** Reads a file, or standard input for `-`. */
export function readInput(io: Io, file: string): Promise<Result<Text>> {
  return file === "-" ? readStdin(io.stdin) : readTextFile(pathIn(io, file), file);
}

/** Prints what is wrong with the input; the exit code says that nothing was done. */
export async function reportProblems(io: Io, problems: readonly Diagnostic[]): Promise<ExitCode> {
  await write(io.stderr, renderDiagnostics(problems, textStyleFor(io, "stderr")));
  return exitCodes.usage;
}

/** Says something beside the result, on stderr: it may depend on the day, which the result never does. */
export function notice(io: Io, text: string): Promise<void> {
  return write(io.stderr, `${block(`note: ${plain(text)}`, textStyleFor(io, "stderr").width, "  ", "").join("\n")}\n`);
}

/** A problem of how the program was called. */
export function usageProblem(what: string, message: string, hint?: string): Diagnostic {
  return unplaced(what, "usage", message, hint);
}
