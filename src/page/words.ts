import type { Answer } from "../model/answers.ts";
import { type Outcome, outcomeNames } from "../model/approach.ts";
import { unsure } from "../model/question.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";

/** A number of points with its sign; the minus is the typographic one. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : minus(points));

export const minus = (number: number): string => String(number).replace("-", "\u2212");

/** A large number with commas, as in 250,000. */
export const grouped = (number: number): string => number.toLocaleString("en-US", { maximumFractionDigits: 2 });

export const percent = (share: number): string => `${minus(Math.round(share * 100))}\u00a0%`;

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const outcomeTitle = (outcome: Outcome): string => capital(outcomeNames[outcome]);

/** A question in a word or two, from its id: "Base model". */
export const questionName = (id: string): string => capital(id.replaceAll("-", " "));

export const questionOf = ({ questions }: Rulebook, id: string): Question | undefined =>
  questions.find((question) => question.id === id);

/** What a choice says, in the words of the rulebook. */
export const choiceLabel = (rulebook: Rulebook, question: string, choice: string): string =>
  questionOf(rulebook, question)?.choices.find(({ id }) => id === choice)?.label ?? choice;

/** What an answer says: the number with its unit and band, or the label of the choice. */
export const answerLabel = (rulebook: Rulebook, question: string, answer: Answer | undefined): string => {
  if (!answer) return "Not answered";
  const { value, choice } = answer;
  if (choice === null) return capital(unsure);
  const label = choiceLabel(rulebook, question, choice);
  if (typeof value !== "number") return label;
  return `${grouped(value)} ${questionOf(rulebook, question)?.unit ?? ""} (${label})`.replace("  ", " ");
};
