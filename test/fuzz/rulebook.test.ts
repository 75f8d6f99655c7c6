import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { yamlBytes } from "./inputs.ts";
import { holdsFor, namesIn, survives } from "./laws.ts";

const folder = ownFolder();
function read(path: string): unknown {
  return parse(readFileSync(path, "utf8"));
}

const commands = [
  ["--facts", "yes", "--voice", "own", "--volume", "5k", "--what-next", "--verbose"],
  ...["json", "markdown", "adr", "html"].map((format) => ["--facts", "yes", "--format", format]),
  ["rules", "lint"],
  ["rules", "lint", "--format", "json"],
  ["rules", "verify"],
  ["rules", "test"],
  ["schema", "answers"],
  ["explain", "facts"],
  ["explain", "study", "--format", "json"],
  ["init"],
  ["cost"],
  ["panel"],
  ["--help"],
  ["--constructor", "yes"],
];

const tiny = [read(tinyFile)];

it("any rulebook decides or is refused", async () => {
  await holdsFor("rulebooks", fc.tuple(yamlBytes(tiny), fc.constantFrom(...commands)), {
    runs: 300,
    law: async ([bytes, args]) => {
      writeFileSync(join(folder, "rules.yaml"), bytes);
      await survives([...args, "--rules", "rules.yaml"], { cwd: folder });
      expect(namesIn(folder)).toEqual(["rules.yaml"]);
    },
  });
});

const extensions = [
  read(join(import.meta.dirname, "../cli/fixtures/own-rules.yaml")),
  { extends: "default", id: "ours", version: "1", date: "2026-01-01", why: "so", remove: ["know-some"], monotone: [] },
];

it("any rulebook that extends another decides or is refused", async () => {
  const args = fc.constantFrom(
    ["--knowledge", "core"],
    ["rules", "lint"],
    ["schema", "answers"],
    ["explain", "region"],
  );
  await holdsFor("rulebooks that extend", fc.tuple(yamlBytes(extensions), args), {
    runs: 20,
    law: async ([bytes, command]) => {
      writeFileSync(join(folder, "rules.yaml"), bytes);
      await survives([...command, "--rules", "rules.yaml"], { cwd: folder });
      expect(namesIn(folder)).toEqual(["rules.yaml"]);
    },
  });
});
