import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { advise } from "../hostile/bin.ts";
import { ownFolder } from "../own-folder.ts";
import { readAction, runStep } from "./run-action.ts";
import { stubApi, type StubApi } from "./stub-api.ts";

const root = join(import.meta.dirname, "../..");
const [check, comment] = readAction().runs.steps;
const recorded = join(ownFolder(), "support.yaml");
let project = "";
let api: StubApi;

beforeAll(() => {
  cpSync(join(root, "rules/cases/support-assistant.yaml"), recorded);
  advise([recorded, "--save", recorded], { cwd: root });
});

/** A project with advise installed and one recorded decision, and a pull request of it. */
beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), "advise-action-"));
  mkdirSync(join(project, "node_modules"));
  symlinkSync(root, join(project, "node_modules/advise"));
  mkdirSync(join(project, "decisions"));
  cpSync(recorded, join(project, "decisions/support.yaml"));
  writeFileSync(join(project, "event.json"), JSON.stringify({ pull_request: { number: 7 } }));
  api = await stubApi();
});
afterEach(() => {
  api.close();
  rmSync(project, { recursive: true });
});

function edit(from: string, to: string): void {
  const file = join(project, "decisions/support.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
}

function breakDecision(): void {
  edit("style: beyond-prompting", "style: usual");
}

function step(which = check, inputs: Record<string, string> = {}, around: NodeJS.ProcessEnv = {}) {
  return runStep(which!, {
    inputs: { files: "decisions", ...inputs },
    cwd: project,
    around: {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: join(project, "event.json"),
      GITHUB_REPOSITORY: "an-org/a-project",
      GITHUB_API_URL: api.address,
      GITHUB_WORKFLOW: "a --> workflow",
      GITHUB_JOB: "decisions",
      GITHUB_STEP_SUMMARY: join(project, "summary.md"),
      RUNNER_TEMP: project,
      ...around,
    },
  });
}

function summary(): string {
  return readFileSync(join(project, "summary.md"), "utf8");
}

describe("the check of the action", () => {
  it("passes while the decisions hold, and puts the table on the page of the job", async () => {
    expect(await step()).toEqual({ status: 0, output: "" });
    expect(summary()).toContain("| `decisions/support.yaml` | hybrid | hybrid | holds |");
  });

  it("fails with an annotation when one changed", async () => {
    breakDecision();
    const ran = await step();
    expect(ran.status).toBe(1);
    expect(ran.output).toMatch(/^::error file=decisions\/support\.yaml,line=\d+,/);
    expect(summary()).toContain("**changed: answers**");
  });

  it("says what cannot be read, with the exit code of that", async () => {
    edit("advise: 1", "advise: 9");
    const ran = await step();
    expect(ran.status).toBe(2);
    expect(ran.output).toMatch(/^::error file=decisions\/support\.yaml,line=2,.*unreadable/m);
    expect(summary()).toContain("### Files that could not be read");
  });

  it("takes its inputs as they are: a line is a file, and nothing in one is run or taken for an option", async () => {
    const files = "; touch made\n--update\n\n`touch made`\n$(touch made) ";
    const ran = await step(check, { files, "fail-on": "moved" });
    expect(ran.status).toBe(2);
    for (const name of files.split("\n").filter(Boolean)) expect(`\n${ran.output}`).toContain(`\n${name.trim()}: `);
    expect(summary()).toContain("Nothing could be checked.\n\n```text\n");
    expect(existsSync(join(project, "made"))).toBe(false);
    const failing = await step(check, { "fail-on": "$(touch made)" });
    expect(failing).toMatchObject({ status: 2, output: expect.stringContaining('"$(touch made)"') as string });
    expect(existsSync(join(project, "made"))).toBe(false);
  });

  it("passes on what fails it, and another rulebook", async () => {
    edit("citations: required", "citations: {value: required, review-by: 2020-01-01}");
    expect((await step()).status).toBe(0);
    expect((await step(check, { "fail-on": "expired" })).status).toBe(1);
    const ran = await step(check, { rules: "nowhere.yaml" });
    expect(ran).toMatchObject({ status: 2, output: expect.stringContaining("nowhere.yaml: does not exist") as string });
  });

  it("runs nothing for pull_request_target", async () => {
    const ran = await step(check, {}, { GITHUB_EVENT_NAME: "pull_request_target" });
    expect(ran.status).toBe(2);
    expect(ran.output).toContain("Run this on pull_request");
    expect(existsSync(join(project, "summary.md"))).toBe(false);
  });

  it("builds its own where the project has none, once", async () => {
    rmSync(join(project, "node_modules"), { recursive: true });
    const own = join(project, "action");
    const bin = join(project, "bin");
    mkdirSync(own);
    mkdirSync(bin);
    cpSync(join(root, "scripts/action"), join(own, "scripts/action"), { recursive: true });
    // What npm would do, told apart by a file that it leaves.
    const npm = `#!/bin/sh\necho "$@" >> built\nln -sfn '${root}/dist' dist\nln -sf '${root}/package.json' .\n`;
    writeFileSync(join(bin, "npm"), npm, { mode: 0o755 });
    const around = { GITHUB_ACTION_PATH: own, PATH: `${bin}:${process.env.PATH}` };
    expect(await step(check, {}, around)).toMatchObject({ status: 0 });
    expect(await step(check, {}, around)).toMatchObject({ status: 0 });
    expect(readFileSync(join(own, "built"), "utf8")).toBe("ci --include=dev --engine-strict --no-audit --no-fund\n");
    expect(summary()).toContain("holds");
  });
});

describe("the comment of the action", () => {
  const quiet = { status: 0, output: "" };
  const left = "## Recorded decisions\n\n1 file: 1 holds.\n";

  function leave(text: string): void {
    writeFileSync(join(project, "advise-summary.md"), text);
  }

  it("is written at the first run and updated in place by the next ones", async () => {
    leave(left);
    expect(await step(comment)).toEqual(quiet);
    breakDecision();
    await step();
    expect(await step(comment)).toEqual(quiet);
    expect(api.asked).toEqual(["GET /7/comments", "POST /7/comments", "GET /7/comments", "PATCH /comments/1"]);
    expect(api.comments).toHaveLength(1);
    const [mark, ...text] = api.comments[0]!.body.split("\n");
    expect(mark).toBe("<!-- advise check: a%20--%3E%20workflow/decisions -->");
    expect(text.join("\n")).toBe(readFileSync(join(project, "advise-summary.md"), "utf8"));
    expect(text.join("\n")).toContain("**changed: answers**");
  });

  it("is found among hundreds, and is never a person's or that of another job", async () => {
    leave(left);
    await step(comment, {}, { GITHUB_JOB: "other" });
    await step(comment);
    const [others, ours] = api.comments.splice(0);
    const person = { ...ours!, id: 3, user: { type: "User" } };
    const talk = Array.from({ length: 250 }, (_, at) => ({ ...person, id: 100 + at, body: "Looks good" }));
    api.comments.push(person, others!, ...talk, ours!);
    api.asked.length = 0;
    await step(comment);
    expect(api.asked).toEqual([...Array<string>(3).fill("GET /7/comments"), "PATCH /comments/2"]);
  });

  it.each([
    ["a token that may not write, as in a fork", () => (api.mayWrite = false), "POST 7/comments answers 403"],
    ["an API that is not there", () => api.close(), "ECONNREFUSED"],
  ])("is left out with a word for %s", async (_, hinder, why) => {
    leave(left);
    hinder();
    const ran = await step(comment);
    expect(ran.status).toBe(0);
    expect(ran.output).toMatch(/^::notice title=advise::No comment could be written \(.*\n$/);
    expect(ran.output).toContain(why);
    expect(api.comments).toEqual([]);
  });

  it("is cut at a line where GitHub takes no more, and says where the rest is", async () => {
    leave(`${"ä".repeat(99)}\n`.repeat(2000));
    expect(await step(comment)).toEqual(quiet);
    const { body } = api.comments[0]!;
    expect(body.slice(-150)).toMatch(/ä\n\n\nThe rest is left out: the summary of the job has all of it\.\n$/);
    expect(Buffer.byteLength(body)).toBeGreaterThan(60_000);
  });

  it("is not written without a check before it", async () => {
    expect(await step(comment)).toEqual(quiet);
    expect(api.asked).toEqual([]);
  });
});
