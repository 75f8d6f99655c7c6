import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { advise, shell } from "./hostile/bin.ts";
import { ownFolder } from "./own-folder.ts";

const folder = ownFolder();
const sheets = join(folder, "sheets.ndjson");

/** Without the program a newcomer's run leaves its test out; CI never does. */
const testable = Boolean(process.env.CI) || spawnSync("parallel", ["--version"]).status === 0;

/** Writes sheets for the tiny rulebook, a line each; one in a hundred is bad. */
function writeSheets(count: number): void {
  const voices = ["plain", "own", "unsure"];
  const sheet = (id: number) => ({ id, answers: { facts: id % 100 ? "yes" : "?", voice: voices[id % 3], volume: id } });
  writeFileSync(sheets, Array.from({ length: count }, (_, id) => `${JSON.stringify(sheet(id))}\n`).join(""));
}

function records(text: string): object[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as object);
}

describe("a batch is a plain filter", () => {
  const parallel = "parallel --will-cite --jobs 2 --pipe --block 50k --keep-order $advise batch --rules $tiny";

  it.skipIf(!testable)(
    "so that GNU parallel, two at a time, writes what one run does but for the lines of errors",
    () => {
      writeSheets(4000);
      const alone = shell(`$advise batch --rules $tiny sheets.ndjson`, { cwd: folder });
      const shared = shell(`${parallel} < sheets.ndjson`, { cwd: folder, env: { HOME: folder } });
      const withoutLine = (text: string): string => text.replaceAll(/"line":\d+,/g, "");
      expect({ ...shared, stdout: withoutLine(shared.stdout) }).toEqual({
        ...alone,
        stdout: withoutLine(alone.stdout),
      });
      expect(alone).toMatchObject({ status: 0, stderr: "" });
      // A line counts from the start of its block; the id says which sheet it is.
      const bad = records(shared.stdout).filter((record) => "error" in record);
      expect(bad).toHaveLength(40);
      expect(bad.slice(0, 2)).toMatchObject([
        { id: 0, line: 1 },
        { id: 100, line: 101 },
      ]);
      expect(bad.at(-1)).toMatchObject({ id: 3900, line: expect.toSatisfy((line) => line < 3901) as number });
    },
  );
});

describe("a batch takes no more memory", () => {
  const most = 150;

  it("for a line without end, which is an error, while the next one is decided", () => {
    writeFileSync(sheets, "x".repeat(2 ** 27));
    execFileSync("sh", ["-c", `printf '\\n{"answers": {"facts": "yes"}}\\n' >> '${sheets}'`]);
    const ran = advise(["batch", sheets, "--rules", join(import.meta.dirname, "tiny-rulebook.yaml")], { cwd: folder });
    expect(records(ran.stdout)).toMatchObject([
      { line: 1, error: "the line is longer than 1,048,576 characters, the most that a line may have" },
      { verdict: { outcome: "rag" } },
    ]);
    expect(ran.megabytes).toBeLessThan(most);
  });

  it("for a reader that is slow", () => {
    writeSheets(200_000);
    const report = `process.on("exit", () => require("fs").writeFileSync("peak", String(process.resourceUsage().maxRSS)))`;
    writeFileSync(join(folder, "peak.cjs"), report);
    const slow = shell(
      `NODE_OPTIONS="--require ./peak.cjs" $advise batch --rules $tiny sheets.ndjson | (sleep 2; wc -l); cat peak`,
      {
        cwd: folder,
      },
    );
    const [lines, kilobytes] = slow.stdout.trim().split("\n").map(Number);
    expect(lines).toBe(200_000);
    expect(kilobytes! / 1024).toBeLessThan(most);
  });
});
