import { isNumberQuestion } from "../../../model/question.ts";
import type { AnswerValue } from "../../../engine/decision/number-answer.ts";
import { parseAnswer } from "../../../engine/decision/read-answer.ts";
import type { Question } from "../../../model/rulebook.ts";
import { type Key, longestNumber, longestTitle, pastedInto, typedAfter } from "./typing.ts";
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

/** The state after a key. A key that does nothing here gives the same state back. */
export function update(questionnaire: Questionnaire, state: QuestionnaireState, key: Key): QuestionnaireState {
  const { screen } = state;
  switch (screen.kind) {
    case "opening":
      return openingKey(questionnaire, state, key);
    case "question":
      return screen.typed === ""
        ? pickKey(questionnaire, state, screen, key)
        : typeKey(questionnaire, state, screen, key);
    case "settled":
      return settledKey(questionnaire, state, screen.at, key);
    case "review":
      return reviewKey(questionnaire, state, screen.at, key);
    case "title":
      return titleKey(state, screen.typed, key);
    case "end":
      return state;
    default:
      return screen satisfies never;
  }
}

/** The state after a paste: text where text is typed, and nothing else, whatever keys the paste may hold. */
export function paste(questionnaire: Questionnaire, state: QuestionnaireState, text: string): QuestionnaireState {
  const { screen } = state;
  if (screen.kind === "title")
    return { ...state, screen: { ...screen, typed: pastedInto(screen.typed, text, longestTitle) } };
  if (screen.kind !== "question") return state;
  const question = questionById(questionnaire, screen.id);
  if (!isNumberQuestion(question)) return state;
  const typed = pastedInto(screen.typed, text, longestNumber);
  return { ...state, screen: { ...screen, ...typing(questionnaire, screen, typed) } };
}

/** On from the opening; a key that picks a row picks it in the first question. */
function openingKey(questionnaire: Questionnaire, state: QuestionnaireState, key: Key): QuestionnaireState {
  const first = onward(questionnaire, state);
  if (key === "enter" || key === "right" || key === " ") return first;
  return /^(up|down|f|[0-9])$/.test(key) ? update(questionnaire, first, key) : state;
}

function titleKey(state: QuestionnaireState, typed: string, key: Key): QuestionnaireState {
  if (key === "enter") return { ...state, title: typed.trim() || null, screen: { kind: "end" } };
  if (key === "escape" || key === "left") return toReview(state);
  const now = typedAfter(typed, key, longestTitle);
  return now === typed ? state : { ...state, screen: { kind: "title", typed: now } };
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
  const isNumber = isNumberQuestion(question);
  const at = isNumber && /^[1-9]$/.test(key) ? null : moved(screen.at, rows.length, key);
  if (at !== null) return show({ at, problem: null });
  switch (key) {
    case "enter":
      if (screen.at === null) return show({ problem: isNumber ? pickOrType : pickFirst });
      return entered(questionnaire, state, question, rows[screen.at]?.id);
    case "left":
    case "b":
      return back(questionnaire, state);
    case "?":
      return question.help === undefined ? state : show({ why: !screen.why });
    case "f":
      return screen.from === "plan" ? toReview(state) : state;
  }
  // Any sign may begin a number: a minus or a currency that is let go would leave another one.
  const typed = isNumber ? typedAfter("", key, longestNumber).trim() : "";
  return typed === "" ? state : show(typing(questionnaire, screen, typed));
}

const pickFirst = "Pick a choice first, with the arrows or by its number.";
const pickOrType = "Pick a choice first, with the arrows, or type a number.";

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
  const at = key === "up" || key === "down" ? moved(screen.at, choiceRows(question).length, key) : null;
  if (at !== null) return show({ at, typed: "", problem: null });
  const typed = typedAfter(screen.typed, key, longestNumber);
  return typed === screen.typed ? state : show(typing(questionnaire, screen, typed));
}

/** What is typed, with the band it falls in highlighted. */
function typing(questionnaire: Questionnaire, { id, at }: QuestionScreen, typed: string): Partial<QuestionScreen> {
  const question = questionById(questionnaire, id);
  const band = typedValue(questionnaire, question, typed)?.choice;
  const row = question.choices.findIndex((choice) => choice.id === band);
  return { typed, problem: null, at: row < 0 ? at : row };
}

/** What a number reads as that is being typed; null while it is none. */
export function typedValue(questionnaire: Questionnaire, question: Question, typed: string): AnswerValue | null {
  const read = typed === "" ? null : parseAnswer(question, typed, questionnaire.money);
  return read === null || "code" in read ? null : read;
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
  if (key === "left" || key === "b") return back(questionnaire, state);
  if (key === "f" || (key === "enter" && at === 0)) return toReview(state);
  return key === "enter" ? onward(questionnaire, { ...state, goesOn: true }) : state;
}

function reviewKey(questionnaire: Questionnaire, state: QuestionnaireState, at: number, key: Key): QuestionnaireState {
  const rows = reviewRows(questionnaire, state);
  const to = moved(at, rows.length, /^\d$/.test(key) ? "" : key);
  if (to !== null) return toReview(state, to);
  if (key === "left" || key === "b") return back(questionnaire, state);
  const row = key === "f" ? rows[0] : key === "enter" || key === "right" ? rows[at] : undefined;
  switch (row?.kind) {
    case "finish":
      return {
        ...state,
        screen: questionnaire.asksTitle ? { kind: "title", typed: state.title ?? "" } : { kind: "end" },
      };
    case "go-on":
      return onward(questionnaire, { ...state, goesOn: true });
    case "question":
      return toQuestion(questionnaire, state, row.id, "review");
    default:
      return state;
  }
}

/**
 * The row that a key moves to: arrows go round, and come in at either end; digits name a row from 1. Null for a key that
 * does not move.
 */
function moved(at: number | null, rows: number, key: Key): number | null {
  const places: Record<string, number> = {
    up: ((at ?? 0) + rows - 1) % rows,
    down: ((at ?? -1) + 1) % rows,
    home: 0,
    end: rows - 1,
    pageup: Math.max(0, (at ?? 0) - 8),
    pagedown: Math.min(rows - 1, (at ?? 0) + 8),
  };
  if (/^[1-9]$/.test(key)) return Number(key) <= rows ? Number(key) - 1 : null;
  return places[key] ?? null;
}
