import { runCli } from "./run-cli.ts";

/** Every command, as its words after `advise`, with its help: a help lists the commands below it. */
export async function helpsOf(flags: readonly string[] = [], path = ""): Promise<[path: string, help: string][]> {
  const words = path.split(" ").filter((word) => word !== "");
  const { stdout } = await runCli([...words, "--help", ...flags]);
  const listed = stdout.split("\nCommands:\n")[1]?.split("\n\n")[0] ?? "";
  const names = [...listed.matchAll(/^ {2}(\w+)/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "help" || path === "");
  const below = names.map((name) => helpsOf(flags, [...words, name].join(" ")));
  return [[path, stdout], ...(await Promise.all(below)).flat()];
}

/** The flags of a command: in its help, or of the program itself in the one that has them all. */
export async function flagsOf(path: string, flags: readonly string[] = []): Promise<string[]> {
  const words = path.split(" ").filter((word) => word !== "");
  const helps = [[...words, "--help"], ...(path === "" ? [["help", "flags"]] : [])];
  const texts = await Promise.all(helps.map((args) => runCli([...args, ...flags])));
  // Answers stand two on a line.
  const named = texts.flatMap(({ stdout }) => [...stdout.matchAll(/(?:^| ) (?:-\w, )?(--[\w-]+)/gm)]);
  return [...new Set(named.map(([, flag = ""]) => flag))];
}
