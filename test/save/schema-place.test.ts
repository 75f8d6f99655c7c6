import { mkdirSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { schemaFor } from "../../src/save/schema-place.ts";
import { folderOfEachTest } from "../own-folder.ts";

const at = folderOfEachTest();

it.each([
  ["beside a file in the folder the program runs in", "saved.yaml", "", "advise.schema.json"],
  ["one folder up from a file", "deep/saved.yaml", "", "../advise.schema.json"],
  ["two folders up from a file", "deep/down/saved.yaml", "", "../../advise.schema.json"],
  ["up from a file whose folder is not there", "no/such/saved.yaml", "", "../../advise.schema.json"],
  ["beside a file above the folder the program runs in", "saved.yaml", "deep", "advise.schema.json"],
  ["beside a file in another branch", "other/saved.yaml", "deep", "advise.schema.json"],
  ["beside a file that is up and down two folders", "other/saved.yaml", "deep/down", "advise.schema.json"],
])("looks for the schema %s", async (_, file, cwd, place) => {
  mkdirSync(at("deep/down"), { recursive: true });
  mkdirSync(at("other"));
  expect(await schemaFor(at(file), at(cwd))).toBe(place);
});

it.each([
  ["the folder the program runs in", "saved.yaml", ""],
  ["a folder below it", "deep/saved.yaml", ""],
  ["a folder above it", "saved.yaml", "deep"],
])("takes the schema beside a file in %s", async (_, file, cwd) => {
  mkdirSync(at("deep"));
  for (const folder of ["", "deep/"]) writeFileSync(at(`${folder}advise.schema.json`), "{}");
  expect(await schemaFor(at(file), at(cwd))).toBe("advise.schema.json");
});

it("takes no schema that is elsewhere for one beside the file", async () => {
  mkdirSync(at("deep"));
  writeFileSync(at("advise.schema.json"), "{}");
  expect(await schemaFor(at("deep/saved.yaml"), at())).toBe("../advise.schema.json");
});
