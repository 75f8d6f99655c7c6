import { decide } from "../engine/decide.ts";
import { moneyOfSettings } from "../load/prices/own-currency.ts";
import type { OwnFlags } from "../load/prices/layers.ts";
import { renderCost } from "../report/terminal/cost.ts";
import { renderCostKeys } from "../report/terminal/cost-keys.ts";
import { costKeys } from "../words/cost-keys.ts";
import { plainJson } from "../text/escape.ts";
import { costNotices } from "./command-line/cost-notices.ts";
import { costing } from "./command-line/costing.ts";
import { gather } from "./command-line/gather.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import { notice, reportProblems, type Context } from "./command-line/context.ts";
import type { Command } from "commander";
import {
  addReportOptions,
  answerFlags,
  asOfOption,
  exampleText,
  questionOption,
  type ReportFlags,
  type Setup,
  type TextOrJson,
} from "./command-line/options.ts";

export function addCost(program: Command, { context, questions, exit }: Setup): void {
  const command = addReportOptions(program.command("cost"))
    .summary("what each approach costs, line by line")
    .description("compare what a prompt, RAG, fine-tuning and both cost, and at which volume the answer turns")
    .argument("[file]", "an answers file; its costs: block overrides prices")
    .option("--model <name>", "the model that you run, such as gpt-4.1")
    .option("--tuned-model <name>", "the model that is trained, where it is another")
    .option("--currency <code>", "show sums in another currency, such as EUR; with --rate")
    .option("--rate <number>", "units of that currency per US dollar")
    .option("--keys", "list every input instead: value, source, and what it changes")
    .option("--price <key=value>", "set one price or assumption; may be repeated", collected, [])
    .option("--prices <file>", "set several, or repeat a run from its JSON")
    .addOption(asOfOption())
    .addHelpText("after", examples);
  for (const question of questions) command.addOption(questionOption(question));
  command.action(async (file: string | undefined, given: CostFlags) => {
    const { price, prices, asOf, format, output, keys = false } = given;
    const flags = answerFlags(command, questions);
    exit(await runCost(context, { file, flags, price, prices, own: ownFlags(given), keys, asOf, format, output }));
  });
}

type CostFlags = ReportFlags & {
  price: string[];
  prices?: string;
  asOf?: string;
  keys?: boolean;
  model?: string;
  tunedModel?: string;
  currency?: string;
  rate?: string;
};

function ownFlags({ model, tunedModel, currency, rate }: CostFlags): OwnFlags {
  return {
    ...(model !== undefined && { model }),
    ...(tunedModel !== undefined && { "tuned-model": tunedModel }),
    ...(currency !== undefined && { currency }),
    ...(rate !== undefined && { rate }),
  };
}

function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

const examples = exampleText(
  "advise cost --volume 2M --volatility monthly",
  "advise cost --volume 1M --model gpt-4o --tuned-model llama-3.1-8b",
  "advise cost answers.yaml --currency EUR --rate 0.92",
  "advise cost --format json > run.json && advise cost --prices run.json",
);

export type CostOptions = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  price: readonly string[];
  prices: string | undefined;
  own: OwnFlags;
  keys: boolean;
  asOf: string | undefined;
  format: TextOrJson;
  output: string | undefined;
};

/** `advise cost [FILE]`: the cost comparison alone. It needs no answers: without any it says what it assumes. */
export async function runCost(context: Context, options: CostOptions): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook, digest } = loaded.value;
  const { currency, rate } = options.own;
  const money = moneyOfSettings({ currency: currency?.toUpperCase(), rate: rate === undefined ? rate : Number(rate) });
  const gathered = await gather(context, rulebook, { ...options, money });
  if (!gathered.ok) return reportProblems(io, gathered.problems);

  const { answers, file } = gathered.value;
  const decision = decide(rulebook, answers, { title: null, engine: io.version, digest }, { verdictOnly: true });
  const costs = file?.costs ? { settings: file.costs, file: file.source.file } : null;
  const costed = await costing(context, rulebook, { ...options, decision, costs });
  if (!costed.ok) return reportProblems(io, costed.problems);

  for (const text of costNotices(costed.value, options.asOf ?? io.today)) await notice(io, text);
  const { cost } = costed.value;
  const value = options.keys ? costKeys(cost) : cost;
  const style = resultStyle(io, options.output);
  const written = options.keys ? renderCostKeys(cost, style) : renderCost(cost, style);
  const text = options.format === "json" ? `${plainJson(value)}\n` : written;
  return (await emit(io, text, options.output)) ?? exitCodes.done;
}
