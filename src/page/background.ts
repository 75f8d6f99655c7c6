import type { Answers } from "../model/answers.ts";
import type { Decision } from "../model/decision.ts";
import type { PageData } from "../model/page.ts";
import { decideFully } from "./recompute.ts";

/** Works out whole decisions beside the page, so that what takes long blocks nothing. */
export type Background = { work: (answers: Answers) => void };

/** In milliseconds; about the time between two presses of a key that is held down, and a bit. */
const pause = 120;

type Request = { data: PageData; answers: Answers };

/**
 * Starts the script of the page a second time, as a worker. Only the newest answers are worked on: `onDone` gets their
 * decision, or null where a browser allows no worker or it fails: then there are no shares, and all else is as ever.
 */
export function startBackground(
  script: string,
  data: PageData,
  onDone: (decision: Decision | null) => void,
): Background {
  const worker = workerOf(script);
  let busy = false;
  let next: Answers | null = null;
  const work = (answers: Answers): void => {
    if (busy) {
      next = answers;
      return;
    }
    busy = true;
    // A moment later, so that a row of quick changes is not slowed down by work on answers already gone.
    setTimeout(() => {
      if (worker) worker.postMessage({ data, answers: next ?? answers } satisfies Request);
      else done(null);
      next = null;
    }, pause);
  };
  const done = (decision: Decision | null): void => {
    busy = false;
    const waiting = next;
    next = null;
    if (waiting) work(waiting);
    else onDone(decision);
  };
  worker?.addEventListener("message", ({ data: decision }: MessageEvent<Decision>) => done(decision));
  worker?.addEventListener("error", () => done(null));
  return { work };
}

/** What the script does when it runs as a worker: answers each request. */
export function serve(): void {
  addEventListener("message", ({ data: { data, answers } }: MessageEvent<Request>) => {
    postMessage(decideFully(data, answers));
  });
}

function workerOf(script: string): Worker | null {
  try {
    return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  } catch {
    return null;
  }
}
