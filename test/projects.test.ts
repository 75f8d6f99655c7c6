import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, it } from "vitest";
import { needing } from "./projects.ts";

const cwd = join(import.meta.dirname, "..");
const needy = globSync(Object.values(needing).flat(), { cwd });
const unit = globSync("test/**/*.test.ts", { cwd }).filter((file) => !needy.includes(file));

/** A test and all files of test/ that it imports, and they import. */
function partsOf(file: string): string[] {
  const parts = new Set([file]);
  for (const part of parts) {
    for (const [, to = ""] of readFileSync(join(cwd, part), "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      const next = join(dirname(part), to);
      if (next.startsWith("test/")) parts.add(next);
    }
  }
  return [...parts];
}

it("a test that reads what the build makes is of a project that builds", () => {
  // Of the page that is built, the world names the folder; it is read for --format html alone.
  const reads = (part: string): boolean =>
    part !== "test/cli/world.ts" && /"[^"\n]*\bdist\/\w/.test(readFileSync(join(cwd, part), "utf8"));
  const guard = "test/projects.test.ts";
  expect(unit.filter((file) => file !== guard && partsOf(file).some(reads))).toEqual([]);
  expect(needy.filter((file) => partsOf(file).some(reads)).length).toBeGreaterThan(10);
});

it.each(Object.entries(needing))(
  "every pattern of the project %s finds a test, and each test is of one project",
  (_, patterns) => {
    for (const pattern of patterns) expect(globSync(pattern, { cwd }), pattern).not.toEqual([]);
    const others = Object.values(needing).filter((other) => other !== patterns);
    expect(globSync(patterns, { cwd }).filter((file) => globSync(others.flat(), { cwd }).includes(file))).toEqual([]);
  },
);
