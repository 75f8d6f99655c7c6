import { bandOf, isNumberQuestion } from "../../../model/question.ts";
import { parseAnswer, parseNumber } from "../../../engine/decision/read-answer.ts";
import type { Question } from "../../../model/rulebook.ts";
import {
  answer,
  back,
  onward,
  type QuestionScreen,
  questionOf,
  reviewRows,
  rowsOf,
  type Script,
  type Session,
  toQuestion,
  toReview,
} from "./state.ts";

/** A key: its name (up, enter, escape, …) or the one character that it types. */
export type Key = string;

/** The session after a key. A key that does nothing here gives the same session back. */
export function press(script: Script, session: Session, key: Key): Session {
  const { screen } = session;
  switch (screen.kind) {
    case "question":
      return screen.typed === "" ? pickKey(script, session, screen, key) : typeKey(script, session, screen, key);
    case "settled":
      return settledKey(script, session, screen.at, key);
    case "review":
      return reviewKey(script, session, screen.at, key);
    case "end":
      return session;
    default:
      return screen satisfies never;
  }
}

function pickKey(script: Script, session: Session, screen: QuestionScreen, key: Key): Session {
  const question = questionOf(script, screen.id);
  const rows = rowsOf(question);
  const show = (change: Partial<QuestionScreen>): Session => ({ ...session, screen: { ...screen, ...change } });
  if (isNumberQuestion(question) && /^[0-9.]$/.test(key)) return show(typing(question, screen, key));
  const at = moved(screen.at, rows.length, key);
  if (at !== null) return show({ at });
  switch (key) {
    case "enter":
      return entered(script, session, question, rows[screen.at]?.id);
    case "left":
    case "b":
    case "backspace":
      return back(script, session);
    case "?":
      return question.help === undefined ? session : show({ why: !screen.why });
    case "f":
      return screen.from === "plan" ? toReview(session) : session;
    default:
      return session;
  }
}

/** Keys while a number is being typed: every character belongs to it. */
function typeKey(script: Script, session: Session, screen: QuestionScreen, key: Key): Session {
  const question = questionOf(script, screen.id);
  const show = (change: Partial<QuestionScreen>): Session => ({ ...session, screen: { ...screen, ...change } });
  if (key === "enter") return entered(script, session, question, screen.typed);
  if (key === "escape") return show({ typed: "", problem: null });
  if (key === "backspace") return show(typing(question, screen, screen.typed.slice(0, -1)));
  const at = key === "up" || key === "down" ? moved(screen.at, rowsOf(question).length, key) : null;
  if (at !== null) return show({ at, typed: "", problem: null });
  // Longer than any number that people write, so that a paste cannot flood the line.
  return [...key].length === 1 && screen.typed.length < 24
    ? show(typing(question, screen, screen.typed + key))
    : session;
}

/** What is typed, with the band it falls in highlighted. */
function typing(question: Question, { at }: QuestionScreen, typed: string): Partial<QuestionScreen> {
  const number = parseNumber(typed);
  const band = number === null ? undefined : bandOf(question, number);
  return { typed, problem: null, at: band ? question.choices.indexOf(band) : at };
}

function entered(script: Script, session: Session, question: Question, raw: string | undefined): Session {
  const parsed = parseAnswer(question, raw);
  if (!("code" in parsed)) return answer(script, session, parsed);
  const problem = `"${raw}" is not a number. Write it like 250000, 250k or 1.5M.`;
  return { ...session, screen: { ...(session.screen as QuestionScreen), problem } };
}

function settledKey(script: Script, session: Session, at: number, key: Key): Session {
  const to = moved(at, 2, key);
  if (to !== null) return { ...session, screen: { kind: "settled", at: to } };
  if (key === "left" || key === "b" || key === "backspace") return back(script, session);
  if (key === "f" || (key === "enter" && at === 0)) return toReview(session);
  return key === "enter" ? onward(script, { ...session, goesOn: true }) : session;
}

function reviewKey(script: Script, session: Session, at: number, key: Key): Session {
  const rows = reviewRows(script, session);
  const to = moved(at, rows.length, /^\d$/.test(key) ? "" : key);
  if (to !== null) return toReview(session, to);
  if (key === "left" || key === "b" || key === "backspace") return back(script, session);
  const row = key === "f" ? rows[0] : key === "enter" || key === "right" ? rows[at] : undefined;
  switch (row?.kind) {
    case "finish":
      return { ...session, screen: { kind: "end" } };
    case "go-on":
      return onward(script, { ...session, goesOn: true });
    case "question":
      return toQuestion(script, session, row.id, "review");
    default:
      return session;
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
