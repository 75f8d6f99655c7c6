import type { Answer } from "../../../model/answers.ts";
import type { Question } from "../../../model/rulebook.ts";
import { shortened } from "../../../text/layout.ts";
import { grouped } from "../../../text/numbers.ts";
import { columnsOf, padEnd } from "../../../text/width.ts";
import { questionLabel } from "../../../words/names.ts";
import { type Viewport, fitLayout, fold, indented, legend, choiceLine } from "./layout.ts";
import {
  asked,
  questionById,
  type ReviewRow,
  reviewRows,
  type Questionnaire,
  type QuestionnaireState,
} from "./state.ts";

/** The review: what was answered, each line open to change, and the way to the verdict. */
export function renderReview(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  at: number,
  viewport: Viewport,
): string[] {
  const rows = reviewRows(questionnaire, state);
  const names = asked(questionnaire, state).map((question) => columnsOf(questionLabel(question)));
  const lead = Math.min(24, Math.max(...names), Math.floor(viewport.width / 3));
  return fitLayout(
    {
      top: fold("Your answers. Change any of them, or go on.", viewport.width).map((line) => viewport.chalk.bold(line)),
      rows: rows.map((one, index) => rowLines(questionnaire, state, one, { lead, on: index === at, viewport })),
      at,
      input: [],
      note: explain(questionnaire, state, rows[at], viewport),
      foot: legend(["↑↓ move", "enter choose", "← back", "f see the verdict", "ctrl-c stop"], viewport),
    },
    viewport,
  );
}

type RowLook = { lead: number; on: boolean; viewport: Viewport };

function rowLines(questionnaire: Questionnaire, state: QuestionnaireState, one: ReviewRow, look: RowLook): string[] {
  if (one.kind === "finish")
    return [...choiceLine("", "See the verdict", look), ...(state.planned.next === null ? [""] : [])];
  if (one.kind === "go-on") return [...choiceLine("", openText(one.remaining), look), ""];
  const question = questionById(questionnaire, one.id);
  const name = padEnd(shortened(questionLabel(question), look.lead), look.lead);
  const text = shortened(answerText(question, state.answers[one.id]), Math.max(4, look.viewport.width - look.lead - 4));
  return choiceLine(`${name}  `, text, look);
}

function openText(remaining: number): string {
  return remaining === 1 ? "Answer the question that is left" : `Answer the ${remaining} questions that are left`;
}

function answerText(question: Question, given: Answer | undefined): string {
  if (!given) return "(not answered)";
  if (given.choice === null) return "(not sure)";
  const label = question.choices.find(({ id }) => id === given.choice)?.label ?? given.choice;
  const place = given.from === "prompt" ? "" : ` (${given.from})`;
  return typeof given.value === "number" ? `${grouped(given.value)}${place}` : `${label}${place}`;
}

/** The highlighted question in full; as many lines for every question, so that nothing below it jumps. */
function explain(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  one: ReviewRow | undefined,
  { width, chalk }: Viewport,
): string[] {
  const texts = asked(questionnaire, state).map(({ id, ask }) => ({ id, lines: indented(ask, width, "  ") }));
  const lines = Math.max(...texts.map((text) => text.lines.length));
  const shown = one?.kind === "question" ? texts.find(({ id }) => id === one.id)?.lines : undefined;
  return Array.from({ length: lines }, (_, index) => shown?.[index] ?? "").map((line) => line && chalk.dim(line));
}
