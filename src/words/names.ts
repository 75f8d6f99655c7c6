import { type Outcome, outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import type { Question } from "../model/rulebook.ts";

/** How questions and their choices are called: by id in a full text and a review, by label for people. */
export type Names = {
  question: (id: string) => string;
  choice: (question: string, choice: string) => string;
  outcome: (outcome: Outcome) => string;
  /** Whether what a band is called says where it begins and ends. */
  saysBands?: boolean;
};

export const byId: Names = {
  question: (id) => id,
  choice: (_, choice) => choice,
  outcome: (outcome) => outcomeNames[outcome],
};

/** An outcome as what is then done. */
function outcomeAsDone(outcome: Outcome): string {
  return outcome === "neither-yet" ? "a prompt alone" : outcomeNames[outcome];
}

/** As a decision calls them: voice, and “A set voice”. */
export function byLabel({ labels }: Pick<Decision, "labels">): Names {
  const known = new Map(Object.entries(labels));
  return {
    question: (id) => known.get(id)?.label ?? id,
    choice: (question, choice) => `\u201c${known.get(question)?.choices[choice] ?? choice}\u201d`,
    outcome: outcomeAsDone,
    saysBands: true,
  };
}

/** What a question asks, in a few words: "facts of your own". */
export function questionLabel({ id, label }: Pick<Question, "id" | "label">): string {
  return label ?? id.replaceAll("-", " ");
}

/**
 * The choices of a question in a few words: in those of the rulebook, or else with their labels up to the first full stop,
 * semicolon, colon or bracket, which explain the rest: "Yes, always (audit, law)" is "Yes, always". Labels that would become
 * the same stay whole.
 */
export function shortLabels({ choices }: Pick<Question, "choices">): Map<string, string> {
  const short = choices.map((choice) => {
    if (choice.short !== undefined) return choice.short;
    const { label } = choice;
    const end = label.search(/[.;:] | \(/);
    return (end > 0 ? label.slice(0, end) : label).replace(/\.$/, "");
  });
  return new Map(
    choices.map(({ id, label }, index) => [
      id,
      short.filter((one) => one === short[index]).length === 1 ? short[index]! : label,
    ]),
  );
}
