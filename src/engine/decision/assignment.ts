import type { Answer } from "../../model/answers.ts";
import type { Problem } from "../../model/diagnostic.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import { isTrue } from "../rulebook/formula.ts";
import type { Assignment } from "../rulebook/numbering.ts";
import { readAnswerTo } from "./answers.ts";

type Choices = Readonly<Record<string, Pick<Answer, "choice"> | undefined>>;

/** The answers as numbers. Unsure is no choice, and so is an answer to a question that the rulebook does not ask. */
export function encode({ numbered: { byId, blank } }: CompiledRulebook, answers: Choices): Assignment {
  const assignment = [...blank];
  for (const id in answers) {
    const known = byId.get(id);
    const place = known?.places.get(answers[id]?.choice);
    if (known && place !== undefined) assignment[known.index] = place;
  }
  return assignment;
}

/** So many problems of a sheet are told; one more says that there are more. */
export const mostProblems = 20;

/**
 * Reads the answers of one sheet, a value by question id, as numbers: all that scoring needs. What `readAnswers` accepts
 * passes, with the same problems for the rest, but no more than one over `mostProblems`; unsure and null count as unanswered.
 */
export function readAssignment(
  { rulebook, numbered: { byId, blank } }: CompiledRulebook,
  given: Readonly<Record<string, unknown>>,
): { assignment: Assignment; problems: Problem[] } {
  const assignment = [...blank];
  const problems: Problem[] = [];
  for (const id in given) {
    const known = byId.get(id);
    const place = known?.places.get(given[id]);
    if (known && place !== undefined) {
      assignment[known.index] = place;
      continue;
    }
    const read = readAnswerTo(rulebook.questions, { question: known?.question, id, value: given[id] });
    if ("code" in read) {
      problems.push(read);
      // Each problem tells what would be right: of thousands nobody reads more.
      if (problems.length > mostProblems) break;
    } else if (known) assignment[known.index] = known.places.get(read.choice) ?? blank[known.index]!;
  }
  return { assignment, problems };
}

/** Whether a question is asked on a sheet. */
export function isAsked({ asked }: CompiledRulebook, question: number, assignment: Assignment): boolean {
  return isTrue(asked[question]!, assignment);
}

/** The answers that count: an answer to a question that is not asked reads as unanswered. */
export function visibleOf({ asked, numbered: { blank } }: CompiledRulebook, assignment: Assignment): number[] {
  const visible = [...assignment];
  for (let question = 0; question < asked.length; question++) {
    if (!isTrue(asked[question]!, assignment)) visible[question] = blank[question]!;
  }
  return visible;
}

/** The id of the choice that a sheet has for a question; undefined for none. */
export function choiceIn(
  { numbered: { byId } }: CompiledRulebook,
  assignment: Assignment,
  id: string,
): string | undefined {
  const known = byId.get(id);
  return known?.question.choices[assignment[known.index]!]?.id;
}
