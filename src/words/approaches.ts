import type { Approach } from "../model/approach.ts";

/** What each approach is, in a sentence for who hears of it for the first time. */
export const approachMeanings: Record<Approach, string> = {
  rag: "RAG: what an answer needs is fetched from your documents or data and put into the prompt.",
  "fine-tuning": "Fine-tuning: the model is trained further on examples of how it should answer.",
  hybrid: "Hybrid: both, a trained model that answers from what was fetched.",
};
