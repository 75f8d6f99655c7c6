import { adaptiveOrder } from "../../engine/analysis/next/adaptive-order.ts";
import type { LoadedAnswers } from "../../load/answers/file.ts";
import { renderAnswersFile } from "../../save/answers-file.ts";
import { firstFree, writeDraft } from "../../save/draft.ts";
import { writeFileAtomic } from "../../save/write-file.ts";
import type { Answers } from "../../model/answers.ts";
import { success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { renderDiagnostics } from "../../report/terminal/diagnostics.ts";
import { type Io, textStyleFor, pathIn, say, write } from "../command-line/io.ts";
import { plainLine } from "../../text/escape.ts";
import { partsOf, saveTo } from "./save.ts";
import type { Context } from "../command-line/context.ts";

/** The answers so far, and the answers file that they come from, if there is one. */
export type Start = {
  answers: Answers;
  file: LoadedAnswers | null;
  title: string | undefined;
  read: string | undefined;
  /** The file that --save names, and whether it may replace one that was not read. */
  save: string | undefined;
  force: boolean;
};

/** Asks what is open. When the person stops, the answers are kept in a draft, and how to go on is said. */
export async function askOpen(context: Context, rulebook: Rulebook, start: Start): Promise<Answers | "interrupted"> {
  const { askQuestions } = await import("../../load/answers/questionnaire/prompt.ts");
  const plan = adaptiveOrder(rulebook);
  const { answers, end } = await askQuestions({ ...terminal(context.io), rulebook, plan, given: start.answers });
  if (end === "done") return answers;
  await keepDraft(context, rulebook, { ...start, answers });
  return "interrupted";
}

async function keepDraft(context: Context, rulebook: Rulebook, start: Start): Promise<void> {
  const { io, rules } = context;
  const { answers, file, title, read, save } = start;
  const count = Object.keys(answers).length;
  if (count === 0) return write(io.stderr, "Stopped. Nothing was answered, so nothing is kept.\n");
  const saved =
    save !== undefined && (await saveTo(context, rulebook, { ...start, save, decision: null })).length === 0;
  const text = renderAnswersFile({ ...partsOf(file, title), answers, rulebook });
  const draft = saved ? success(save) : await writeDraft({ text, folder: io.cwd, read });
  if (!draft.ok)
    return write(io.stderr, renderDiagnostics(draft.problems, textStyleFor(io, "stderr")), {
      colour: io.colour.stderr,
    });
  const resume = ["advise", draft.value, "--ask", ...(rules === undefined ? [] : ["--rules", rules])].map(shellWord);
  const kept = count === 1 ? "Your answer is" : `Your ${count} answers are`;
  await say(io, `Stopped. ${kept} in ${draft.value}. To go on:`);
  await write(io.stderr, `  ${plainLine(resume.join(" "))}\n`);
}

/** Offers to save the answers; an existing file is never replaced. */
export async function askToSave(
  { io }: Context,
  rulebook: Rulebook,
  { answers, file, title }: Pick<Start, "answers" | "file" | "title">,
): Promise<void> {
  const { promptToSave: offerToSave } = await import("../../load/answers/questionnaire/prompt.ts");
  const text = renderAnswersFile({ ...partsOf(file, title), answers, rulebook });
  const saved = await offerToSave({
    ...terminal(io),
    file: await firstFree(io.cwd, "advise.yaml"),
    save: async (name) => {
      if (name === "-") return "- is standard output; name a file";
      const problem = await writeFileAtomic(pathIn(io, name), text, { overwrite: false, name });
      return problem && `${problem.file} ${problem.message}; ${problem.hint}`;
    },
  });
  if (saved !== null) await say(io, `Saved. To decide again: advise ${shellWord(saved)}`);
}

function terminal({ stdin, stdout, colour, stopped }: Io) {
  return {
    input: stdin,
    output: stdout,
    colour: colour.stdout,
    signal: stopped,
  };
}

/** A word as a shell takes it. */
function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
