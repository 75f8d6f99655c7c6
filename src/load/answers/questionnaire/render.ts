import { isNumberQuestion } from "../../../model/question.ts";
import { parseAnswer } from "../../../engine/decision/read-answer.ts";
import type { Question } from "../../../model/rulebook.ts";
import { listOf } from "../../../text/list.ts";
import { grouped } from "../../../text/numbers.ts";
import { numberExamples } from "../../../text/units.ts";
import { type Viewport, fitLayout, fold, indented, legend, choiceLine } from "./layout.ts";
import { renderReview } from "./review.ts";
import {
  questionCount,
  type QuestionScreen,
  questionById,
  rowOf,
  choiceRows,
  type Questionnaire,
  type QuestionnaireState,
  tally,
  historyOf,
} from "./state.ts";

/** The screen of a state, as text. A pure function, so that a test can read it. */
export function renderScreen(questionnaire: Questionnaire, state: QuestionnaireState, viewport: Viewport): string {
  const { screen } = state;
  switch (screen.kind) {
    case "question":
      return drawQuestion(questionnaire, state, screen, viewport).join("\n");
    case "settled":
      return drawSettled(state, screen.at, viewport).join("\n");
    case "review":
      return renderReview(questionnaire, state, screen.at, viewport).join("\n");
    case "end":
      return drawEnd(state, viewport);
    default:
      return screen satisfies never;
  }
}

function drawQuestion(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  screen: QuestionScreen,
  viewport: Viewport,
): string[] {
  const { width, chalk } = viewport;
  const question = questionById(questionnaire, screen.id);
  return fitLayout(
    {
      top: [
        ...header(questionnaire, state, screen, viewport),
        ...fold(question.ask, width).map((line) => chalk.bold(line)),
        ...(screen.why && question.help ? indented(`Why we ask: ${question.help}`, width, "  ") : []),
      ],
      rows: choiceLines(questionnaire, question, state, { screen, viewport }),
      at: screen.at,
      input: isNumberQuestion(question) ? numberLine(questionnaire, question, screen, viewport) : [],
      note: choiceHelp(question, screen, viewport),
      foot: keys(questionnaire, state, screen, viewport),
    },
    viewport,
  );
}

function header(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  screen: QuestionScreen,
  { width, chalk }: Viewport,
): string[] {
  const { planned, answers } = state;
  const dimmed = (lines: string[]): string[] =>
    lines.flatMap((line) => fold(line, width)).map((line) => chalk.dim(line));
  if (screen.from === "review") return dimmed([answers[screen.id] ? "Change an answer" : "One more question"]);
  const { number, total } = questionCount(questionnaire, state, screen.id);
  const status = planned.status ?? pastCore(questionnaire, state, screen.id);
  return dimmed([`Question ${number} of about ${Math.max(number, total)}`, ...(status === null ? [] : [status])]);
}

/** Said once the core questions are behind: nobody should think that they must answer every question. */
function pastCore(questionnaire: Questionnaire, { answers }: QuestionnaireState, id: string): string | null {
  const { questions } = questionnaire.rulebook;
  const behind = questions.some(({ core }) => core) && questionById(questionnaire, id).core === false;
  return behind && Object.keys(answers).length > 0
    ? "The main questions are done; f finishes whenever you like."
    : null;
}

function choiceLines(
  { money }: Questionnaire,
  question: Question,
  { answers }: QuestionnaireState,
  { screen, viewport }: { screen: QuestionScreen; viewport: Viewport },
): string[][] {
  const given = answers[question.id];
  const chosen = rowOf(question, given);
  const exact = typeof given?.value === "number" ? ` ${grouped(given.value)}` : "";
  const byNumber = isNumberQuestion(question);
  const unclear = screen.typed !== "" && "code" in parseAnswer(question, screen.typed, money);
  return choiceRows(question).map(({ label }, index) => {
    const text = index === chosen ? `${label} ✓${exact}` : label;
    return choiceLine(byNumber ? "" : `${index + 1}  `, text, { on: index === screen.at && !unclear, viewport });
  });
}

/** The help of the highlighted choice, on as many lines as the longest takes, so that nothing below it jumps. */
function choiceHelp(question: Question, { at }: QuestionScreen, { width, chalk }: Viewport): string[] {
  const helps = choiceRows(question).map(({ help }) => (help === undefined ? [] : indented(help, width, "  ")));
  const lines = Math.max(...helps.map((help) => help.length));
  return Array.from({ length: lines }, (_, index) => helps[at]?.[index] ?? "").map((line) => line && chalk.dim(line));
}

/** What is being typed and how it reads, or that a number may be typed. */
function numberLine(
  { money }: Questionnaire,
  question: Question,
  { typed, problem }: QuestionScreen,
  { width, chalk }: Viewport,
): string[] {
  const { unit = "" } = question;
  const like = `Or type a number, such as ${listOf(numberExamples(unit), "or")}.`;
  if (typed === "") return [...indented(like, width, "  "), ""];
  const read = parseAnswer(question, typed, money);
  const reads = "value" in read && typeof read.value === "number" ? `  = ${grouped(read.value)} ${unit}`.trimEnd() : "";
  return [
    ...indented(`Your number: ${typed}▏${reads}`, width, "  "),
    ...(problem === null ? [""] : indented(problem, width, "  ").map((line) => chalk.red(line))),
  ];
}

function keys(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  screen: QuestionScreen,
  viewport: Viewport,
): string[] {
  if (screen.typed !== "") return legend(["enter accept", "backspace correct", "esc back to the list"], viewport);
  const { help } = questionById(questionnaire, screen.id);
  const history = historyOf(questionnaire, state);
  const canGoBack = screen.from === "review" || (history.length > 0 && history[0] !== screen.id);
  return legend(
    [
      "↑↓ move",
      "enter choose",
      ...(canGoBack ? ["← back"] : []),
      ...(help === undefined ? [] : [screen.why ? "? hide why" : "? why we ask"]),
      ...(screen.from === "plan" ? ["f finish"] : []),
      "ctrl-c stop",
    ],
    viewport,
  );
}

function drawSettled(state: QuestionnaireState, at: number, viewport: Viewport): string[] {
  const { remaining, status } = state.planned;
  const { width, chalk } = viewport;
  const left = remaining === 1 ? "The question that is left" : `The ${remaining} questions that are left`;
  return fitLayout(
    {
      top: [
        ...fold(`${left} cannot change the outcome.`, width).map((line) => chalk.bold(line)),
        ...(status === null ? [] : fold(status, width)),
      ],
      rows: ["Go to the review and the verdict", "Answer the rest all the same"].map((label, index) =>
        choiceLine(`${index + 1}  `, label, { on: index === at, viewport }),
      ),
      at,
      input: [],
      note: [],
      foot: legend(["↑↓ move", "enter choose", "← back", "ctrl-c stop"], viewport),
    },
    viewport,
  );
}

/** What stays on screen once it is over. */
function drawEnd(state: QuestionnaireState, { width, chalk }: Viewport): string {
  const { answered, unsure: open } = tally(state);
  const lines = fold(`✓ ${answered} answered${open > 0 ? `, ${open} not sure` : ""}`, width);
  return lines.map((line) => line.replace("✓", chalk.green("✓"))).join("\n");
}
