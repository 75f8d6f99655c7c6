import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Cost } from "../../src/model/cost.ts";
import { costSchema } from "../../src/model/cost.ts";
import { decisionSchema } from "../../src/model/decision.ts";
import { modelWords } from "../../src/words/cost.ts";
import { runCli } from "./run-cli.ts";

async function costOf(args: string[], input = ""): Promise<Cost> {
  const { stdout, stderr } = await runCli(["cost", ...args, "--format", "json"], { input });
  if (stdout === "") throw new Error(stderr);
  return costSchema.parse(JSON.parse(stdout));
}

async function textOf(args: string[], input = ""): Promise<string> {
  return (await runCli(["cost", ...args], { input })).stdout.replace(/\s+/g, " ");
}

function between(cost: Cost, from: string, to: string) {
  return cost.crossovers.find((one) => one.from === from && one.to === to);
}

const tuned = ["--knowledge", "none", "--style", "beyond-prompting"];

describe("situations, each with its sign", () => {
  it("a tuned 8B on rented hours is cheaper at a million extractions a month than GPT-4o by prompt", async () => {
    const cost = await costOf([
      ...tuned,
      ...["--task", "label", "--volume", "1M", "--model", "gpt-4o", "--tuned-model", "llama-3.1-8b"],
    ]);
    const { prompt, "fine-tuning": tuning } = cost.approaches;
    expect(tuning.perMonth.map(({ item }) => item)).toContain("hosting the model");
    expect(tuning.monthlyUsd).toBeLessThan(prompt.monthlyUsd!);
    expect(modelWords(cost)).toMatch(/^Two models are compared, GPT-4o and tuned Llama 3\.1 8B: of the \$/);
    expect(cost.models).toMatchObject({ prompt: { name: "GPT-4o" }, "fine-tuning": { name: "tuned Llama 3.1 8B" } });
  });

  it("450,000 labels a month pay for a small student of GPT-4o well below that volume", async () => {
    const cost = await costOf([
      ...["--knowledge", "none", "--task", "label", "--volume", "450k", "--examples", "5000", "--breadth", "narrow"],
      ...["--structure", "enforceable", "--model", "gpt-4o", "--tuned-model", "nova-micro"],
    ]);
    const turn = between(cost, "prompt", "fine-tuning")!;
    expect(turn.kind).toBe("above");
    expect(turn.at).toBeLessThan(450_000 / 2);
    const { perCallUsd, shorterPromptUsd, cheaperModelUsd } = cost.saving!;
    expect(cheaperModelUsd).toBeGreaterThan(0);
    expect(shorterPromptUsd + cheaperModelUsd).toBeCloseTo(perCallUsd, 12);
  });

  it("a home card has no rent, and no rented hour of training", async () => {
    for (const args of [
      ["--deployment", "offline"],
      ["--price", "hardware=owned"],
    ]) {
      const cost = await costOf([...tuned, ...args, "--volume", "3k"]);
      const lines = Object.values(cost.approaches).flatMap(({ setup, perMonth }) => [...setup, ...perMonth]);
      expect(lines.map(({ item }) => item)).not.toContain("hosting the model");
      expect(lines.find(({ item }) => item === "electricity")!.usd).toBeLessThan(100);
      expect(lines.find(({ item }) => item === "training runs")!.usd).toBeLessThan(5);
      expect(cost.inputs.find(({ key }) => key === "electricity_usd_per_kwh")).toMatchObject({ from: "assumption" });
    }
  });

  it("a model that cannot be tuned has no crossover with tuning, and says whose column is out", async () => {
    const args = ["--knowledge", "core", "--base-model", "hosted-only", "--volume", "100k"];
    const cost = await costOf(args);
    expect(cost.race).toEqual(["rag"]);
    expect(cost.crossover).toBeNull();
    expect(cost.crossovers).toEqual([]);
    expect(cost.pair).toBeNull();
    const text = await textOf(args);
    expect(text).not.toMatch(/fine-tuning is cheaper|than fine-tuning/i);
    expect(text).toContain("fine-tuning, ruled out: The model you plan to use cannot be fine-tuned.");
    // Greyed and last: the columns in the race stand first.
    expect(text).toContain("USD RAG prompt fine-tuning hybrid");
  });

  it("without facts to know the comparison is prompt against fine-tuning", async () => {
    const cost = await costOf([...tuned, "--volume", "100k"]);
    expect(cost.race).toEqual(["prompt", "fine-tuning"]);
    expect(cost.crossovers.map(({ from, to }) => [from, to])).toEqual([["prompt", "fine-tuning"]]);
    expect(cost.pair).toEqual({ from: "prompt", to: "fine-tuning" });
    expect((await costOf(["--knowledge", "none", "--volume", "100k"])).race).toEqual(["prompt", "fine-tuning"]);
  });

  it("62 examples and 50,000 cost otherwise: what is missing is written, what is there is trained on", async () => {
    const setup = async (examples: string) => {
      const { setup: lines } = (await costOf([...tuned, "--examples", examples])).approaches["fine-tuning"];
      return Object.fromEntries(lines.map(({ item, usd }) => [item, usd]));
    };
    const [few, many] = [await setup("62"), await setup("50000")];
    expect(few["training examples"]).toBe((1000 - 62) * 3);
    expect(many["training examples"]).toBeUndefined();
    expect(many["training runs"]! / few["training runs"]!).toBeCloseTo(50, 9);
  });

  it("pasted text is a long prompt, cached, and a warning past what the model reads", async () => {
    const cost = await costOf(["--knowledge", "core", "--supply", "pasted", "--volume", "50k", "--model", "gpt-6-sol"]);
    expect(cost.race).toContain("prompt");
    expect(cost.approaches.prompt.perCall.find(({ item }) => item === "pasted text")!.usd).toBeGreaterThan(0);
    expect(cost.approaches.prompt.perMonth.map(({ item }) => item)).toContain("writing the cache anew");
    expect(cost.contextTokens).toBeNull();
    const args = ["--knowledge", "core", "--corpus", "190k", "--volume", "1k", "--model", "gpt-4o"];
    expect((await costOf(args)).contextTokens).toMatchObject({ window: 128_000 });
    expect(await textOf(args)).toContain("GPT-4o reads 128k: it does not fit.");
  });

  it("a neither-yet shows what the advised prompt costs", async () => {
    const cost = await costOf(["--knowledge", "none", "--tried", "nothing", "--volume", "100k"]);
    expect(cost.advised).toBe("prompt");
    expect(await textOf(["--knowledge", "none", "--tried", "nothing", "--volume", "100k"])).toMatch(
      /^The prompt costs \$/,
    );
  });
});

