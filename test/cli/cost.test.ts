import { describe, expect, it } from "vitest";
import type { Cost } from "../../src/model/cost.ts";
import { costSchema } from "../../src/model/cost.ts";
import { decisionSchema } from "../../src/model/decision.ts";
import { runCli } from "./run-cli.ts";

async function json(args: string[]): Promise<Cost> {
  return costSchema.parse(JSON.parse((await runCli(["cost", ...args, "--format", "json"])).stdout));
}

describe("advise cost", () => {
  it("needs no answers, and then gives no totals", async () => {
    const cost = await json([]);
    expect(cost.volume).toBeNull();
    expect(cost.approaches.rag.totalUsd).toBeNull();
    expect(cost.crossover?.kind).toBe("above");
  });

  it("prints the same on any day; only the notes on stderr follow the clock", async () => {
    const args = ["cost", "--volume", "250k"];
    const [early, late] = [await runCli(args, { today: "2026-01-01" }), await runCli(args, { today: "2031-01-01" })];
    expect(late.stdout).toBe(early.stdout);
    expect(early.stderr).toBe("");
    expect(late.stderr).toContain("note: prices of 2026-11-04 are older than 180 days");
  });

  it("judges age by --as-of where it is given, and runs totals from it", async () => {
    const { stderr } = await runCli(["cost", "--as-of", "2026-05-01"], { today: "2031-01-01" });
    expect(stderr).toBe("");
    expect((await json(["--as-of", "2026-12-01"])).asOf).toBe("2026-12-01");
  });

  it.each(["text", "markdown", "adr"])("stands in a decision as %s", async (format) => {
    const { stdout } = await runCli(["--knowledge", "core", "--volume", "250k", "--format", format, "--full"]);
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /RAG costs \\?\$481 a month and \\?\$4,201 once, at 250k calls a month\./,
    );
  });

  it("names the file and the key of a bad setting of a decision", async () => {
    const input = "advise: 1\nanswers: {volume: 50k}\ncosts: {rag: {model: nope}}\n";
    const { code, stderr } = await runCli(["-", "--format", "adr"], { input });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^<stdin>: costs\.rag\.model: "nope" is in neither/);
  });

  it("leaves answers to hidden questions out of account", async () => {
    const rows = (await json(["--knowledge", "none", "--corpus", "5M"])).inputs;
    expect(rows.find(({ key }) => key === "rag.corpus_tokens")).toMatchObject({ from: "assumption" });
  });

  it("takes --price before the costs: of the answers file", async () => {
    const input = "advise: 1\nanswers: {volume: 50k}\ncosts: {labour_usd_per_hour: 60, rag: {chunks: 3}}\n";
    const { stdout } = await runCli(["cost", "-", "--price", "rag.chunks=4", "--format", "json"], { input });
    const rows = costSchema.parse(JSON.parse(stdout)).inputs;
    const value = (key: string) => rows.find((row) => row.key === key);
    expect(value("rag.chunks")).toMatchObject({ value: 4, from: "flag" });
    expect(value("labour_usd_per_hour")).toMatchObject({
      value: 60,
      from: "answers-file",
      source: "costs: of <stdin>",
    });
  });

  it.each([60, 80])("fits %i columns", async (columns) => {
    const { stdout } = await runCli(["cost", "--volume", "2M", "--price", "preset=mixed"], { columns });
    const wide = stdout.split("\n").filter((line) => line.length > columns);
    expect(wide).toEqual([]);
    expect(stdout).not.toMatch(/ \n/);
  });

  it.each([
    [["--price", "rag.chunks=-1"], 'rag.chunks is "-1"'],
    [["--price", "fine-tuning.model=aws/ft:nova-pro"], "there is no value for fine-tuning.training_usd_per_mtok"],
    [["--prices", "nowhere.yaml"], "does not exist"],
    [["--as-of", "2027-02-30"], '"2027-02-30" is not a date'],
    [["--as-of", "2027-02-01", "--price", "fine-tuning.model=openai/ft:gpt-4o"], "was retired on 2027-01-14"],
    [["--format", "adr"], "one of: text, json"],
  ])("%j is refused", async (args, message) => {
    const { code, stdout, stderr } = await runCli(["cost", ...args]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });

  it("a bad costs: block is refused at its line", async () => {
    const input = "advise: 1\nanswers: {volume: 50k}\ncosts:\n  labor_usd_per_hour: 60\n";
    const { code, stderr } = await runCli(["cost", "-"], { input });
    expect(code).toBe(2);
    expect(stderr).toContain("<stdin>:4:3");
    expect(stderr).toContain("did you mean labour_usd_per_hour?");
  });
});

describe("the cost of a decision", () => {
  const decision = async (args: string[]) =>
    decisionSchema.parse(JSON.parse((await runCli([...args, "--format", "json"])).stdout));

  it("is there when the volume is answered, and is what advise cost says", async () => {
    const args = ["--volume", "3M", "--volatility", "yearly"];
    expect((await decision(args)).cost).toEqual(await json(args));
    expect((await decision(["--volatility", "yearly"])).cost).toBeNull();
  });

  it("leaves the scores alone", async () => {
    const costs = (usd: number) => `advise: 1\nanswers: {volume: 3M}\ncosts: {labour_usd_per_hour: ${usd}}\n`;
    const scores = async (usd: number) =>
      decisionSchema.parse(JSON.parse((await runCli(["-", "--format", "json"], { input: costs(usd) })).stdout)).scores;
    expect(await scores(1)).toEqual(await scores(900));
  });

  it("says where prices and the rulebook's band disagree, and only there", async () => {
    const said = async (args: string[]) => (await runCli([...args, "--full"])).stdout.replace(/\s+/g, " ");
    expect(await said(["--volume", "700k"])).toContain(
      "The rulebook counts this volume in favour of fine-tuning (volume-high), but on these prices RAG is the cheaper one.",
    );
    expect(await said(["--volume", "100M", "--volatility", "static"])).not.toContain("The rulebook counts this volume");
  });
});
