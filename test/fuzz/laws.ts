import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { type Run, runCli } from "../cli/run-cli.ts";

/** The suite tries a fixed number of inputs, the long count as many as it can in this time: `FUZZ_SECONDS=600` for a release. */
const longCount = 1000 * Number(process.env.FUZZ_SECONDS ?? 110);

/** Tries a law on inputs, and says on how many, and how long the slowest took. */
export async function holdsFor<T>(
  name: string,
  inputs: fc.Arbitrary<T>,
  { runs, law }: { runs: number; law: (input: T) => Promise<void> | void },
): Promise<void> {
  let tried = 0;
  let slowest = 0;
  const timed = async (input: T): Promise<void> => {
    // The work done, and not the time gone by: a busy machine is no hang.
    const before = process.cpuUsage();
    await law(input);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    tried += 1;
    slowest = Math.max(slowest, milliseconds);
    if (process.env.FULL) expect(milliseconds).toBeLessThan(2000);
  };
  const long = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: longCount, markInterruptAsFailure: false };
  await fc.assert(fc.asyncProperty(inputs, timed), process.env.FULL ? long : { numRuns: runs });
  expect(tried).toBeGreaterThan(0);
  if (process.env.FULL) console.log(`fuzz ${name}: ${tried} inputs, the slowest in ${Math.round(slowest)} ms`);
}

const namesOfObject = Object.getOwnPropertyNames(Object.prototype).join();

// All that steers a terminal, reorders text or cannot be seen: control characters but the line end, marks of direction, tags.
const steering =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/u;

// The page's own code, which stands in an HTML report as it was built.
const pageCode = readFileSync(join(import.meta.dirname, "../../dist/page/page.js"), "utf8");

/** The first thing in a text that steers a terminal, and what stands around it. */
export function steeringIn(text: string): string | null {
  const rest = text.replace(pageCode, () => "");
  const at = rest.search(steering);
  return at < 0 ? null : JSON.stringify(rest.slice(Math.max(0, at - 40), at + 40));
}

/**
 * Runs the program on hostile input. Whatever goes in, it ends with a word about it: no exception, no bug, nothing that
 * steers a terminal, and objects as they were.
 */
export async function survives(args: readonly string[], options: { cwd: string; input?: string }): Promise<Run> {
  const ran = await runCli(args, options);
  expect([0, 1, 2]).toContain(ran.code);
  if (ran.code === 2) expect(ran.stderr).not.toBe("");
  expect(steeringIn(ran.stderr)).toBeNull();
  expect(steeringIn(ran.stdout)).toBeNull();
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(namesOfObject);
  return ran;
}

/** What stands in a folder. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}
