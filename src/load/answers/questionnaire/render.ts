import { isNumberQuestion } from "../../../model/question.ts";
import type { Question } from "../../../model/rulebook.ts";
import { asCalled } from "../../../text/called-as.ts";
import { listOf } from "../../../text/list.ts";
import { grouped } from "../../../text/numbers.ts";
import { numberExamples } from "../../../text/units.ts";
import { howToMeasure } from "../../../words/measurable.ts";
import { type Viewport, fitLayout, fold, indented, legend, choiceLine } from "./layout.ts";
import { renderOpening } from "./opening.ts";
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
import { typedValue } from "./update.ts";

/** The screen of a state, as text. A pure function, so that a test can read it. */
export function renderScreen(questionnaire: Questionnaire, state: QuestionnaireState, viewport: Viewport): string {
  const { screen } = state;
  switch (screen.kind) {
    case "opening":
      return renderOpening(questionnaire, state, viewport).join("\n");
    case "question":
      return drawQuestion(questionnaire, state, screen, viewport).join("\n");
    case "settled":
      return drawSettled(state, screen.at, viewport).join("\n");
    case "review":
      return renderReview(questionnaire, state, screen.at, viewport).join("\n");
    case "title":
      return drawTitle(screen.typed, viewport).join("\n");
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
      at: screen.at ?? 0,
      input: isNumberQuestion(question)
        ? numberLine(questionnaire, question, screen, viewport)
        : problemLines(screen, viewport),
      note: [...choiceHelp(question, screen, viewport), ...measureLines(question, questionnaire, viewport)],
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
  const { answers } = state;
  const dimmed = (lines: string[]): string[] =>
    lines.flatMap((line) => fold(line, width)).map((line) => chalk.dim(line));
  if (screen.from === "review") return dimmed([answers[screen.id] ? "Change an answer" : "One more question"]);
  const { number, after } = questionCount(questionnaire, state, screen.id);
  const status = pastCore(questionnaire, state, screen.id);
  const place = after > 0 ? `${after} more open` : "the last that is open";
  return dimmed([`Question ${number}, ${place}`, ...(status === null ? [] : [status])]);
}

/** Said once the core questions are behind: nobody should think that they must answer every question. */
function pastCore(questionnaire: Questionnaire, { answers }: QuestionnaireState, id: string): string | null {
  const { questions } = questionnaire.rulebook;
  const behind = questions.some(({ core }) => core) && questionById(questionnaire, id).core === false;
  return behind && Object.keys(answers).length > 0
    ? "f finishes whenever you like; what is still open is then said with the verdict."
    : null;
}

function choiceLines(
  questionnaire: Questionnaire,
  question: Question,
  { answers }: QuestionnaireState,
  { screen, viewport }: { screen: QuestionScreen; viewport: Viewport },
): string[][] {
  const given = answers[question.id];
  const chosen = rowOf(question, given);
  const exact = typeof given?.value === "number" ? ` ${grouped(given.value)}` : "";
  const byNumber = isNumberQuestion(question);
  const unclear = screen.typed !== "" && typedValue(questionnaire, question, screen.typed) === null;
  return choiceRows(question).map(({ label }, index) => {
    const text = index === chosen ? `${label} ✓${exact}` : label;
    return choiceLine(byNumber ? "" : `${index + 1}  `, text, { on: index === screen.at && !unclear, viewport });
  });
}

/** The help of the highlighted choice, on as many lines as the longest takes, so that nothing below it jumps. */
function choiceHelp(question: Question, { at }: QuestionScreen, { width, chalk }: Viewport): string[] {
  const helps = choiceRows(question).map(({ help }) => (help === undefined ? [] : indented(help, width, "  ")));
  const lines = Math.max(...helps.map((help) => help.length));
  const shown = at === null ? [] : (helps[at] ?? []);
  return Array.from({ length: lines }, (_, index) => shown[index] ?? "").map((line) => line && chalk.dim(line));
}

/** The command that answers a question from evidence, where there is one. */
function measureLines({ id }: Question, { program }: Questionnaire, { width, chalk }: Viewport): string[] {
  const how = howToMeasure(id);
  return how === null ? [] : indented(asCalled(how, program), width, "  ").map((line) => chalk.dim(line));
}

function problemLines({ problem }: QuestionScreen, { width, chalk }: Viewport): string[] {
  return problem === null ? [] : indented(problem, width, "  ").map((line) => chalk.red(line));
}

/** What is being typed and how it reads, or that a number may be typed. */
function numberLine(
  questionnaire: Questionnaire,
  question: Question,
  screen: QuestionScreen,
  viewport: Viewport,
): string[] {
  const { unit = "" } = question;
  const number = typedValue(questionnaire, question, screen.typed)?.value;
  const reads = typeof number === "number" ? `  = ${grouped(number)} ${unit}`.trimEnd() : "";
  const like = `Or type a number, such as ${listOf(numberExamples(unit), "or")}.`;
  const line = screen.typed === "" ? like : `Your number: ${screen.typed}▏${reads}`;
  const problem = problemLines(screen, viewport);
  return [...indented(line, viewport.width, "  "), ...(problem.length > 0 ? problem : [""])];
}

function keys(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  screen: QuestionScreen,
  viewport: Viewport,
): string[] {
  if (screen.typed !== "") return legend(["enter accept", "backspace correct", "esc back to the list"], viewport);
  const question = questionById(questionnaire, screen.id);
  const { help } = question;
  const history = historyOf(questionnaire, state);
  const canGoBack = screen.from === "review" || (history.length > 0 && history[0] !== screen.id);
  return legend(
    [
      movesBy(isNumberQuestion(question) ? 0 : choiceRows(question).length),
      "enter choose",
      ...(canGoBack ? ["← back"] : []),
      ...(help === undefined ? [] : [screen.why ? "? hide why" : "? why we ask"]),
      ...(screen.from === "plan" ? ["f finish"] : []),
      "ctrl-c stop",
    ],
    viewport,
  );
}

/** The keys that move to a row: its digit too, where rows are numbered. */
function movesBy(numbered: number): string {
  return numbered === 0 ? "↑↓ move" : `↑↓ or 1-${Math.min(9, numbered)} move`;
}

function drawSettled(state: QuestionnaireState, at: number, viewport: Viewport): string[] {
  const { remaining } = state.planned;
  const { width, chalk } = viewport;
  const [left, answered] =
    remaining === 1
      ? ["The question that is left", "Answered, it still makes"]
      : [`The ${remaining} questions that are left`, "Answered, they still make"];
  return fitLayout(
    {
      top: [
        ...fold(`${left} cannot change the outcome.`, width).map((line) => chalk.bold(line)),
        ...fold(`${answered} costs, steps and risks your own.`, width),
      ],
      rows: ["Go to the review and the verdict", "Answer the rest all the same"].map((label, index) =>
        choiceLine(`${index + 1}  `, label, { on: index === at, viewport }),
      ),
      at,
      input: [],
      note: [],
      foot: legend([movesBy(2), "enter choose", "← back", "ctrl-c stop"], viewport),
    },
    viewport,
  );
}

function drawTitle(typed: string, viewport: Viewport): string[] {
  const { width, chalk } = viewport;
  return fitLayout(
    {
      top: fold("Last, a title for it: what is to be decided?", width).map((line) => chalk.bold(line)),
      rows: [choiceLine("", `${typed}▏`, { on: true, viewport })],
      at: 0,
      input: [],
      note: indented(
        "Such as: Assistant for claims. It heads the record and the page. Enter alone leaves it out.",
        width,
        "  ",
      ).map((line) => chalk.dim(line)),
      foot: legend(["enter see the verdict", "esc back", "ctrl-c stop"], viewport),
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
