import { capital } from "../text/capital.ts";
import { approachMeanings } from "./approaches.ts";

/** A word that texts use, and what it means, for a reader who is new to it. */
export type Term = { term: string; means: string };

/** The glossary, in alphabetical order: of customising models first of all, and of what `advise` itself calls things. */
export const terms: readonly Term[] = [
  { term: "approach", means: "One of the three that are chosen among: RAG, fine-tuning, or both (hybrid)." },
  { term: "bar", means: "What a good prompt alone scores. An approach that stays below it is not worth building yet." },
  { term: "base model", means: "The model as its maker sells or publishes it, before anybody has trained it further." },
  { term: "call", means: "One request to the model. One question of a user may take several." },
  { term: "close call", means: "A margin so small that the runner-up deserves the same look." },
  { term: "constraint", means: "What rules an approach out, for good or for now, whatever its points are." },
  {
    term: "distillation",
    means: "Training a small model on the answers of a large one, so that it does the same task for less.",
  },
  { term: "earned", means: "Called for by a need that your answers show. What is not earned is not recommended." },
  { term: "embedding", means: "A text as a list of numbers, such that texts with a like meaning have like numbers." },
  { term: "fine-tuning", means: capital(approachMeanings["fine-tuning"]) },
  { term: "firm", means: "No open answer by itself, and no moderate error in the weights, changes the outcome." },
  { term: "flip", means: "A smallest set of answers that, given otherwise, changes the outcome." },
  { term: "form", means: "How an outcome is carried out: search over an index, calls to a system, a classifier …" },
  { term: "gate", means: "What says that neither is due yet, or what is to be done first, whatever the scores are." },
  { term: "hybrid", means: capital(approachMeanings.hybrid) },
  { term: "index", means: "Your texts in pieces, kept so that those which fit a question are found quickly." },
  { term: "margin", means: "The points between the leader and the bar, or the best other earned approach." },
  { term: "need", means: "Facts that the model lacks, or behaviour that a prompt does not give." },
  { term: "neither yet", means: "The outcome where neither is called for: begin with something simpler." },
  { term: "points", means: "What a rule adds to an approach: its weight times its effect, from -3 to 3." },
  { term: "prompt", means: "All that a model is given with a call: instructions, samples, documents, the question." },
  { term: "RAG", means: `Retrieval-augmented generation: ${approachMeanings.rag}` },
  { term: "rulebook", means: "The file with questions, rules, weights and sources that a decision follows from." },
  { term: "token", means: "A piece of a word, by which models are billed. A page of text has about 500." },
  {
    term: "training examples",
    means: "Pairs of an input and the output that would be right, from which a model learns.",
  },
];
