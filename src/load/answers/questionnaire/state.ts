import {
  askedQuestions,
  coreFirst,
  type QuestionOrder,
  type NextQuestion,
} from "../../../engine/analysis/next/question-order.ts";
import type { Answer, Answers } from "../../../model/answers.ts";
import type { AnswerValue } from "../../../engine/decision/number-answer.ts";
import { unsure } from "../../../model/question.ts";
import type { Question, Rulebook } from "../../../model/rulebook.ts";
import type { MoneyRate } from "../../../text/currencies.ts";

/** What stays the same while a person answers: the questions, and the plan that says which comes next. */
export type Questionnaire = {
  rulebook: Rulebook;
  order: QuestionOrder;
  /** What money is worth; without it only the currency of a question is read. */
  money?: MoneyRate | undefined;
  /** The file that the first answers come from; null where there is none. */
  file: string | null;
  /** Whether a title is asked for at the end. */
  asksTitle: boolean;
  /** How the program was called; its bare name where that is left out. */
  program?: string | undefined;
};

/** A question on screen: the highlighted row, if any, and what was typed if it takes a number. */
export type QuestionScreen = {
  kind: "question";
  id: string;
  /** Null until a row is picked, so that Enter alone answers nothing. */
  at: number | null;
  typed: string;
  /** What is wrong with what was entered. */
  problem: string | null;
  /** Whether the reason for asking is shown. */
  why: boolean;
  /** Where to go after it: on along the plan, or back to the review it was opened from. */
  from: "plan" | "review";
};

export type Screen =
  | { kind: "opening" }
  | QuestionScreen
  | { kind: "settled"; at: number }
  | { kind: "review"; at: number }
  | { kind: "title"; typed: string }
  | { kind: "end" };

/** Where a person stands in the questionnaire. A plain value: every key gives a new one. */
export type QuestionnaireState = {
  answers: Answers;
  /** What the decision is about, in the person's words; null while nothing is said. */
  title: string | null;
  planned: NextQuestion;
  /** How many answers there were before the first question was put. */
  before: number;
  /** The questions answered here, in the order they were put: what going back follows. */
  history: readonly string[];
  /** Questions that a change on the review screen brought up, to be asked before it shows again. */
  pending: readonly string[];
  /** Whether the offer to stop, made once no answer can change the outcome, was declined. */
  goesOn: boolean;
  screen: Screen;
};

/** The first screen: what this is, or the review, when it is asked for or all is answered. */
export function startQuestionnaire(
  questionnaire: Questionnaire,
  given: Answers,
  from: "opening" | "review" = "opening",
): QuestionnaireState {
  const planned = questionnaire.order(given);
  const opens = from === "opening" && planned.next !== null;
  return {
    answers: given,
    title: null,
    planned,
    before: Object.keys(given).length,
    history: [],
    pending: [],
    goesOn: false,
    screen: opens ? { kind: "opening" } : { kind: "review", at: 0 },
  };
}

/** The next screen of the plan: the offer to stop, the next question, or the review. */
export function onward(questionnaire: Questionnaire, state: QuestionnaireState): QuestionnaireState {
  const { next, settled } = state.planned;
  if (next === null) return toReview(state);
  if (settled && !state.goesOn) return { ...state, screen: { kind: "settled", at: 0 } };
  return toQuestion(questionnaire, state, next, "plan");
}

/** Puts a question on screen, with its earlier answer highlighted where there is one. */
export function toQuestion(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  id: string,
  from: "plan" | "review",
): QuestionnaireState {
  const question = questionById(questionnaire, id);
  const row = rowOf(question, state.answers[id]);
  const at = row < 0 ? null : row;
  return { ...state, screen: { kind: "question", id, at, typed: "", problem: null, why: false, from } };
}

export function toReview(state: QuestionnaireState, at = 0): QuestionnaireState {
  return { ...state, screen: { kind: "review", at } };
}

/** One question back, or the same state where there is none. */
export function back(questionnaire: Questionnaire, state: QuestionnaireState): QuestionnaireState {
  const { screen } = state;
  if (screen.kind === "question" && screen.from === "review") return toReviewOf(questionnaire, state, screen.id);
  const history = historyOf(questionnaire, state);
  const place = screen.kind === "question" ? history.indexOf(screen.id) : -1;
  const before = place >= 0 ? history[place - 1] : history.at(-1);
  return before === undefined ? state : toQuestion(questionnaire, state, before, "plan");
}

