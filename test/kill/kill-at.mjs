// Preloaded into the bin by the test beside it: `node --import …/kill-at.mjs?step=3 dist/cli.js …` kills the process at
// its third step. A step comes before each call that may change a file, in the middle of each that writes one, and at the
// end of the run.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const last = Number(new URL(import.meta.url).searchParams.get("step"));
const changing =
  /^(open|close|write|writev|writeFile|appendFile|f?truncate|rename|link|symlink|copyFile|cp|unlink|rm|rmdir|mkdir|f?chmod|f?utimes|sync|datasync|fsync|fdatasync)(Sync)?$/;
const writing = /^(write|writeFile|appendFile)(Sync)?$/;

let taken = 0;
let halfway = false;

function step() {
  taken += 1;
  if (taken === last) process.kill(process.pid, "SIGKILL");
}

/** Whether a call only opens a file to read it. */
function onlyReads(name, [, flags = "r"]) {
  return (
    /^open/.test(name) &&
    (typeof flags === "number" ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) === 0 : flags === "r")
  );
}

/** Writes the first half, and dies. */
function halfOf(write, text) {
  halfway = true;
  const written = write(text.slice(0, Math.ceil(text.length / 2)));
  return written instanceof Promise ? written.then(step) : step();
}

/** Puts steps into the functions of an object that change files; `at` says which argument is what they write. */
function putSteps(owner, at) {
  for (const name of Object.getOwnPropertyNames(owner).filter((one) => changing.test(one))) {
    const real = owner[name];
    owner[name] = function (...args) {
      // What the half of a text is written with is no step.
      if (halfway || onlyReads(name, args)) return real.apply(this, args);
      step();
      if (!writing.test(name)) return real.apply(this, args);
      if (taken + 1 === last) return halfOf((half) => real.apply(this, args.with(at, half)), args[at]);
      taken += 1;
      return real.apply(this, args);
    };
  }
}

const handle = await fs.promises.open(new URL(import.meta.url));
const handles = Object.getPrototypeOf(handle);
await handle.close();
putSteps(fs, 1);
putSteps(fs.promises, 1);
putSteps(handles, 0);
syncBuiltinESMExports();
process.on("exit", step);
