import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fixtures } from "../cli/run-cli.ts";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { nastyText } from "./inputs.ts";
import { holdsFor, namesIn, survives } from "./laws.ts";

const folder = ownFolder();
copyFileSync(join(fixtures, "support.yaml"), join(folder, "answers.yaml"));
copyFileSync(tinyFile, join(folder, "rules.yaml"));
const own = namesIn(folder);

const words = [
  "init",
  "check",
  "diff",
  "explain",
  "panel",
  "cost",
  "rules",
  "lint",
  "test",
  "verify",
  "schema",
  "batch",
  "help",
  "answers.yaml",
  "rules.yaml",
  "nowhere.yaml",
  "-",
  "--",
  ".",
  "new.txt",
  "facts",
  "decision",
  "--facts",
  "--voice",
  "--volume",
  "--cite",
  "yes",
  "no",
  "own",
  "5k",
  "--rules",
  "--rules=rules.yaml",
  "--format",
  "json",
  "html",
  "markdown",
  "--output",
  "-o",
  "--save",
  "--force",
  "--ask",
  "--no-input",
  "--verbose",
  "--as-of",
  "2026-01-01",
  "--what-next",
  "--no-color",
  "--fail-on",
  "close-call",
  "--update",
  "--strict",
  "--price",
  "--prices",
  "--threshold",
  "50%",
  "--help",
  "--version",
  "-V",
  "-h",
  "--facts=yes",
  "--price=rag.fixed_usd_per_month=5",
];

// A name without a slash cannot lead out of the folder, whatever is written there.
const inside = nastyText.map((text) => text.replaceAll("/", "") || "x").filter((text) => text !== "..");
const nastyFlag = fc.tuple(fc.constantFrom("--", "--facts=", "--format=", "-"), inside).map((parts) => parts.join(""));

const argv = fc.array(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: inside }, nastyFlag),
  { maxLength: 8 },
);

it("any arguments are obeyed or refused, and nothing is written but what they name", async () => {
  await holdsFor("command lines", argv, {
    runs: 250,
    law: async (given) => {
      const args = [...given, "--rules", "rules.yaml"];
      await survives(args, { cwd: folder });
      const written = namesIn(folder).filter((name) => !own.includes(name));
      for (const name of written) rmSync(join(folder, name));
      // As a disk has them: half a surrogate pair is no name.
      const named = args.map((arg) => Buffer.from(arg).toString());
      expect(written.filter((name) => !named.some((arg) => arg.endsWith(name)))).toEqual([]);
      copyFileSync(join(fixtures, "support.yaml"), join(folder, "answers.yaml"));
      copyFileSync(tinyFile, join(folder, "rules.yaml"));
    },
  });
});
