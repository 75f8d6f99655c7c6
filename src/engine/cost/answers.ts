import type { Answers } from "../../model/answers.ts";
import type { Cheaper } from "../../model/cost.ts";
import type { TraceEntry } from "../../model/decision.ts";
import { bandStart, isNumberQuestion } from "../../model/question.ts";
import type { Question } from "../../model/rulebook.ts";

/** The unit of the question that asks for the volume, in whatever rulebook. */
const volumeUnit = "calls per month";

/** The question that asks for the volume, where the rulebook has one and it is answered. */
export function answeredVolume(questions: readonly Question[], answers: Answers): string | null {
  const question = questions.find(({ unit }) => unit === volumeUnit);
  return question && typeof answers[question.id]?.choice === "string" ? question.id : null;
}

export type NumberAnswer = { value: number; from: "answer" | "band" };

/** The number of each answered number question: as given, or the middle of the band that was named. */
export function numberAnswersOf(questions: readonly Question[], answers: Answers): Record<string, NumberAnswer> {
  return Object.fromEntries(
    questions.filter(isNumberQuestion).flatMap((question) => {
      const answer = answers[question.id];
      if (typeof answer?.choice !== "string") return [];
      const number: NumberAnswer =
        typeof answer.value === "number"
          ? { value: answer.value, from: "answer" }
          : { value: middleOf(question, answer.choice), from: "band" };
      return [[question.id, number]];
    }),
  );
}

/** Halfway on a scale of orders of magnitude; half of a band that starts at 0, the start of one without an end. */
function middleOf(question: Question, choice: string): number {
  const start = bandStart(question, choice);
  const end = question.choices.find(({ id }) => id === choice)?.below;
  if (end === undefined) return start;
  return Math.round(start === 0 ? end / 2 : Math.sqrt(start * end));
}

/** What the fired rules that look at a question say between RAG and fine-tuning. */
export function favouredBy(question: string, trace: readonly TraceEntry[]): { rules: string[]; favours: Cheaper } {
  const fired = trace.filter((entry) => entry.answers[question] !== undefined);
  const lead = fired.reduce((sum, { points }) => sum + points["fine-tuning"] - points.rag, 0);
  return { rules: fired.map(({ rule }) => rule), favours: lead > 0 ? "fine-tuning" : lead < 0 ? "rag" : "equal" };
}
