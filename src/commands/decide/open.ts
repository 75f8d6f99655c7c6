import { spawn } from "node:child_process";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { writeFreshPage } from "../../save/page.ts";
import { type Io, say } from "../command-line/io.ts";

/** Writes a page into a folder of its own, shows it where there is a browser, and says where it is. */
export async function openPage(io: Io, page: string): Promise<Diagnostic[]> {
  const written = await writeFreshPage(page);
  if (!written.ok) return written.problems;
  const file = written.value;
  const shown = io.browserOn !== null && (await started(...browserCommand(io.browserOn, file)));
  await say(io, shown ? `Opened ${file}` : `The page is ${file}: open it in a browser.`);
  return [];
}

/** What shows a file on a system, by no shell: nothing in a name is taken for a command. */
export function browserCommand(system: NodeJS.Platform, file: string): [command: string, args: string[]] {
  switch (system) {
    case "win32":
      // `start` is a word of the shell; this is what it comes to.
      return ["rundll32.exe", ["url.dll,FileProtocolHandler", file]];
    case "darwin":
      return ["open", [file]];
    default:
      return ["xdg-open", [file]];
  }
}

/** How long a browser has to say that it cannot. One that runs on is left to itself. */
const patience = 2000;

function started(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: "ignore", detached: true });
    const waiting = setTimeout(() => done(true), patience);
    const end = (fine: boolean): void => {
      clearTimeout(waiting);
      done(fine);
    };
    child.on("error", () => end(false));
    child.on("exit", (code) => end(code === 0));
    child.unref();
  });
}
