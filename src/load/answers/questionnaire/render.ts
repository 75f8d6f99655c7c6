import { isNumberQuestion } from "../../../model/question.ts";
import { parseNumber } from "../../../engine/decision/read-answer.ts";
import type { Question } from "../../../model/rulebook.ts";
import { type Canvas, fitFrame, fold, grouped, indented, legend, row } from "./layout.ts";
import { drawReview } from "./review.ts";
import {
  countOf,
  type QuestionScreen,
  questionOf,
  rowOf,
  rowsOf,
  type Script,
  type Session,
  tally,
  trailOf,
} from "./state.ts";

/** The screen of a session, as text. A pure function, so that a test can read it. */
export function draw(script: Script, session: Session, canvas: Canvas): string {
  const { screen } = session;
  switch (screen.kind) {
    case "question":
      return drawQuestion(script, session, screen, canvas).join("\n");
    case "settled":
      return drawSettled(session, screen.at, canvas).join("\n");
    case "review":
      return drawReview(script, session, screen.at, canvas).join("\n");
    case "end":
      return drawEnd(session, canvas);
    default:
      return screen satisfies never;
  }
}

function drawQuestion(script: Script, session: Session, screen: QuestionScreen, canvas: Canvas): string[] {
  const { width, chalk } = canvas;
  const question = questionOf(script, screen.id);
  return fitFrame(
    {
      top: [
        ...header(script, session, screen, canvas),
        ...fold(question.ask, width).map((line) => chalk.bold(line)),
        ...(screen.why && question.help ? indented(`Why we ask: ${question.help}`, width, "  ") : []),
      ],
      rows: choiceRows(question, session, screen, canvas),
      at: screen.at,
      input: isNumberQuestion(question) ? numberLine(question, screen, canvas) : [],
      note: choiceHelp(question, screen, canvas),
      foot: keys(script, session, screen, canvas),
    },
    canvas,
  );
}

function header(script: Script, session: Session, screen: QuestionScreen, { width, chalk }: Canvas): string[] {
  const { planned, answers } = session;
  const dimmed = (lines: string[]): string[] =>
    lines.flatMap((line) => fold(line, width)).map((line) => chalk.dim(line));
  if (screen.from === "review") return dimmed([answers[screen.id] ? "Change an answer" : "One more question"]);
  const { number, total } = countOf(script, session, screen.id);
  const status = planned.status ?? pastCore(script, session, screen.id);
  return dimmed([`Question ${number} of about ${Math.max(number, total)}`, ...(status === null ? [] : [status])]);
}

/** Said once the core questions are behind: nobody should think that they must answer every question. */
function pastCore(script: Script, { answers }: Session, id: string): string | null {
  const { questions } = script.rulebook;
  const behind = questions.some(({ core }) => core) && questionOf(script, id).core === false;
  return behind && Object.keys(answers).length > 0
    ? "The main questions are done; f finishes whenever you like."
    : null;
}

function choiceRows(question: Question, { answers }: Session, screen: QuestionScreen, canvas: Canvas): string[][] {
  const given = answers[question.id];
  const chosen = rowOf(question, given);
  const exact = typeof given?.value === "number" ? ` ${grouped(given.value)}` : "";
  const byNumber = isNumberQuestion(question);
  const unclear = screen.typed !== "" && parseNumber(screen.typed) === null;
  return rowsOf(question).map(({ label }, index) => {
    const text = index === chosen ? `${label} ✓${exact}` : label;
    return row(byNumber ? "" : `${index + 1}  `, text, { on: index === screen.at && !unclear, canvas });
  });
}

/** The help of the highlighted choice, on as many lines as the longest takes, so that nothing below it jumps. */
function choiceHelp(question: Question, { at }: QuestionScreen, { width, chalk }: Canvas): string[] {
  const helps = rowsOf(question).map(({ help }) => (help === undefined ? [] : indented(help, width, "  ")));
  const lines = Math.max(...helps.map((help) => help.length));
  return Array.from({ length: lines }, (_, index) => helps[at]?.[index] ?? "").map((line) => line && chalk.dim(line));
}

/** What is being typed and how it reads, or that a number may be typed. */
function numberLine(question: Question, { typed, problem }: QuestionScreen, { width, chalk }: Canvas): string[] {
  const unit = question.unit === undefined ? "" : ` ${question.unit}`;
  const number = parseNumber(typed);
  const reads = number === null ? "" : `  = ${grouped(number)}${unit}`;
  if (typed === "") return [...indented("Or type a number, such as 1500, 250k or 1.5M.", width, "  "), ""];
  return [
    ...indented(`Your number: ${typed}▏${reads}`, width, "  "),
    ...(problem === null ? [""] : indented(problem, width, "  ").map((line) => chalk.red(line))),
  ];
}

function keys(script: Script, session: Session, screen: QuestionScreen, canvas: Canvas): string[] {
  if (screen.typed !== "") return legend(["enter accept", "backspace correct", "esc back to the list"], canvas);
  const { help } = questionOf(script, screen.id);
  const trail = trailOf(script, session);
  const canGoBack = screen.from === "review" || (trail.length > 0 && trail[0] !== screen.id);
  return legend(
    [
      "↑↓ move",
      "enter choose",
      ...(canGoBack ? ["← back"] : []),
      ...(help === undefined ? [] : [screen.why ? "? hide why" : "? why we ask"]),
      ...(screen.from === "plan" ? ["f finish"] : []),
      "ctrl-c stop",
    ],
    canvas,
  );
}

function drawSettled(session: Session, at: number, canvas: Canvas): string[] {
  const { remaining, status } = session.planned;
  const { width, chalk } = canvas;
  const left = remaining === 1 ? "The question that is left" : `The ${remaining} questions that are left`;
  return fitFrame(
    {
      top: [
        ...fold(`${left} cannot change the outcome.`, width).map((line) => chalk.bold(line)),
        ...(status === null ? [] : fold(status, width)),
      ],
      rows: ["Go to the review and the verdict", "Answer the rest all the same"].map((label, index) =>
        row(`${index + 1}  `, label, { on: index === at, canvas }),
      ),
      at,
      input: [],
      note: [],
      foot: legend(["↑↓ move", "enter choose", "← back", "ctrl-c stop"], canvas),
    },
    canvas,
  );
}

/** What stays on screen once it is over. */
function drawEnd(session: Session, { width, chalk }: Canvas): string {
  const { answered, unsure: open } = tally(session);
  const lines = fold(`✓ ${answered} answered${open > 0 ? `, ${open} not sure` : ""}`, width);
  return lines.map((line) => line.replace("✓", chalk.green("✓"))).join("\n");
}
