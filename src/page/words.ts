import type { Answer } from "../model/answers.ts";
import { capital } from "../text/capital.ts";
import { unsure } from "../model/question.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";
import { grouped } from "../text/numbers.ts";
import { byId, type Names, questionLabel, shortLabels } from "../words/names.ts";

/** A number of points, or a change of them, with the typographic minus. */
export function minus(points: number | string): string {
  return String(points).replace("-", "\u2212");
}

/** What a question asks, in a few words: "Facts of your own". */
export function questionName(rulebook: Rulebook, id: string): string {
  return capital(questionLabel(questionOf(rulebook, id) ?? { id }));
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

/** How a sentence calls the questions and choices of a rulebook. */
export function labelsOf(rulebook: Rulebook): Names {
  return {
    question: (id) => questionLabel(questionOf(rulebook, id) ?? { id }),
    outcome: byId.outcome,
    choice: (question, choice) => `\u201c${shortLabel(rulebook, question, choice)}\u201d`,
  };
}

function shortLabel(rulebook: Rulebook, id: string, choice: string): string {
  const question = questionOf(rulebook, id);
  return (question && shortLabels(question).get(choice)) ?? choice;
}

/** The answers behind something: "How often facts change: About every day". */
export function answerLabels(rulebook: Rulebook, answers: Readonly<Record<string, string>>): string[] {
  return Object.entries(answers).map(
    ([question, choice]) => `${questionName(rulebook, question)}: ${choiceLabel(rulebook, question, choice)}`,
  );
}
