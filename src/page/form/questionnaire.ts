import type { Answers } from "../../model/answers.ts";
import type { Decision } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { h } from "../dom.ts";
import { changedQuestions } from "../sheet.ts";
import { type OnAnswer, type QuestionControl, questionControl } from "./question.ts";

/** Every question as a control, core questions first, and how to show where they stand. */
export type QuestionForm = { element: HTMLElement; show: (decision: Decision, recorded: Answers | null) => void };

/** `title` heads the questions; `open` has them all open at first; `money` is what money is worth, where that is known. */
export type QuestionnaireOptions = {
  title: string;
  intro: string;
  open: "all" | "none";
  onAnswer: OnAnswer;
  money: MoneyRate | undefined;
};

export function questionnaire(
  rulebook: Rulebook,
  { title, intro, open, onAnswer, money }: QuestionnaireOptions,
): QuestionForm {
  const controls = new Map<string, QuestionControl>(
    rulebook.questions.map((question) => [question.id, questionControl(rulebook, question, { onAnswer, money })]),
  );
  for (const { element } of controls.values()) element.open = open === "all";
  const group = (name: string, isCore: boolean): HTMLElement | null => {
    const questions = rulebook.questions.filter(({ core }) => core === isCore);
    const elements = questions.map(({ id }) => controls.get(id)?.element);
    return elements.length === 0 ? null : h("div", { class: "group" }, h("h3", {}, name), elements);
  };
  const element = h(
    "form",
    { id: "questions", "aria-labelledby": "questions-title" },
    h("h2", { id: "questions-title" }, title),
    h("p", { class: "lede" }, intro),
    group("Core questions", true),
    group("Further questions", false),
  );
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    show: ({ answers, ignored, unanswered }, recorded) => {
      const changed = new Set(recorded ? changedQuestions(rulebook, recorded, answers) : []);
      for (const [id, control] of controls) {
        control.show({
          answer: answers[id],
          recorded: recorded?.[id],
          asked: !ignored.includes(id) && (Object.hasOwn(answers, id) || unanswered.includes(id)),
          changed: changed.has(id),
        });
      }
    },
  };
}
