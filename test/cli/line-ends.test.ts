import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { runCli } from "./run-cli.ts";

const folder = ownFolder();

const answers = `# ours
advise: 1
title: "Two
  lines"
answers:
  knowledge: # as we see it
    value: core
    because: |
      One line
      and another
  tried: unsure

  tests: good # but few
`;
const digest = `sha256:${"0".repeat(64)}`;
const recorded = `${answers}decision:
  # of last week
  outcome: hybrid
  kind: recommend
  leader: hybrid
  margin: 1
  scores: {rag: 1, fine-tuning: 2, hybrid: 3}
  points: {}
  answers: ${digest}
  rulebook: other@1.0.0 ${digest}
  engine: 0.0.1
`;
const rows = Array.from({ length: 40 }, (_, id) => `${id},bare,0\n${id},given,${id < 38 ? 1 : 0}\n`);
const results = `id,condition,pass\n${rows.join("")}`;

/** Every way in which a file of answers is rewritten, with the file that comes out. */
const rewritings: [args: string[], file: string][] = [
  [["answers.yaml", "--tried", "prompt-close", "--save", "answers.yaml"], "answers.yaml"],
  [["answers.yaml", "--tried", "nothing", "--save", "other.yaml", "--force"], "other.yaml"],
  [["check", "answers.yaml", "--update"], "answers.yaml"],
  [["measure", "eval", "results.csv", "--save", "answers.yaml", "--replace"], "answers.yaml"],
];

/** Runs it on a file with the given line ends, and a byte order mark if asked; what comes out. */
async function rewritten(text: string, [args, file]: (typeof rewritings)[number]): Promise<string> {
  writeFileSync(join(folder, "answers.yaml"), text);
  writeFileSync(join(folder, "results.csv"), results);
  const ran = await runCli(args, { cwd: folder });
  expect(ran.code, ran.stderr).toBeLessThanOrEqual(1);
  return readFileSync(join(folder, file), "utf8");
}

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}

describe.each([
  ["answers with a decision", recorded],
  ["JSON", '{\n  "advise": 1,\n  "answers": {\n    "knowledge": "core",\n    "tried": "unsure"\n  }\n}\n'],
])("%s with the line ends of Windows", (_, text) => {
  it.each(rewritings)("come out of %j as the others do, each line end kept", async (...rewriting) => {
    const unix = await rewritten(text, rewriting);
    expect(unix).not.toBe(text);
    expect(await rewritten(crlf(text), rewriting)).toBe(crlf(unix));
  });
});

it("a byte order mark stays before them", async () => {
  const mark = "\ufeff";
  expect(await rewritten(mark + crlf(answers), rewritings[0]!)).toBe(
    mark + crlf(await rewritten(answers, rewritings[0]!)),
  );
});

it("a rulebook has the same digest", async () => {
  const own = readFileSync(tinyFile, "utf8");
  writeFileSync(join(folder, "windows.yaml"), crlf(own));
  const digestBy = async (file: string): Promise<unknown> => {
    const { stdout } = await runCli(["--facts", "yes", "--format", "json", "--rules", file], { cwd: folder });
    return (JSON.parse(stdout) as { rulebook: { digest: string } }).rulebook.digest;
  };
  expect(await digestBy("windows.yaml")).toBe(await digestBy(tinyFile));
});
