import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import { update } from "../../../../src/load/answers/questionnaire/update.ts";
import {
  type Questionnaire,
  type QuestionnaireState,
  startQuestionnaire,
} from "../../../../src/load/answers/questionnaire/state.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { tiny } from "../../../tiny-rulebook.ts";

/** The questions of the tiny rulebook, in the order of its file. */
export const script: Questionnaire = { rulebook: tiny, order: fileOrder(tiny), file: null, asksTitle: false };

/** The session after keys, from the first question on: names in angle brackets, and typed text. */
export function keyed(
  keys: string,
  { given = {}, on = script }: { given?: Answers; on?: Questionnaire } = {},
): QuestionnaireState {
  return [...keys.matchAll(/<([a-z]+)>|(.)/g)].reduce<QuestionnaireState>(
    (session, [, name, character]) => update(on, session, name ?? character ?? ""),
    update(on, startQuestionnaire(on, given), "enter"),
  );
}

/** The value of each answer. */
export function choices({ answers }: QuestionnaireState) {
  return Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value]));
}

/** A questionnaire of so many questions, each of them alike. */
export function ofLength(count: number): Questionnaire {
  const questions = Array.from({ length: count }, (_, at) => ({ ...tiny.questions[3]!, id: `voice-${at}` }));
  const rulebook = { ...tiny, questions };
  return { ...script, rulebook, order: fileOrder(rulebook) };
}
