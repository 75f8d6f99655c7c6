import { bareName } from "../../text/called-as.ts";

/** What is known of how the program was started. */
export type Started = {
  /** The file that runs, with links followed. */
  own: string;
  /** The folders of PATH. */
  folders: readonly string[];
  /** Whether npm, or one like it, started it: these put bins of a project on PATH, where no shell finds them later. */
  byNpm: boolean;
  /** The file that the bare name runs out of a folder, with links followed; undefined where the folder has none. */
  runs: (folder: string) => string | undefined;
};

/**
 * How a person calls this program again. By the bare name only where that runs this very program: in the registry the
 * name is nobody's, so that npx would fetch whatever goes by it one day, and `--no` keeps it from that.
 */
export function calledAs({ own, folders, byNpm, runs }: Started): string {
  const lasting = byNpm ? folders.filter((folder) => !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder)) : folders;
  const first = lasting.find((folder) => runs(folder) !== undefined);
  return first !== undefined && runs(first) === own ? bareName : `npx --no -- ${bareName}`;
}
