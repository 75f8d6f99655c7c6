import type { Answer } from "../../model/answers.ts";
import type { AnswerValue } from "../../engine/decision/number-answer.ts";
import { parseAnswer } from "../../engine/decision/read-answer.ts";
import type { Question } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { listOf } from "../../text/list.ts";
import { rereadable } from "../../text/numbers.ts";
import { numberExamples } from "../../text/units.ts";
import { h } from "../dom.ts";

/** A field for the number of a number question, and how to show an answer in it. */
export type NumberField = { element: HTMLElement; show: (answer: Answer | undefined) => void };

/**
 * Takes a number as people write it, money also in the currency of a rate, and says how it was read. What is none is said
 * beside the field, and changes nothing.
 */
export function numberField(
  question: Question,
  onAnswer: (value: AnswerValue | null) => void,
  money?: MoneyRate,
): NumberField {
  const { id, unit } = question;
  const input = h("input", {
    type: "text",
    id: `number-${id}`,
    inputmode: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": `number-${id}-problem number-${id}-read`,
  });
  const readAs = h("p", { class: "read-as", id: `number-${id}-read` });
  const problem = h("p", { class: "problem", id: `number-${id}-problem` });
  const say = (text: string): void => {
    problem.textContent = text;
    if (text === "") input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };
  input.addEventListener("input", () => {
    const text = input.value.trim();
    readAs.textContent = "";
    const parsed = text === "" ? null : parseAnswer(question, text, money);
    if (parsed && "code" in parsed) return say(`${parsed.message}: ${parsed.brief}.`);
    say("");
    if (parsed?.readAs !== undefined) readAs.textContent = `Read as ${parsed.readAs}.`;
    onAnswer(parsed && { value: parsed.value, choice: parsed.choice });
  });
  const element = h(
    "div",
    { class: "number" },
    h(
      "label",
      { for: `number-${id}` },
      `A number${unit === undefined ? "" : ` of ${unit}`}, such as ${listOf(numberExamples(unit ?? ""), "or")}`,
    ),
    input,
    readAs,
    problem,
  );
  return {
    element,
    show: (answer) => {
      // While someone writes, the field is theirs: 1.50 must not turn into 1.5 under their hands.
      if (document.activeElement === input) return;
      input.value = typeof answer?.value === "number" ? String(rereadable(answer.value)) : "";
      readAs.textContent = "";
      say("");
    },
  };
}
