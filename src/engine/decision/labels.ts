import type { Decision, Labels } from "../../model/decision.ts";
import type { Question } from "../../model/rulebook.ts";
import { questionLabel, shortLabels } from "../../words/names.ts";

/** What of a decision names questions and choices by their ids. */
type Naming = Pick<Decision, "answers" | "unanswered" | "flips" | "firmness" | "precedents">;

/** What the questions and choices that a decision names are called, in the order of the questions. */
export function labelsIn(questions: readonly Question[], decision: Naming): Record<string, Labels> {
  const named = namedIn(decision);
  return Object.fromEntries(
    questions.flatMap((question) => {
      const choices = named.get(question.id);
      if (!choices) return [];
      const shown = [...shortLabels(question)].filter(([choice]) => choices.has(choice));
      return [[question.id, { label: questionLabel(question), choices: Object.fromEntries(shown) }]];
    }),
  );
}

/** Each question with its choices that are named. */
function namedIn({ answers, unanswered, flips, firmness, precedents }: Naming): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  const name = (question: string, choice?: string | null): void => {
    const choices = named.get(question) ?? new Set();
    if (choice) choices.add(choice);
    named.set(question, choices);
  };
  for (const [question, { choice }] of Object.entries(answers)) name(question, choice);
  for (const question of unanswered) name(question);
  for (const { changes } of flips ?? []) for (const { question, to } of changes) name(question, to);
  for (const { question, to } of firmness?.turns ?? []) name(question, to);
  for (const { differs } of precedents ?? []) for (const { question, theirs } of differs) name(question, theirs);
  return named;
}
