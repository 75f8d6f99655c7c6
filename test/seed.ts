import fc from "fast-check";

const { FULL, MUTATION } = process.env;

// The suite tries the same inputs each time, so that a red run can be run again; the long counts look for new ones.
if (!FULL) fc.configureGlobal({ seed: 20_261_121 });
// A killed mutant is dead: its counterexample need not be small.
if (MUTATION) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 20, endOnFailure: true });

/** How many random trials to make: as given, twenty times as many in the long run, a tenth for each mutant. */
export function runs(count: number): number {
  return Math.ceil(count * (FULL ? 20 : MUTATION ? 0.1 : 1));
}