describe("the insurer's claims copilot", () => {
  const input = readFileSync(join(import.meta.dirname, "fixtures/claims-copilot.yaml"), "utf8");

  it("compares its budget, and names no model it does not use", async () => {
    const cost = await costOf(["-"], input);
    expect(cost.budgetUsd).toBe(57_000);
    const { rag, hybrid } = cost.approaches;
    expect([rag.overBudgetUsd, hybrid.overBudgetUsd]).toEqual([0, 0]);
    expect(cost.race).toEqual(["rag", "hybrid"]);
    const text = await textOf(["-"], input);
    expect(text).toContain("Set-up against your budget of $57,000: RAG fits and hybrid fits.");
    expect(text).not.toMatch(/nova|gpt|gemini|claude|deepseek/i);
  });

  it("counts the state of the documents, rights, examples and how passages are joined", async () => {
    const cost = await costOf(["-"], input);
    const value = (key: string) => cost.inputs.find((row) => row.key === key);
    expect(value("rag.cleaning_hours_per_mtok")).toMatchObject({ value: 4, from: "answer" });
    expect(value("rag.rights_hours")).toMatchObject({ value: 40, from: "answer" });
    expect(value("rag.chunks")).toMatchObject({ value: 5, from: "answer" });
    expect(value("fine-tuning.examples_at_hand")).toMatchObject({ value: 300, from: "answer" });
    expect(cost.approaches.hybrid.firstVersion).toEqual({ range: "weeks to months", fits: "perhaps" });
  });

  it("names every answer that it does not use, and none that it does", async () => {
    const cost = await costOf(["-"], input);
    expect(cost.unused).toContain("stakes");
    for (const used of ["volume", "budget", "documents", "access", "team", "examples", "corpus", "deadline"]) {
      expect(cost.unused).not.toContain(used);
    }
    expect(await textOf(["-"], input)).toContain("Answers that these costs do not use: ");
  });

  it.each(["markdown", "adr", "text --full"])(
    "says in %s that a cheaper way is not what is advised",
    async (format) => {
      const { stdout } = await runCli([
        "--deployment",
        "offline",
        ...tuned,
        "--volume",
        "10k",
        "--format",
        ...format.split(" "),
      ]);
      expect(stdout.replace(/\s+/g, " ")).toContain(
        "so the prompt is the cheaper one. The advice rests on what the answers call for, not on cost.",
      );
    },
  );
});

