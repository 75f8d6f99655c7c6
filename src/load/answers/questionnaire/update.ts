import { isNumberQuestion } from "../../../model/question.ts";
import { parseAnswer } from "../../../engine/decision/read-answer.ts";
import type { Question } from "../../../model/rulebook.ts";
import {
  answer,
  back,
  onward,
  type QuestionScreen,
  questionById,
  reviewRows,
  choiceRows,
  type Questionnaire,
  type QuestionnaireState,
  toQuestion,
  toReview,
} from "./state.ts";

/** A key: its name (up, enter, escape, …) or the one character that it types. */
export type Key = string;

/** The state after a key. A key that does nothing here gives the same state back. */
export function update(questionnaire: Questionnaire, state: QuestionnaireState, key: Key): QuestionnaireState {
  const { screen } = state;
  switch (screen.kind) {
    case "question":
      return screen.typed === ""
        ? pickKey(questionnaire, state, screen, key)
        : typeKey(questionnaire, state, screen, key);
    case "settled":
      return settledKey(questionnaire, state, screen.at, key);
    case "review":
      return reviewKey(questionnaire, state, screen.at, key);
    case "end":
      return state;
    default:
      return screen satisfies never;
  }
}

function pickKey(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  screen: QuestionScreen,
  key: Key,
): QuestionnaireState {
  const question = questionById(questionnaire, screen.id);
  const rows = choiceRows(question);
  const show = (change: Partial<QuestionScreen>): QuestionnaireState => ({
    ...state,
    screen: { ...screen, ...change },
  });
  const type = (typed: string): QuestionnaireState => show(typing(questionnaire, screen, typed));
  // A sign that begins a number belongs to it: a minus or a currency that is let go would leave another number.
  if (isNumberQuestion(question) && /^[\d.+\-\u2212\p{Sc}]$/u.test(key)) return type(key);
  const at = moved(screen.at, rows.length, key);
  if (at !== null) return show({ at });
  switch (key) {
    case "enter":
      return entered(questionnaire, state, question, rows[screen.at]?.id);
    case "left":
    case "b":
    case "backspace":
      return back(questionnaire, state);
    case "?":
      return question.help === undefined ? state : show({ why: !screen.why });
    case "f":
      return screen.from === "plan" ? toReview(state) : state;
    default:
      return state;
  }
}

/** Keys while a number is being typed: every character belongs to it. */
function typeKey(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  screen: QuestionScreen,
  key: Key,
): QuestionnaireState {
  const question = questionById(questionnaire, screen.id);
  const show = (change: Partial<QuestionScreen>): QuestionnaireState => ({
    ...state,
    screen: { ...screen, ...change },
  });
  if (key === "enter") return entered(questionnaire, state, question, screen.typed);
  if (key === "escape") return show({ typed: "", problem: null });
  const type = (typed: string): QuestionnaireState => show(typing(questionnaire, screen, typed));
  if (key === "backspace") return type(screen.typed.slice(0, -1));
  const at = key === "up" || key === "down" ? moved(screen.at, choiceRows(question).length, key) : null;
  if (at !== null) return show({ at, typed: "", problem: null });
  // Longer than any number that people write, so that a paste cannot flood the line.
  return [...key].length === 1 && screen.typed.length < 40 ? type(screen.typed + key) : state;
}

/** What is typed, with the band it falls in highlighted. */
function typing(questionnaire: Questionnaire, { id, at }: QuestionScreen, typed: string): Partial<QuestionScreen> {
  const question = questionById(questionnaire, id);
  const read = parseAnswer(question, typed, questionnaire.money);
  const band = "code" in read ? -1 : question.choices.findIndex((choice) => choice.id === read.choice);
  return { typed, problem: null, at: band < 0 ? at : band };
}

function entered(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  question: Question,
  raw: string | undefined,
): QuestionnaireState {
  const parsed = parseAnswer(question, raw, questionnaire.money);
  if (!("code" in parsed)) return answer(questionnaire, state, { value: parsed.value, choice: parsed.choice });
  const problem = `${parsed.message}: ${parsed.brief}.`;
  return { ...state, screen: { ...(state.screen as QuestionScreen), problem } };
}

function settledKey(questionnaire: Questionnaire, state: QuestionnaireState, at: number, key: Key): QuestionnaireState {
  const to = moved(at, 2, key);
  if (to !== null) return { ...state, screen: { kind: "settled", at: to } };
  if (key === "left" || key === "b" || key === "backspace") return back(questionnaire, state);
  if (key === "f" || (key === "enter" && at === 0)) return toReview(state);
  return key === "enter" ? onward(questionnaire, { ...state, goesOn: true }) : state;
}

function reviewKey(questionnaire: Questionnaire, state: QuestionnaireState, at: number, key: Key): QuestionnaireState {
  const rows = reviewRows(questionnaire, state);
  const to = moved(at, rows.length, /^\d$/.test(key) ? "" : key);
  if (to !== null) return toReview(state, to);
  if (key === "left" || key === "b" || key === "backspace") return back(questionnaire, state);
  const row = key === "f" ? rows[0] : key === "enter" || key === "right" ? rows[at] : undefined;
  switch (row?.kind) {
    case "finish":
      return { ...state, screen: { kind: "end" } };
    case "go-on":
      return onward(questionnaire, { ...state, goesOn: true });
    case "question":
      return toQuestion(questionnaire, state, row.id, "review");
    default:
      return state;
  }
}

/** The row that a key moves to: arrows go round, digits name a row from 1. Null for a key that does not move. */
function moved(at: number, rows: number, key: Key): number | null {
  const places: Record<string, number> = {
    up: (at + rows - 1) % rows,
    down: (at + 1) % rows,
    home: 0,
    end: rows - 1,
    pageup: Math.max(0, at - 8),
    pagedown: Math.min(rows - 1, at + 8),
  };
  if (/^[1-9]$/.test(key)) return Number(key) <= rows ? Number(key) - 1 : null;
  return places[key] ?? null;
}
