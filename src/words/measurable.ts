import type { MeasureName } from "../model/measure.ts";

/** Which command of `advise measure` answers which questions, or proposes an answer, and how it is called. */
const measurable: Record<MeasureName, { call: string; questions: readonly string[] }> = {
  eval: {
    call: "eval RESULTS",
    questions: ["knowledge", "tried", "shortfall", "reader", "accuracy", "structure", "tests"],
  },
  search: { call: "search DOCS QUESTIONS", questions: ["corpus", "synthesis", "tests"] },
  examples: { call: "examples TRAIN", questions: ["examples"] },
  usage: { call: "usage EXPORT", questions: ["volume"] },
  history: { call: "history FOLDER", questions: ["volatility"] },
};

/** How a question could be answered from evidence instead of by belief; null where no command does. */
export function howToMeasure(question: string): string | null {
  const calls = Object.values(measurable).filter(({ questions }) => questions.includes(question));
  if (calls.length === 0) return null;
  return `Evidence for it: ${calls.map(({ call }) => `\`advise measure ${call}\``).join(", or ")}`;
}