describe("today's bill", () => {
  const today = (bill: string) => `advise: 1\nanswers: {knowledge: core, volume: 500k}\ncosts: {today: ${bill}}\n`;

  it("is what each way would save of it, and after how many months it has paid", async () => {
    const cost = await costOf(["-"], today("{usd_per_month: 8200}"));
    const { rag } = cost.approaches;
    const saved = cost.today!.savings.find(({ column }) => column === "rag")!;
    expect(saved.perMonthUsd).toBeCloseTo(8200 - rag.runningUsd!, 9);
    expect(saved.paidAfterMonths).toBeCloseTo(rag.setupUsd / saved.perMonthUsd, 9);
    expect(await textOf(["-"], today("{usd_per_month: 8200}"))).toContain("Today you pay $8,200 a month.");
  });

  it("follows from the model that runs and the tokens of a call", async () => {
    const cost = await costOf(["-"], today("{model: gpt-4o, input_tokens: 2000, output_tokens: 300}"));
    // 2,000 at 2.50 and 300 at 10 a million, 500,000 times.
    expect(cost.today).toMatchObject({ perMonthUsd: 4000, model: "GPT-4o" });
    expect(await textOf(["-"], today("{usd_per_month: 10}"))).toContain("RAG costs $");
  });

  it("is null where nothing is said of it", async () => {
    expect((await costOf(["--volume", "1k"])).today).toBeNull();
  });
});

describe("models", () => {
  it.each([
    ["gpt-4.1", "openai/gpt-4.1", "openai/ft:gpt-4.1"],
    ["GPT-4.1 mini", "openai/gpt-4.1-mini", "openai/ft:gpt-4.1-mini"],
    ["nova-micro", "aws/amazon.nova-micro-v1", "aws/ft:nova-micro"],
  ])("--model %s sets the base of all columns, and its tuned version", async (name, base, version) => {
    const { models } = await costOf(["--model", name]);
    expect([models.prompt.id, models.rag.id, models["fine-tuning"].id]).toEqual([base, base, version]);
    expect(Object.values(models).map(({ example }) => example)).toEqual([false, false, false, false]);
  });

  it("a misspelt one lists the nearest, by its flag", async () => {
    const { code, stderr } = await runCli(["cost", "--model", "gpt-4.1x"]);
    expect(code).toBe(2);
    expect(stderr).toContain("did you mean gpt-4.1?");
    expect((await runCli(["cost", "--model", ""])).stderr).toContain("--model");
  });

  it("prices without a name are nobody's model", async () => {
    const price = ["rag.input_usd_per_mtok=0.4", "rag.output_usd_per_mtok=1.6"].flatMap((one) => ["--price", one]);
    const cost = await costOf(["--knowledge", "core", "--base-model", "hosted-only", ...price]);
    expect(cost.models.prompt).toEqual({ id: null, name: "a model at your prices", example: false });
    expect(cost.preset.title).toBe("a model at your prices");
  });

  it("stand in the title only where they are used", async () => {
    expect((await costOf([...tuned, "--volume", "1k"])).preset.title).toBe("Amazon Nova Micro, as it is and tuned");
  });
});

