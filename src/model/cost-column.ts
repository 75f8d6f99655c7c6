/** What is priced: the plain prompt, and the approaches. */
export const costColumns = ["prompt", "rag", "fine-tuning", "hybrid"] as const;
export type CostColumn = (typeof costColumns)[number];

/** Whether a column is an option on these answers: the first two are in the race. */
export const statuses = ["called", "open", "not-called", "ruled-out"] as const;
export type ColumnStatus = (typeof statuses)[number];

/** How a column is called in running text. */
export const columnNames: Record<CostColumn, string> = {
  prompt: "prompt",
  rag: "RAG",
  "fine-tuning": "fine-tuning",
  hybrid: "hybrid",
};

/** A value for each column. */
export function eachColumn<T>(of: (column: CostColumn) => T): Record<CostColumn, T> {
  return { prompt: of("prompt"), rag: of("rag"), "fine-tuning": of("fine-tuning"), hybrid: of("hybrid") };
}