/** Keeps an answer and goes on. The same choice again leaves the answer as it was, with its origin and its exact number. */
export function answer(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  value: AnswerValue,
): QuestionnaireState {
  const { screen } = state;
  if (screen.kind !== "question") return state;
  const { id, from } = screen;
  const present = state.answers[id];
  const same = present?.choice === value.choice && (value.value === value.choice || present.value === value.value);
  const answers = present && same ? state.answers : { ...state.answers, [id]: { ...value, from: "prompt" as const } };
  const history = from === "plan" && !state.history.includes(id) ? [...state.history, id] : state.history;
  const next = { ...state, answers, history, planned: questionnaire.order(answers) };
  return from === "plan" ? onward(questionnaire, next) : afterChange(questionnaire, state, next, id);
}

/** Back to the review, by way of the questions that the change brought up. */
function afterChange(
  questionnaire: Questionnaire,
  before: QuestionnaireState,
  state: QuestionnaireState,
  changed: string,
): QuestionnaireState {
  const hidden = (id: string): boolean => !asked(questionnaire, before).some((question) => question.id === id);
  const ids = asked(questionnaire, state).map(({ id }) => id);
  const pending = [...before.pending.filter((id) => ids.includes(id)), ...ids.filter(hidden)].filter(
    (id) => state.answers[id] === undefined,
  );
  const [next, ...rest] = pending;
  if (next === undefined) return toReviewOf(questionnaire, { ...state, pending }, changed);
  return toQuestion(questionnaire, { ...state, pending: rest }, next, "review");
}

/** The questions that are asked now, in the order in which the review lists them. */
export function asked({ rulebook }: Questionnaire, { answers }: QuestionnaireState): Question[] {
  return coreFirst(askedQuestions(rulebook, answers));
}

/** What the review offers besides the questions. */
export type ReviewRow = { kind: "finish" } | { kind: "go-on"; remaining: number } | { kind: "question"; id: string };

export function reviewRows(questionnaire: Questionnaire, state: QuestionnaireState): ReviewRow[] {
  const { next, remaining } = state.planned;
  return [
    { kind: "finish" },
    ...(next === null ? [] : [{ kind: "go-on", remaining } as const]),
    ...asked(questionnaire, state).map(({ id }) => ({ kind: "question", id }) as const),
  ];
}

function toReviewOf(questionnaire: Questionnaire, state: QuestionnaireState, id: string): QuestionnaireState {
  const at = reviewRows(questionnaire, state).findIndex((row) => row.kind === "question" && row.id === id);
  return toReview({ ...state, pending: [] }, Math.max(0, at));
}

/** The history without the questions that are no longer asked. */
export function historyOf(questionnaire: Questionnaire, state: QuestionnaireState): string[] {
  const ids = asked(questionnaire, state).map(({ id }) => id);
  return state.history.filter((id) => ids.includes(id));
}

/** Where a question stands among all that are answered, from 1, and how many are asked after it on the answers so far. */
export function questionCount(
  questionnaire: Questionnaire,
  state: QuestionnaireState,
  id: string,
): { number: number; after: number } {
  const history = historyOf(questionnaire, state);
  const place = history.indexOf(id);
  const number = state.before + (place >= 0 ? place : history.length) + 1;
  return { number, after: state.before + history.length + state.planned.remaining - number };
}

/** How many questions there are at most, whatever is answered: one that is hidden now may come up. */
export function mostLeft({ rulebook }: Questionnaire, { answers }: Pick<QuestionnaireState, "answers">): number {
  return rulebook.questions.filter(({ id }) => answers[id] === undefined).length;
}

export function questionById({ rulebook }: Questionnaire, id: string): Question {
  const question = rulebook.questions.find((one) => one.id === id);
  if (!question) throw new Error(`the plan asks ${id}, which is not a question`);
  return question;
}

/** What can be picked: the choices, and that one is not sure. */
export type ChoiceRow = { id: string; label: string; help: string | undefined };

export function choiceRows({ choices }: Question): ChoiceRow[] {
  return [
    ...choices.map(({ id, label, help }) => ({ id, label, help })),
    { id: unsure, label: "I am not sure", help: "It counts for nothing, either way, and you can come back to it." },
  ];
}

/** The row that an answer is on; -1 without an answer. */
export function rowOf(question: Question, given: Answer | undefined): number {
  return given ? choiceRows(question).findIndex(({ id }) => id === (given.choice ?? unsure)) : -1;
}

/** How many of the answers count, and how many say that the person is not sure. */
export function tally({ answers }: QuestionnaireState): { answered: number; unsure: number } {
  const answered = Object.values(answers).filter(({ choice }) => choice !== null).length;
  return { answered, unsure: Object.keys(answers).length - answered };
}