describe("currency", () => {
  it("scales every sum in text, and leaves the JSON in US dollars", async () => {
    const args = ["--knowledge", "core", "--volume", "2M"];
    const euros = [...args, "--currency", "EUR", "--rate", "0.5"];
    const [usd, eur] = [await costOf(args), await costOf(euros)];
    expect({ ...eur, currency: null }).toEqual(usd);
    expect(eur.currency).toEqual({ code: "EUR", perUsd: 0.5, date: null });
    const sums = (text: string, sign: RegExp) =>
      [...text.matchAll(sign)].map(([, sum]) => Number(sum!.replaceAll(",", "")));
    const [dollars, half] = [await textOf(args), await textOf(euros)].map((text) => text.split("logarithmic")[0]!);
    const first = sums(dollars!, /\$([\d,.]*\d)/g).filter((sum) => sum >= 200);
    const second = sums(half!, /EUR ([\d,.]*\d)/g).filter((sum) => sum >= 100);
    expect(second.length).toBeGreaterThan(5);
    second.forEach((sum, index) => expect(Math.abs(sum - first[index]! / 2)).toBeLessThanOrEqual(1));
  });

  it.each([
    [["--currency", "EUR"], "EUR is given without its rate"],
    [["--rate", "0.9"], "a rate is given and no currency"],
    [["--currency", "euro", "--rate", "0.9"], "--currency"],
    [["--currency", "EUR", "--rate", "0"], "--rate"],
  ])("%j is refused", async (args, message) => {
    const { code, stderr } = await runCli(["cost", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("amounts in a currency of one's own", () => {
  const euros = "advise: 1\nanswers: {knowledge: core, volume: 50k, budget: 40000 EUR}\n";
  const costs = "costs: {currency: EUR, rate: 0.8, labour_usd_per_hour: 60 EUR, today: {usd_per_month: 800 EUR}}\n";

  it("are converted by the rate of the file, before they are banded and priced", async () => {
    const cost = await costOf(["-"], `${euros}${costs}`);
    expect(cost.budgetUsd).toBe(50_000);
    expect(cost.today?.perMonthUsd).toBe(1000);
    expect(cost.inputs.find(({ key }) => key === "labour_usd_per_hour")?.value).toBe(75);
    const { stdout } = await runCli(["-", "--format", "json"], { input: `${euros}${costs}` });
    expect(decisionSchema.parse(JSON.parse(stdout)).answers.budget).toMatchObject({ choice: "ample" });
    expect(await textOf(["-"], `${euros}${costs}`)).toContain("your budget of EUR 40,000");
  });

  it("are converted by the rate of the flags", async () => {
    const args = ["--budget", "40k EUR", "--price", "labour_usd_per_hour=60 EUR", "--currency", "EUR", "--rate", "0.8"];
    const cost = await costOf(args);
    expect(cost.budgetUsd).toBe(50_000);
    expect(cost.inputs.find(({ key }) => key === "labour_usd_per_hour")?.value).toBe(75);
  });

  it("are refused without a rate", async () => {
    const { code, stderr } = await runCli(["cost", "--price", "labour_usd_per_hour=60 EUR"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('labour_usd_per_hour is "60 EUR"')]);
    expect((await runCli(["cost", "-"], { input: euros })).code).toBe(2);
  });
});

describe("--keys", () => {
  it("lists every input with its value, where it came from and what it changes", async () => {
    const { stdout } = await runCli(["cost", "--keys", "--volume", "10k", "--format", "json"]);
    const keys = JSON.parse(stdout) as { key: string; changes: string[]; source: string }[];
    const cost = await costOf(["--volume", "10k"]);
    expect(keys.map(({ key }) => key)).toEqual(cost.inputs.map(({ key }) => key));
    expect(keys.find(({ key }) => key === "rag.chunks")!.changes).toEqual(["retrieved context (RAG, hybrid)"]);
    expect(keys.every(({ source }) => source !== "")).toBe(true);
    expect(await textOf(["--keys"])).toContain("horizon_months: 12 months");
  });
});

describe("figures without bounds", () => {
  it.each([
    "{rag: {hosting_usd_per_hour: 5, input_tokens_per_second: 0.0001}}",
    "{question_tokens: 100000, rag: {hosting_usd_per_hour: 4, input_tokens_per_second: 10, vector_db_minimum_usd_per_month: 500}}",
    "{rag: {hosting_usd_per_hour: 1e15, input_tokens_per_second: 1e-9}, fine-tuning: {hosting_usd_per_hour: 1e-9, output_tokens_per_second: 1e-9}}",
  ])("%s has a result of its usual size", async (costs) => {
    const cost = await costOf(["-"], `advise: 1\nanswers: {volatility: daily, volume: 250k}\ncosts: ${costs}\n`);
    expect(JSON.stringify(cost).length).toBeLessThan(1_500_000);
    for (const { monthlyUsd } of Object.values(cost.approaches)) expect(Number.isFinite(monthlyUsd)).toBe(true);
  });

  it.each([
    ["labour_usd_per_hour=1e16", "labour_usd_per_hour"],
    ["rag.chunk_tokens=1e-10", "rag.chunk_tokens"],
    ["calls_per_month=Infinity", "calls_per_month"],
    ["today.usd_per_month=2e15", "today.usd_per_month"],
  ])("--price %s is refused by its key", async (price, key) => {
    const { code, stderr } = await runCli(["cost", "--price", price]);
    expect(code).toBe(2);
    expect(stderr).toContain(key);
  });

  it("an answer past the bounds is refused by the key it gives", async () => {
    const { code, stderr } = await runCli(["cost", "--volume", "1e16"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("calls_per_month is 10000000000000000")]);
  });
});

describe("in a decision", () => {
  it("is the comparison of advise cost", async () => {
    const args = [...tuned, "--volume", "300k"];
    const { stdout } = await runCli([...args, "--format", "json"]);
    expect(decisionSchema.parse(JSON.parse(stdout)).cost).toEqual(await costOf(args));
  });
});
