import { choicesOf } from "../../../engine/decision/choices.ts";
import { askedQuestions, coreFirst, type Plan, type Planned } from "../../../engine/analysis/next/question-order.ts";
import type { Answer, Answers } from "../../../model/answers.ts";
import { type AnswerValue } from "../../../engine/decision/read-answer.ts";
import { unsure } from "../../../model/question.ts";
import type { Question, Rulebook } from "../../../model/rulebook.ts";

/** What stays the same while a person answers: the questions, and the plan that says which comes next. */
export type Script = { rulebook: Rulebook; plan: Plan };

/** A question on screen: the highlighted row, and what was typed if it takes a number. */
export type QuestionScreen = {
  kind: "question";
  id: string;
  at: number;
  typed: string;
  /** What is wrong with what was typed, once it was entered. */
  problem: string | null;
  /** Whether the reason for asking is shown. */
  why: boolean;
  /** Where to go after it: on along the plan, or back to the review it was opened from. */
  from: "plan" | "review";
};

export type Screen =
  QuestionScreen | { kind: "settled"; at: number } | { kind: "review"; at: number } | { kind: "end" };

/** Where a person stands in the questionnaire. A plain value: every key gives a new one. */
export type Session = {
  answers: Answers;
  planned: Planned;
  /** The questions answered here, in the order they were put: what going back follows. */
  trail: readonly string[];
  /** Questions that a change on the review screen brought up, to be asked before it shows again. */
  owed: readonly string[];
  /** Whether the offer to stop, made once no answer can change the outcome, was declined. */
  goesOn: boolean;
  screen: Screen;
};

/** The first screen: the first open question, or the review when all are answered. */
export function startSession(script: Script, given: Answers): Session {
  const planned = script.plan(given);
  const blank: Session = { answers: given, planned, trail: [], owed: [], goesOn: false, screen: { kind: "end" } };
  return onward(script, blank);
}

/** The next screen of the plan: the offer to stop, the next question, or the review. */
export function onward(script: Script, session: Session): Session {
  const { next, settled } = session.planned;
  if (next === null) return toReview(session);
  if (settled && !session.goesOn) return { ...session, screen: { kind: "settled", at: 0 } };
  return toQuestion(script, session, next, "plan");
}

/** Puts a question on screen with its earlier answer highlighted. */
export function toQuestion(script: Script, session: Session, id: string, from: "plan" | "review"): Session {
  const question = questionOf(script, id);
  const at = Math.max(0, rowOf(question, session.answers[id]));
  return { ...session, screen: { kind: "question", id, at, typed: "", problem: null, why: false, from } };
}

export function toReview(session: Session, at = 0): Session {
  return { ...session, screen: { kind: "review", at } };
}

/** One question back, or the same session where there is none. */
export function back(script: Script, session: Session): Session {
  const { screen } = session;
  if (screen.kind === "question" && screen.from === "review") return toReviewOf(script, session, screen.id);
  const trail = trailOf(script, session);
  const place = screen.kind === "question" ? trail.indexOf(screen.id) : -1;
  const before = place >= 0 ? trail[place - 1] : trail.at(-1);
  return before === undefined ? session : toQuestion(script, session, before, "plan");
}

/** Keeps an answer and goes on. The same choice again leaves the answer as it was, with its origin and its exact number. */
export function answer(script: Script, session: Session, value: AnswerValue): Session {
  const { screen } = session;
  if (screen.kind !== "question") return session;
  const { id, from } = screen;
  const present = session.answers[id];
  const same = present?.choice === value.choice && (value.value === value.choice || present.value === value.value);
  const answers =
    present && same ? session.answers : { ...session.answers, [id]: { ...value, from: "prompt" as const } };
  const trail = from === "plan" && !session.trail.includes(id) ? [...session.trail, id] : session.trail;
  const next = { ...session, answers, trail, planned: script.plan(answers) };
  return from === "plan" ? onward(script, next) : afterChange(script, session, next, id);
}

/** Back to the review, by way of the questions that the change brought up. */
function afterChange(script: Script, before: Session, session: Session, changed: string): Session {
  const hidden = (id: string): boolean => !asked(script, before).some((question) => question.id === id);
  const ids = asked(script, session).map(({ id }) => id);
  const owed = [...before.owed.filter((id) => ids.includes(id)), ...ids.filter(hidden)].filter(
    (id) => session.answers[id] === undefined,
  );
  const [next, ...rest] = owed;
  if (next === undefined) return toReviewOf(script, { ...session, owed }, changed);
  return toQuestion(script, { ...session, owed: rest }, next, "review");
}

/** The questions that are asked now, in the order in which the review lists them. */
export function asked({ rulebook }: Script, { answers }: Session): Question[] {
  return coreFirst(askedQuestions(rulebook, answers));
}

/** What the review offers besides the questions. */
export type ReviewRow = { kind: "finish" } | { kind: "go-on"; remaining: number } | { kind: "question"; id: string };

export function reviewRows(script: Script, session: Session): ReviewRow[] {
  const { next, remaining } = session.planned;
  return [
    { kind: "finish" },
    ...(next === null ? [] : [{ kind: "go-on", remaining } as const]),
    ...asked(script, session).map(({ id }) => ({ kind: "question", id }) as const),
  ];
}

function toReviewOf(script: Script, session: Session, id: string): Session {
  const at = reviewRows(script, session).findIndex((row) => row.kind === "question" && row.id === id);
  return toReview({ ...session, owed: [] }, Math.max(0, at));
}

/** The trail without the questions that are no longer asked. */
export function trailOf(script: Script, session: Session): string[] {
  const ids = asked(script, session).map(({ id }) => id);
  return session.trail.filter((id) => ids.includes(id));
}

/** Where a question stands among those put here, from 1, and how many there will be on the answers so far. */
export function countOf(script: Script, session: Session, id: string): { number: number; total: number } {
  const trail = trailOf(script, session);
  const place = trail.indexOf(id);
  return { number: place >= 0 ? place + 1 : trail.length + 1, total: trail.length + session.planned.remaining };
}

export function questionOf({ rulebook }: Script, id: string): Question {
  const question = rulebook.questions.find((one) => one.id === id);
  if (!question) throw new Error(`the plan asks ${id}, which is not a question`);
  return question;
}

/** What can be picked: the choices, and that one is not sure. */
export type Row = { id: string; label: string; help: string | undefined };

export function rowsOf({ choices }: Question): Row[] {
  return [
    ...choices.map(({ id, label, help }) => ({ id, label, help })),
    { id: unsure, label: "I am not sure", help: "It counts for nothing, either way, and you can come back to it." },
  ];
}

/** The row that an answer is on; -1 without an answer. */
export function rowOf(question: Question, given: Answer | undefined): number {
  return given ? rowsOf(question).findIndex(({ id }) => id === (given.choice ?? unsure)) : -1;
}

/** How many of the answers count, and how many say that the person is not sure. */
export function tally({ answers }: Session): { answered: number; unsure: number } {
  const answered = Object.keys(choicesOf(answers)).length;
  return { answered, unsure: Object.keys(answers).length - answered };
}
