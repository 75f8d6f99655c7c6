import type { Answer } from "../model/answers.ts";
import { type Outcome, outcomeNames } from "../model/approach.ts";
import { capital } from "../text/capital.ts";
import { unsure } from "../model/question.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";

/** A number of points with its sign; the minus is the typographic one. */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : minus(points);
}

export function minus(number: number): string {
  return String(number).replace("-", "\u2212");
}

/** A large number with commas, as in 250,000. */
export function grouped(number: number): string {
  return number.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

export function countWord(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function outcomeTitle(outcome: Outcome): string {
  return capital(outcomeNames[outcome]);
}

/** A question in a word or two, from its id: "Base model". */
export function questionName(id: string): string {
  return capital(id.replaceAll("-", " "));
}

export function questionOf({ questions }: Rulebook, id: string): Question | undefined {
  return questions.find((question) => question.id === id);
}

/** What a choice says, in the words of the rulebook. */
export function choiceLabel(rulebook: Rulebook, question: string, choice: string): string {
  return questionOf(rulebook, question)?.choices.find(({ id }) => id === choice)?.label ?? choice;
}

/** What an answer says: the number with its unit and band, or the label of the choice. */
export function answerLabel(rulebook: Rulebook, question: string, answer: Answer | undefined): string {
  if (!answer) return "Not answered";
  const { value, choice } = answer;
  if (choice === null) return capital(unsure);
  const label = choiceLabel(rulebook, question, choice);
  if (typeof value !== "number") return label;
  return `${grouped(value)} ${questionOf(rulebook, question)?.unit ?? ""} (${label})`.replace("  ", " ");
}
