import type { Approach } from "../model/approach.ts";

/** What each approach is, behind its name and a colon, for who hears of it for the first time. */
export const approachMeanings: Record<Approach, string> = {
  rag: "what an answer needs is fetched from your documents or data and put into the prompt.",
  "fine-tuning": "the model is trained further on examples of how it should answer.",
  hybrid: "both, a trained model that answers from what was fetched.",
};
