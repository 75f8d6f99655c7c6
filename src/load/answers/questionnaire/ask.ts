import { inQuestionOrder } from "../../../engine/decision/answers.ts";
import type { QuestionOrder } from "../../../engine/analysis/next/question-order.ts";
import type { Answers } from "../../../model/answers.ts";
import type { Rulebook } from "../../../model/rulebook.ts";
import type { MoneyRate } from "../../../text/currencies.ts";
import { plainDeep } from "../../../text/escape.ts";
import { type Ended, showScreens, type Terminal } from "./prompt.ts";
import { renderScreen } from "./render.ts";
import { type Questionnaire, type QuestionnaireState, startQuestionnaire } from "./state.ts";
import { paste, update } from "./update.ts";

export type QuestionnaireRequest = {
  rulebook: Rulebook;
  plan: QuestionOrder;
  /** Answers that are there already: not asked again, but open to change on the review screen. */
  given: Answers;
  /** The file that they come from, if they do. */
  file: string | null;
  /** What money is worth, where that is known. */
  money?: MoneyRate | undefined;
  /** How the program was called; its bare name where that is left out. */
  program?: string | undefined;
  /** Whether a title is asked for at the end. */
  asksTitle: boolean;
  /** Where it begins: with what this is, or with the review of what was answered. */
  from: "opening" | "review";
};

/** The answers, given ones included, each with where it came from; a title, if one was given; how it ended. */
export type QuestionnaireResult = { answers: Answers; title: string | null; end: Ended<unknown>["end"] };

/** Asks, in a terminal, what the plan wants to know, and shows the answers for review before it ends. */
export async function askQuestions(terminal: Terminal, request: QuestionnaireRequest): Promise<QuestionnaireResult> {
  const { rulebook, given, plan, file, money, program, asksTitle, from } = request;
  // A rulebook is a file: nothing in its texts may steer the terminal. Ids are letters, digits and hyphens as it is.
  const plainRulebook = { ...rulebook, questions: plainDeep(rulebook.questions) };
  const questionnaire: Questionnaire = { order: plan, rulebook: plainRulebook, file, money, program, asksTitle };
  const { state, end } = await showScreens<QuestionnaireState>(terminal, {
    start: startQuestionnaire(questionnaire, given, from),
    update: (before, key) => update(questionnaire, before, key),
    paste: (before, text) => paste(questionnaire, before, text),
    render: (now, viewport) => renderScreen(questionnaire, now, viewport),
    isOver: ({ screen }) => screen.kind === "end",
    stays: true,
  });
  const answers = state.answers === given ? given : inQuestionOrder(rulebook, state.answers);
  return { answers, title: state.title, end };
}
