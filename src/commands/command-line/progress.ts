import type { Watch } from "../../load/measure/named-path.ts";
import { grouped } from "../../text/numbers.ts";
import { steer, type Io } from "./io.ts";

/** How far a long run is, on one line of a terminal that is drawn over and at the end wiped. */
export type Progress = { show: (lines: number, bytes: number) => Promise<void>; wipe: () => Promise<void> };

/** Shows how many lines are done, how fast, and of a known size how much of it; nothing where nobody watches. */
export function progressOf({ progressClock: watched, stderr }: Io, size: number | null): Progress {
  const nothing = (): Promise<void> => Promise.resolve();
  if (!watched) return { show: nothing, wipe: nothing };
  const start = watched();
  let drawn = start;
  return {
    show: async (lines, bytes) => {
      const now = watched();
      if (now - drawn < 100) return;
      drawn = now;
      const rate = Math.round((lines / (now - start)) * 1000);
      const share = size ? `, ${Math.floor((100 * bytes) / size)} %` : "";
      const done = `${grouped(lines)} lines${share}, ${grouped(rate)} a second`;
      await steer(stderr, `\r${inOneRow(done)}${eraseRest}`);
    },
    wipe: () => (drawn === start ? nothing() : steer(stderr, `\r${eraseRest}`)),
  };
}

/** Reads something long with its progress shown, which is gone at the end. */
export async function withProgress<T>(io: Io, read: (watch: Watch) => Promise<T>): Promise<T> {
  const progress = progressOf(io, null);
  try {
    return await read({ seen: (rows) => progress.show(rows, 0), work: io.uninterrupted });
  } finally {
    await progress.wipe();
  }
}

const eraseRest = "\u001b[K";
// On a narrow terminal the end of the line is cut off: wrapped, it could not be drawn over.
function inOneRow(text: string): string {
  return `\u001b[?7l${text}\u001b[?7h`;
}
