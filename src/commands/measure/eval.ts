import { type Command, InvalidArgumentError, Option } from "commander";
import { measureEval, usualTarget } from "../../load/measure/measure-eval.ts";
import { type BestCondition, bestConditions, type EvalCondition, evalConditions } from "../../model/measure.ts";
import { quote } from "../../text/quote.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { type MeasureFlags, runMeasure } from "./finish.ts";
import { addMeasureOptions } from "./options.ts";

type EvalFlags = MeasureFlags & { target: number; best?: BestCondition } & Partial<Record<EvalCondition, string>>;

/** `advise measure eval RESULTS…`: the same questions under up to four conditions, and what that answers. */
export function addEval(measure: Command, { context, exit }: Setup): void {
  const command = measure
    .command("eval")
    .description("what fails under which condition, and why, with intervals")
    .argument("<results...>", "promptfoo's JSON or JSONL, or a table: id, condition, pass, class, passage")
    .addOption(
      new Option("--target <percent>", "the share of right answers that is good enough")
        .argParser(percentOf)
        .default(usualTarget, `${usualTarget * 100}`),
    )
    .addOption(
      new Option("--best <condition>", "the condition that stands for the best so far").choices(bestConditions),
    );
  for (const condition of evalConditions) {
    command.option(
      `--${condition} <label>`,
      `what the results call ${condition}: a prompt, a provider, or provider/prompt`,
    );
  }
  addMeasureOptions(command)
    .addHelpText("after", examples)
    .action(async (files: string[], { target, best, ...flags }: EvalFlags) => {
      const named = Object.fromEntries(
        evalConditions.flatMap((one) => (flags[one] === undefined ? [] : [[one, flags[one]]])),
      );
      exit(
        await runMeasure(context, flags, ({ source, watch }) =>
          measureEval(files.map(source), { target, best, named }, watch),
        ),
      );
    });
}

const examples = exampleText(
  "advise measure eval results.csv",
  "advise measure eval results.csv --target 95 --save answers.yaml",
  "advise measure eval results.csv --best bare --format markdown",
);

function percentOf(text: string): number {
  const percent = Number(text.replace(/%$/, ""));
  if (text.trim() !== "" && percent > 50 && percent < 100) return percent / 100;
  throw new InvalidArgumentError(`${quote(text)} is not a percentage over 50 and under 100`);
}
