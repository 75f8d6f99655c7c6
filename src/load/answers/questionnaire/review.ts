import type { Answer } from "../../../model/answers.ts";
import type { Question } from "../../../model/rulebook.ts";
import { type Canvas, fitFrame, fold, grouped, indented, legend, row } from "./layout.ts";
import { asked, questionOf, type ReviewRow, reviewRows, type Script, type Session } from "./state.ts";

/** The review: what was answered, each line open to change, and the way to the verdict. */
export function drawReview(script: Script, session: Session, at: number, canvas: Canvas): string[] {
  const rows = reviewRows(script, session);
  const lead = Math.min(
    16,
    Math.max(...asked(script, session).map(({ id }) => id.length)),
    Math.floor(canvas.width / 3),
  );
  return fitFrame(
    {
      top: fold("Your answers. Change any of them, or go on.", canvas.width).map((line) => canvas.chalk.bold(line)),
      rows: rows.map((one, index) => rowLines(script, session, one, { lead, on: index === at, canvas })),
      at,
      input: [],
      note: explain(script, session, rows[at], canvas),
      foot: legend(["↑↓ move", "enter choose", "← back", "f see the verdict", "ctrl-c stop"], canvas),
    },
    canvas,
  );
}

type RowLook = { lead: number; on: boolean; canvas: Canvas };

function rowLines(script: Script, session: Session, one: ReviewRow, look: RowLook): string[] {
  if (one.kind === "finish")
    return [...row("", "See the verdict", look), ...(session.planned.next === null ? [""] : [])];
  if (one.kind === "go-on") return [...row("", openText(one.remaining), look), ""];
  const question = questionOf(script, one.id);
  const name = cut(question.id, look.lead).padEnd(look.lead);
  const text = cut(answerText(question, session.answers[one.id]), Math.max(4, look.canvas.width - look.lead - 4));
  return row(`${name}  `, text, look);
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
function explain(script: Script, session: Session, one: ReviewRow | undefined, { width, chalk }: Canvas): string[] {
  const texts = asked(script, session).map(({ id, ask }) => ({ id, lines: indented(ask, width, "  ") }));
  const lines = Math.max(...texts.map((text) => text.lines.length));
  const shown = one?.kind === "question" ? texts.find(({ id }) => id === one.id)?.lines : undefined;
  return Array.from({ length: lines }, (_, index) => shown?.[index] ?? "").map((line) => line && chalk.dim(line));
}

/** Text on one line of at most `width` columns, cut at a word where it is longer. */
function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const short = text.slice(0, width - 1);
  const space = short.lastIndexOf(" ");
  return `${space > width / 2 ? short.slice(0, space) : short}…`;
}
