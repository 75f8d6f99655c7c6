import type { Question } from "../../src/model/rulebook.ts";
import { tiny } from "../tiny-rulebook.ts";

const pages: Question = {
  id: "pages",
  ask: "How many pages?",
  core: false,
  unit: "pages",
  choices: [
    { id: "few", label: "under 10", below: 10 },
    { id: "some", label: "10 to 99", below: 100 },
    { id: "many", label: "100 or more" },
  ],
};
const tone: Question = {
  id: "tone",
  ask: "In what tone?",
  core: false,
  choices: [
    { id: "plain", label: "Plain" },
    { id: "warm", label: "Warm" },
  ],
};

/** The tiny rulebook with a form for RAG, and behind its questions (facts, cite, volume, voice) two more: pages and tone. */
export const wide = {
  ...tiny,
  questions: [...tiny.questions, pages, tone],
  forms: { rag: [{ id: "search", label: "by search", because: "So." }] },
};
