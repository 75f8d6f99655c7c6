import type { Answer } from "../../model/answers.ts";
import { capital } from "../../text/capital.ts";
import type { AnswerValue } from "../../engine/decision/number-answer.ts";
import { parseAnswer } from "../../engine/decision/read-answer.ts";
import { isNumberQuestion, unsure } from "../../model/question.ts";
import type { Question, Rulebook } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { type Child, h } from "../dom.ts";
import { answerLabel, questionName } from "../words.ts";
import { numberField } from "./number-field.ts";

/** How a question stands: its answer, the recorded one where there is one, and whether it is asked. */
export type QuestionState = {
  answer: Answer | undefined;
  recorded: Answer | undefined;
  asked: boolean;
  changed: boolean;
};

/** A question as a control, and how to show where it stands. */
export type QuestionControl = { element: HTMLDetailsElement; show: (standing: QuestionState) => void };

export type OnAnswer = (question: string, value: AnswerValue | null) => void;

/** A question that can be opened, answered, left unsure and taken back. */
export function questionControl(
  rulebook: Rulebook,
  question: Question,
  { onAnswer, money }: { onAnswer: OnAnswer; money?: MoneyRate | undefined },
): QuestionControl {
  const answered = (value: AnswerValue | null): void => onAnswer(question.id, value);
  const radios = radiosOf(question, answered);
  const number = isNumberQuestion(question) ? numberField(question, answered, money) : null;
  const current = h("span", { class: "current" });
  const state = h("span", { class: "state" });
  const element = h(
    "details",
    { class: "question", id: `question-${question.id}`, "data-question": question.id },
    h("summary", {}, h("span", { class: "name" }, questionName(rulebook, question.id)), current, state),
    h(
      "fieldset",
      {},
      h("legend", {}, question.ask),
      question.help === undefined ? null : h("p", { class: "help" }, question.help),
      number?.element,
      radios.map(({ element }) => element),
    ),
  );
  return {
    element,
    show: ({ answer, recorded, asked, changed }) => {
      const value = valueOf(answer);
      for (const { input, value: own } of radios) input.checked = own === value;
      number?.show(answer);
      current.textContent = answerLabel(rulebook, question.id, answer);
      const was = changed ? [`changed, recorded: ${answerLabel(rulebook, question.id, recorded)}`] : [];
      const hidden = asked ? [] : ["not asked on these answers, so an answer does not count"];
      state.textContent = capital([...was, ...hidden].join("; "));
      element.classList.toggle("changed", changed);
      element.classList.toggle("unasked", !asked);
    },
  };
}

function valueOf(answer: Answer | undefined): string {
  return answer ? (answer.choice ?? unsure) : "";
}

type Radio = { element: HTMLElement; input: HTMLInputElement; value: string };

function radiosOf(question: Question, answered: (value: AnswerValue | null) => void): Radio[] {
  return [
    ...question.choices.map(({ id, label, help }) =>
      radio(question, id, [label, help === undefined ? null : h("small", {}, help)], answered),
    ),
    radio(question, unsure, "Unsure", answered),
    radio(question, "", "Not answered", answered),
  ];
}

function radio(question: Question, value: string, label: Child, answered: (value: AnswerValue | null) => void): Radio {
  const input = h("input", { type: "radio", name: `question-${question.id}`, value });
  input.addEventListener("change", () => {
    const parsed = value === "" ? null : parseAnswer(question, value);
    if (parsed === null || !("code" in parsed)) answered(parsed);
  });
  const quiet = value === unsure || value === "" ? "choice quiet" : "choice";
  return { element: h("label", { class: quiet }, input, h("span", {}, label)), input, value };
}
