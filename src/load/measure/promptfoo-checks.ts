import type { CheckKind } from "../../model/measure.ts";
import type { Component } from "../../model/evaluation-file.ts";

/** What promptfoo's assertions look at, by their type. */
const types: Partial<Record<CheckKind, string>> = {
  shape:
    "is-json contains-json is-xml contains-xml is-html contains-html is-sql contains-sql regex starts-with word-count " +
    "is-valid-openai-tools-call is-valid-openai-function-call is-valid-function-call tool-call-f1 finish-reason",
  retrieval: "context-recall context-relevance",
  grounding: "context-faithfulness",
  facts:
    "factuality model-graded-factuality model-graded-closedqa answer-relevance contains icontains contains-all contains-any " +
    "icontains-all icontains-any equals similar rouge-n bleu gleu meteor levenshtein",
  cost: "latency cost",
  guard: "perplexity perplexity-score guardrails",
};

const kindOfType = new Map(
  Object.entries(types).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind as CheckKind] as const)),
);

/** The checks whose type does not say what they look at, by words in the name of their metric. */
const metricWords: [RegExp, CheckKind][] = [
  [/voice|tone|style|manner|brand|persona|polite|wording|length|procedure/i, "manner"],
  [/format|shape|schema|structure/i, "shape"],
  [/ground|faithful|hallucinat/i, "grounding"],
  [/fact|accura|correct|answer/i, "facts"],
  [/latency|cost|speed/i, "cost"],
];

const judgedByModel =
  /^(llm-rubric|g-eval|factuality|model-graded-.*|answer-relevance|context-.*|classifier|moderation|select-best|search-rubric|pi)$/;

/** What a check looks at. Its opposite (`not-…`) looks at the same. */
export function kindOf({ assertion }: Component): CheckKind {
  const known = kindOfType.get(typeOf(assertion));
  if (known) return known;
  return metricWords.find(([words]) => words.test(assertion?.metric ?? ""))?.[1] ?? "other";
}

/** Whether a model judges in a check. */
export function isModelJudged({ assertion }: Component): boolean {
  return judgedByModel.test(typeOf(assertion));
}

/** Whether a check says that the right passage was among those found. Its opposite says that it was not. */
export function saysPassage({ assertion }: Component): boolean {
  return assertion?.type === "context-recall";
}

function typeOf(assertion: Component["assertion"]): string {
  return (assertion?.type ?? "").replace(/^not-/, "");
}
