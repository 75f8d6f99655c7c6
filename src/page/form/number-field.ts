import type { Answer } from "../../model/answers.ts";
import { type AnswerValue, parseAnswer } from "../../engine/decision/read-answer.ts";
import type { Question } from "../../model/rulebook.ts";
import { h } from "../dom.ts";

/** A field for the number of a number question, and how to show an answer in it. */
export type NumberField = { element: HTMLElement; show: (answer: Answer | undefined) => void };

/** Takes a number as people write it. What is none is said beside the field, and changes nothing. */
export function numberField(question: Question, onAnswer: (value: AnswerValue | null) => void): NumberField {
  const { id, unit } = question;
  const input = h("input", {
    type: "text",
    id: `number-${id}`,
    inputmode: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": `number-${id}-problem`,
  });
  const problem = h("p", { class: "problem", id: `number-${id}-problem` });
  const say = (text: string): void => {
    problem.textContent = text;
    if (text === "") input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };
  input.addEventListener("input", () => {
    const text = input.value.trim();
    const parsed = text === "" ? null : parseAnswer(question, text);
    if (parsed && "code" in parsed) return say(`${parsed.message}. Write it like 250000, 250k or 1.5M.`);
    say("");
    onAnswer(parsed);
  });
  const element = h(
    "div",
    { class: "number" },
    h(
      "label",
      { for: `number-${id}` },
      `A number${unit === undefined ? "" : ` of ${unit}`}, such as 1500, 250k or 1.5M`,
    ),
    input,
    problem,
  );
  return {
    element,
    show: (answer) => {
      // While someone writes, the field is theirs: 1.50 must not turn into 1.5 under their hands.
      if (document.activeElement === input) return;
      input.value = typeof answer?.value === "number" ? String(answer.value) : "";
      say("");
    },
  };
}
