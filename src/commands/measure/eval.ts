import { type Command, InvalidArgumentError, Option } from "commander";
import { bestSoFar, evaluationOf } from "../../engine/measure/evaluation.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { newTally, type Tally } from "../../engine/measure/tally.ts";
import { openBytes } from "../../load/measure/bytes.ts";
import { type BadRows, readEvaluation } from "../../load/measure/evaluation.ts";
import { type EvalCondition, evalConditions, type EvidenceFile } from "../../model/measure.ts";
import { type Diagnostic, unplaced } from "../../model/diagnostic.ts";
import { quote } from "../../text/quote.ts";
import { reportProblems, type Context } from "../command-line/context.ts";
import type { ExitCode } from "../command-line/exit-codes.ts";
import { pathIn } from "../command-line/io.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { progressOf } from "../command-line/progress.ts";
import { finish, type MeasureFlags } from "./finish.ts";
import { addMeasureOptions } from "./options.ts";

type EvalFlags = MeasureFlags & { target: number; best?: EvalCondition } & Partial<Record<EvalCondition, string>>;

export function addEval(measure: Command, { context, exit }: Setup): void {
  const command = measure
    .command("eval")
    .description("what fails under which condition, and why, with intervals")
    .argument("<results...>", "promptfoo's JSON or JSONL, or a table: id, condition, pass, class, passage")
    .option("--target <percent>", "the share of right answers that is good enough", percentOf, 0.9)
    .addOption(
      new Option("--best <condition>", "the condition that stands for the best so far").choices(evalConditions),
    );
  for (const condition of evalConditions) {
    command.option(
      `--${condition} <label>`,
      `what the results call ${condition}: a prompt, a provider, or provider/prompt`,
    );
  }
  addMeasureOptions(command)
    .addHelpText("after", examples)
    .action(async (files: string[], flags: EvalFlags) => {
      exit(await runEval(context, files, flags));
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

/** `advise measure eval RESULTS…`: the same questions under up to four conditions, and what that answers. */
export async function runEval(context: Context, files: readonly string[], flags: EvalFlags): Promise<ExitCode> {
  const { io } = context;
  const named = Object.fromEntries(
    evalConditions.flatMap((one) => (flags[one] === undefined ? [] : [[one, flags[one]]])),
  );
  const tally = newTally(named);
  const bad: BadRows = { count: 0, first: [] };
  const evidence: EvidenceFile[] = [];
  const progress = progressOf(io, null);
  try {
    for (const file of files) {
      const bytes = await openBytes(pathIn(io, file), file);
      if (!bytes.ok) return await reportProblems(io, bytes.problems);
      const read = await readEvaluation(bytes.value, tally, { bad, seen: (rows) => progress.show(rows, 0) });
      if (!read.ok) return await reportProblems(io, read.problems);
      evidence.push(read.value);
    }
  } finally {
    await progress.wipe();
  }
  const best = flags.best ?? bestSoFar(tally);
  const problem = conditionProblem(tally, best, files);
  if (problem || best === null) return reportProblems(io, problem ? [problem] : []);
  const { answers, ...shown } = evaluationOf(tally, best, flags.target);
  const found = measurementOf("eval", {
    ...shown,
    answers,
    files: evidence,
    target: flags.target,
    judgedByModel: tally.judgedByModel,
    leftOut: Object.fromEntries(tally.leftOut),
    badRows: bad,
  });
  return finish(context, found, flags);
}

/** No condition, or one that several providers share: what was measured would be a mixture. */
function conditionProblem(tally: Tally, best: EvalCondition | null, files: readonly string[]): Diagnostic | null {
  const name = files.join(", ");
  const seen = [...tally.labels].map(quote).join(", ");
  for (const condition of evalConditions) {
    const providers = [...(tally.providers[condition] ?? [])];
    if (providers.length > 1) {
      const message = `${providers.length} providers stand under ${condition}: ${providers.map(quote).join(", ")}`;
      return unplaced(
        name,
        "usage",
        message,
        `name one, such as --${condition} ${quote(exampleLabel(tally, providers))}; seen: ${seen}`,
      );
    }
  }
  const isThere = (one: EvalCondition) => [...tally.questions.values()].some((question) => question[one] !== undefined);
  const missing = evalConditions.find((one) => tally.named[one] !== undefined && !isThere(one));
  if (missing) return unplaced(name, "usage", `no row is labelled ${quote(tally.named[missing])}`, `seen: ${seen}`);
  if (best === null || !isThere(best)) {
    const message =
      best === null ? "no condition is known that could be the best so far" : `no row stands under ${best}`;
    return unplaced(name, "usage", message, `name one with --bare, --found or --tuned and a label; seen: ${seen}`);
  }
  return null;
}

/** The label of one provider, together with a prompt where there is such a label. */
function exampleLabel({ labels }: Tally, [provider = ""]: readonly string[]): string {
  return [...labels].find((label) => label.startsWith(`${provider}/`)) ?? provider;
}
