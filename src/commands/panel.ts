import { comparePanel } from "../engine/uses/panel.ts";
import { loadPanel } from "../load/rulebook/panel.ts";
import { panelReporters } from "../report/terminal/panel.ts";
import { gather, nothingAnswered } from "./command-line/gather.ts";
import { exitCodes, type ExitCode } from "./command-line/exit-codes.ts";
import { resultStyle } from "./command-line/io.ts";
import { emit } from "./command-line/output.ts";
import { noticePassedOver, panelFolderOf, reportProblems, type Context, usageProblem } from "./command-line/context.ts";
import type { Command } from "commander";
import {
  addReportOptions,
  answerFlags,
  exampleText,
  questionOption,
  type ReportFlags,
  type Setup,
  type TextOrJson,
} from "./command-line/options.ts";

export function addPanel(program: Command, { context, questions, exit }: Setup): void {
  const command = addReportOptions(program.command("panel"))
    .summary("the same answers through published frameworks")
    .description("put the same answers through each published framework, side by side with ours")
    .argument("[file]", "an answers file, YAML or JSON; - reads standard input")
    .addHelpText("after", examples);
  for (const question of questions) command.addOption(questionOption(question));
  command.action(async (file: string | undefined, { format, output }: ReportFlags) => {
    exit(await runPanel(context, { file, flags: answerFlags(command, questions), format, output }));
  });
}

const examples = exampleText(
  "advise panel answers.yaml",
  "advise panel --knowledge core --volatility daily --citations required",
);

export type PanelOptions = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  format: TextOrJson;
  output: string | undefined;
};

/** `advise panel [FILE] [--QUESTION VALUE …]`: what each framework in the folder `panel/` beside the rulebook would say. */
export async function runPanel(context: Context, options: PanelOptions): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const { rulebook } = loaded.value;
  const folder = panelFolderOf(context);
  await noticePassedOver(io, folder);
  const panel = await loadPanel(folder, io.compiledFolder);
  if (!panel.ok) return reportProblems(io, panel.problems);
  if (panel.value.length === 0) return reportProblems(io, [noPanel(context.name)]);
  const gathered = await gather(context, rulebook, options);
  if (!gathered.ok) return reportProblems(io, gathered.problems);
  const { answers, file } = gathered.value;
  if (Object.keys(answers).length === 0) return reportProblems(io, [nothingAnswered(gathered.value, rulebook)]);
  const compared = comparePanel(rulebook, panel.value, { answers, title: file?.title ?? null });
  const text = panelReporters[options.format](compared, resultStyle(io, options.output));
  return (await emit(io, text, options.output)) ?? exitCodes.done;
}

function noPanel(rulebook: string) {
  return usageProblem(
    rulebook,
    "has no panel",
    "put small rulebooks over the same questions into the folder panel/ beside it",
  );
}
