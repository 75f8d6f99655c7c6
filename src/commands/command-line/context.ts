import { dirname, join } from "node:path";
import {
  loadPrecedents,
  loadRulebookInUse,
  type RulebookInUse,
  shippedRulebookFile,
  type Shipment,
} from "../../load/shipped.ts";
import { fileNamesIn, passedOverIn } from "../../load/files/folder.ts";
import { readStdin, readTextFile, type Text } from "../../load/files/text-file.ts";
import { type Diagnostic, type Result, unplaced } from "../../model/diagnostic.ts";
import type { Precedents } from "../../model/precedent.ts";
import { renderDiagnostics } from "../../report/terminal/diagnostics.ts";
import { asCalled } from "../../text/called-as.ts";
import { block } from "../../text/layout.ts";
import { plainLine } from "../../text/escape.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { type Io, stderrStyle, pathIn, write } from "./io.ts";

/** One run of the program: the world, and the rulebook in use with its published cases, each read at most once. */
export type Context = {
  io: Io;
  /** What --rules names. */
  rules: string | undefined;
  rulebook: () => Promise<Result<RulebookInUse>>;
  /** The published cases that its decisions are compared with; null where it brings none. */
  precedents: () => Promise<Result<Precedents | null>>;
  /** What the rulebook is called in messages, and where it is: its cases and panel are beside it. */
  name: string;
  file: string;
  /** The shipped rulebook and prices, where they are needed beside the one in use. */
  shipment: Shipment;
};

/** Starts a run on the rulebook that --rules names, or on the shipped one. */
export function openContext(io: Io, rules: string | undefined): Context {
  let loading: Promise<Result<RulebookInUse>> | undefined;
  let comparing: Promise<Result<Precedents | null>> | undefined;
  const shipment = shipmentOf(io);
  const shipped = shippedRulebookFile(shipment);
  const own = rules === undefined ? undefined : { path: pathIn(io, rules), name: rules };
  const rulebook = () => (loading ??= loadRulebookInUse(shipment, own));
  return {
    io,
    rules,
    shipment,
    name: own?.name ?? "rules/rag-or-fine-tuning.yaml",
    file: own?.path ?? shipped,
    rulebook,
    precedents: () =>
      (comparing ??= rulebook().then((loaded) => (loaded.ok ? loadPrecedents(shipment, loaded.value) : loaded))),
  };
}

function shipmentOf({ rulesFolder, compiledFolder, stderr }: Io): Shipment {
  const changed = (name: string) => write(stderr, `${name} has changed since the build; reading it anew.\n`);
  return { rulesFolder, compiledFolder, changed };
}

/** Where the cases of the rulebook in use stand, if it has some. */
export function casesFolderOf({ file }: Context): string {
  return join(dirname(file), "cases");
}

/** Where published frameworks stand beside the rulebook in use, if they do. */
export function panelFolderOf({ file }: Context): string {
  return join(dirname(file), "panel");
}

/** The rulebook in use, and what stands beside it: its cases, its panel and its published cases. */
export async function filesOfRulebook(context: Context): Promise<string[]> {
  const folders = [casesFolderOf(context), panelFolderOf(context)];
  const inThem = await Promise.all(
    folders.map(async (folder) => (await fileNamesIn(folder)).map((name) => join(folder, name))),
  );
  const loaded = await context.rulebook();
  const published = loaded.ok ? loaded.value.precedentsFile : null;
  return [context.file, ...inThem.flat(), ...(published ? [published.path] : [])];
}

/** The same run on the rulebook that an argument names, if it does. */
export function contextOn(context: Context, file: string | undefined): Context {
  return file === undefined ? context : openContext(context.io, file);
}

/** Reads a file, or standard input for `-`. */
export function readInput(io: Io, file: string): Promise<Result<Text>> {
  return file === "-" ? readStdin(io.stdin) : readTextFile(pathIn(io, file), file);
}

/** Prints what is wrong with the input; the exit code says that nothing was done. */
export async function reportProblems(io: Io, problems: readonly Diagnostic[]): Promise<ExitCode> {
  await write(io.stderr, renderDiagnostics(problems, stderrStyle(io)), { colour: io.colour.stderr });
  return exitCodes.usage;
}

/** Says something beside the result, on stderr: it may depend on the day, which the result never does. */
export function notice(io: Io, text: string): Promise<void> {
  const said = asCalled(`note: ${plainLine(text)}`, io.program);
  return write(io.stderr, `${block(said, stderrStyle(io).width, "  ", "").join("\n")}\n`);
}

/** Says which entries of a folder are read past, where there are some. */
export async function noticePassedOver(io: Io, folder: string): Promise<void> {
  for (const name of await passedOverIn(folder)) await notice(io, `${name} is no file, and is passed over`);
}

/** A problem of how the program was called. */
export function usageProblem(what: string, message: string, hint?: string): Diagnostic {
  return unplaced(what, "usage", message, hint);
}

/** What is wrong where cases are asked for beside a rulebook that has none. */
export function noCases(rulebook: string) {
  return usageProblem(
    rulebook,
    "has no cases",
    "put answers files with expect: {outcome: …} into the folder cases/ beside it",
  );
}
