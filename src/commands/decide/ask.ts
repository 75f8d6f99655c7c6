import { adaptiveOrder } from "../../engine/analysis/next/adaptive-order.ts";
import { askQuestions, type QuestionnaireRequest } from "../../load/answers/questionnaire/ask.ts";
import { moneyOfSettings } from "../../load/prices/own-currency.ts";
import { renderAnswersFile } from "../../save/answers-file.ts";
import { writeDraft } from "../../save/draft.ts";
import { success } from "../../model/diagnostic.ts";
import { renderDiagnostics } from "../../report/terminal/diagnostics.ts";
import { type Io, stderrStyle, say, write } from "../command-line/io.ts";
import { countOf } from "../../text/numbers.ts";
import { plainLine } from "../../text/escape.ts";
import { shellWords } from "../../text/shell-word.ts";
import { partsOf, saveTo } from "./save.ts";
import type { AnswerSheet } from "./answer-sheet.ts";
import type { DecideRun } from "./run.ts";

/** The sheet with what is answered now, and whether the person stopped. */
export type Asked = { sheet: AnswerSheet; end: "done" | "interrupted" };

/** Asks what is open, or lets what was answered be changed. */
export async function askSheet(
  { context, loaded: { rulebook } }: DecideRun,
  sheet: AnswerSheet,
  how: Pick<QuestionnaireRequest, "asksTitle" | "from">,
): Promise<Asked> {
  const { answers, title, end } = await askQuestions(terminalOf(context.io), {
    ...how,
    rulebook,
    plan: adaptiveOrder(rulebook),
    given: sheet.answers,
    file: sheet.read ?? null,
    money: moneyOfSettings(sheet.file?.costs),
    program: context.io.program,
  });
  return { sheet: { ...sheet, answers, title: title ?? sheet.title }, end };
}

/** Keeps the answers of a run that ends before they are saved, in the --save file or a draft, and says how to go on. */
export async function keepDraft(
  { context, loaded, request }: DecideRun,
  sheet: AnswerSheet,
  why: string,
): Promise<void> {
  const { io, rules } = context;
  const { rulebook } = loaded;
  const { answers, file, read } = sheet;
  const { save, force } = request;
  const count = Object.keys(answers).length;
  if (count === 0) return say(io, `${why} Nothing was answered, so nothing is kept.`);
  const saved =
    save !== undefined && (await saveTo(context, rulebook, { ...sheet, save, force, decision: null })).length === 0;
  const text = renderAnswersFile({ ...partsOf(file, sheet.title), answers, rulebook });
  const draft = saved ? success(save) : await writeDraft({ text, folder: io.cwd, read: file ? read : undefined });
  if (!draft.ok)
    return write(io.stderr, renderDiagnostics(draft.problems, stderrStyle(io)), {
      colour: io.colour.stderr,
    });
  const resume = shellWords([draft.value, "--ask"], rules);
  const kept = count === 1 ? "Your answer is" : `Your ${countOf(count, "answer")} are`;
  await say(io, `${why} ${kept} in ${draft.value}. To go on:`);
  await write(io.stderr, `  ${io.program} ${plainLine(resume)}\n`);
}

/** The terminal of a run, as the questionnaire wants it. */
export function terminalOf({ stdin, stdout, colour, stopped }: Io) {
  return { input: stdin, output: stdout, colour: colour.stdout, signal: stopped };
}
