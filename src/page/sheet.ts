import { inQuestionOrder } from "../engine/decision/answers.ts";
import type { Answer, Answers } from "../model/answers.ts";
import type { AnswerValue } from "../engine/decision/number-answer.ts";
import type { Rulebook } from "../model/rulebook.ts";

/**
 * The answers with one of them changed; null takes it away. An answer that is back at its recorded value is the recorded
 * one again, with who said so and why.
 */
export function withAnswer(
  rulebook: Rulebook,
  answers: Answers,
  question: string,
  value: AnswerValue | null,
  recorded: Answers,
): Answers {
  const { [question]: _, ...others } = answers;
  if (value === null) return others;
  return inQuestionOrder(rulebook, { ...others, [question]: known(recorded[question], value) });
}

/** Answers from elsewhere, each of which is the recorded one where the value is the same. */
export function withRecorded(answers: Answers, recorded: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([question, answer]) => [question, known(recorded[question], answer)]),
  );
}

/** The questions that two sets of answers answer differently, in the order of the rulebook. */
export function changedQuestions({ questions }: Rulebook, before: Answers, after: Answers): string[] {
  return questions.map(({ id }) => id).filter((id) => before[id]?.value !== after[id]?.value);
}

function known(recorded: Answer | undefined, { value, choice }: AnswerValue): Answer {
  return recorded?.value === value ? recorded : { value, choice, from: "prompt" };
}
