import { recordOf } from "../../engine/decision/record.ts";
import type { LoadedAnswers } from "../../load/answers/file.ts";
import { reasonedAnswers } from "../../save/rewrite.ts";
import { schemaFor } from "../../save/schema-place.ts";
import { saveAnswers } from "../../save/answers.ts";
import { renderAnswersFile } from "../../save/answers-file.ts";
import { answersDigest } from "../../load/rulebook/digest.ts";
import type { Answers } from "../../model/answers.ts";
import type { Decision } from "../../model/decision.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { pathIn, say } from "../command-line/io.ts";
import type { Context } from "../command-line/context.ts";
import type { AnswerSheet } from "./answer-sheet.ts";

export type SaveOptions = AnswerSheet & {
  save: string;
  force: boolean;
  /** Null in a draft. */
  decision: Decision | null;
  /** Whether it is said elsewhere that the file was written. */
  quiet?: boolean;
};

/** Writes the answers, and the decision on them, to the file that --save names. Problems are diagnostics. */
export async function saveTo({ io }: Context, rulebook: Rulebook, request: SaveOptions): Promise<Diagnostic[]> {
  const { save, force, read, file, title, answers, decision, quiet = false } = request;
  const schema = await schemaFor(pathIn(io, save), io.cwd);
  const text = file?.source.text ?? renderAnswersFile({ ...partsOf(file, title), answers, rulebook, schema });
  const changed = newAnswers(answers, file?.answers ?? {});
  const problems = await saveAnswers({
    path: pathIn(io, save),
    name: save,
    from: { file: save, text },
    read: read === undefined || read === "-" ? null : pathIn(io, read),
    title,
    answers: changed,
    decision: decision && recordOf(decision, answersDigest(answers)),
    force,
  });
  if (problems.length > 0 || !decision) return problems;
  const unreasoned = reasonedAnswers(text, Object.keys(changed));
  const reasons =
    unreasoned.length > 0 ? [`Left out: the reasons for the old answers to ${unreasoned.join(", ")}.`] : [];
  const said = [...(quiet ? [] : [`Wrote ${save}.`]), ...reasons];
  if (said.length > 0) await say(io, said.join(" "));
  return [];
}

/** What an answers file holds besides its answers, under the title that it is to have. */
export function partsOf(file: LoadedAnswers | null, title: string | undefined) {
  return {
    title,
    fixed: file?.fixed,
    costs: file?.costs,
  };
}

/** The answers that say something else than the file does: 250k there and 250000 here are the same. */
function newAnswers(answers: Answers, inFile: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id, { value }]) => inFile[id]?.value !== value));
}
