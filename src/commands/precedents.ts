import { type Command, InvalidArgumentError, Option } from "commander";
import { decide } from "../engine/decide.ts";
import { precedentReporters } from "../report/precedents.ts";
import { quote } from "../text/quote.ts";
import { caseIdOf, gather, nothingAnswered } from "./command-line/gather.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import { reportProblems, type Context, usageProblem } from "./command-line/context.ts";
import {
  answerFlags,
  exampleText,
  formatOption,
  noColorOption,
  outputOption,
  questionOption,
  rulesOption,
  type Setup,
} from "./command-line/options.ts";

const formats = ["text", "json", "markdown"] as const;
type Format = (typeof formats)[number];

export function addPrecedents(program: Command, { context, questions, exit }: Setup): void {
  const command = program
    .command("precedents")
    .summary("the published cases closest to yours")
    .description(
      "the closest published cases: what they share with yours, where they differ, what was chosen, how it went",
    )
    .argument("[file]", "an answers file, YAML or JSON; - reads standard input")
    .addOption(rulesOption())
    .addOption(mostOption())
    .addOption(formatOption(formats))
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", examples);
  for (const question of questions) command.addOption(questionOption(question));
  command.action(async (file: string | undefined, { most, format, output }: Flags) => {
    exit(await runPrecedents(context, { file, flags: answerFlags(command, questions), most, format, output }));
  });
}

type Flags = { most: number; format: Format; output?: string };

const examples = exampleText(
  "advise precedents answers.yaml",
  "advise precedents --task label --knowledge none --volume 5M --most 3",
);

function mostOption(): Option {
  return new Option("--most <number>", "how many to show").default(10).argParser((text) => {
    if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(`${quote(text)} is not a whole number from 1 to 9999`);
  });
}

export type PrecedentsOptions = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  most: number;
  format: Format;
  output: string | undefined;
};

/** `advise precedents [FILE] [--QUESTION VALUE …]`: the published cases most like the answers, closest first. */
export async function runPrecedents(context: Context, options: PrecedentsOptions): Promise<ExitCode> {
  const { io } = context;
  const [loaded, among] = [await context.rulebook(), await context.precedents()];
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  if (!among.ok) return reportProblems(io, among.problems);
  if (among.value === null) return reportProblems(io, [noFile(context.name)]);
  const { rulebook, digest, changes } = loaded.value;
  const gathered = await gather(context, rulebook, options);
  if (!gathered.ok) return reportProblems(io, gathered.problems);
  const { answers, file } = gathered.value;
  if (Object.keys(answers).length === 0) return reportProblems(io, [nothingAnswered(gathered.value, rulebook)]);
  const origin = { title: file?.title ?? null, engine: io.version, digest, changes };
  const precedents = { among: among.value, most: options.most, except: caseIdOf(options.file) };
  const decision = decide(rulebook, answers, origin, { verdictOnly: true, precedents });
  const report = { decision, of: among.value.shown.length };
  const text = precedentReporters[options.format](report, resultStyle(io, options.output));
  return (await emit(io, text, options.output)) ?? exitCodes.done;
}

function noFile(rulebook: string) {
  return usageProblem(
    rulebook,
    "brings no published cases",
    "name a file of them in it, such as precedents: precedents.yaml; a rulebook that extends ours has ours",
  );
}
