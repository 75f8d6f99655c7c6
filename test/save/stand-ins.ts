import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { afterEach } from "vitest";

type Calls<Of> = { [Name in keyof Of]?: (...given: never[]) => unknown };

/** Lets calls of the system do something else until the end of a test, for what no test can bring about on every system. */
export function standInsOfEachTest(): { calls: StandIn<typeof fs>; promises: StandIn<typeof fs.promises> } {
  return { calls: standInsFor(fs), promises: standInsFor(fs.promises) };
}

type StandIn<Of> = (calls: Calls<Of>) => void;

function standInsFor<Of extends object>(system: Of): StandIn<Of> {
  let kept: Partial<Of> = {};
  afterEach(() => {
    Object.assign(system, kept);
    kept = {};
    syncBuiltinESMExports();
  });
  return (calls) => {
    for (const name of Object.keys(calls) as (keyof Of)[]) kept = { [name]: system[name], ...kept };
    Object.assign(system, calls);
    syncBuiltinESMExports();
  };
}

/** A call that fails with a code of the system. */
export function failing(code: string): () => never {
  return () => {
    throw Object.assign(new Error(`${code}: it failed`), { code });
  };
}
