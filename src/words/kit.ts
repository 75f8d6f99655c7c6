import type { Kit } from "../model/kit.ts";
import { listOf } from "../text/list.ts";
import { countOf } from "../text/numbers.ts";

/** What a kit holds, and what it leaves to be done: said on screen and in its README. */
export function kitSentences({ questions, conditions, broken, unjudged, withoutSource }: Kit): string[] {
  const calls = questions.length * conditions.length;
  return [
    `${countOf(questions.length, "question")} under ${countOf(conditions.length, "condition")} (${listOf(conditions, "and")}): ${countOf(calls, "call")}.`,
    ...(unjudged > 0
      ? [
          `${countOf(unjudged, "question")} without a short expected answer: write judge.cjs, or they count as not judged.`,
        ]
      : []),
    ...(conditions.includes("given") && withoutSource > 0
      ? [`${countOf(withoutSource, "question")} without a known source: left out under given.`]
      : []),
    ...(broken > 0
      ? [
          `${countOf(broken, "text")} held marks of a template or a reference; each is broken by a space, so that nothing in them acts.`,
        ]
      : []),
    powerSentence(questions.length),
  ];
}

/** What a number of questions can show at all. */
function powerSentence(n: number): string {
  if (n < 10) return "Fewer than 10 questions show nothing but their number.";
  if (n < 20) return "Fewer than 20 questions seldom settle anything.";
  if (n < 35) return "20 questions show a clear lack of facts or a clear shortfall; that nothing is missing takes 35.";
  return n < 60
    ? "35 questions, all right, show that nothing is missing; 60 settle most."
    : "60 questions settle most.";
}
