import type { Precedent } from "../../../src/model/precedent.ts";

/** A case in which RAG was chosen, with an id, answers, and whatever else is given. */
export function told(id: string, answers: Precedent["answers"], rest: Partial<Precedent> = {}): Precedent {
  const source = { title: `On ${id}`, where: `https://example.org/${id}` };
  return { id, source, situation: "They asked.", outcome: "rag", went: "It answered.", answers, ...rest };
}
