import type { Answers } from "../../model/answers.ts";
import type { Contradiction } from "../../model/measure.ts";
import { unsure } from "../../model/question.ts";

/** Which measured answers go into a file, and where what a person answered is something else. */
export type Merged = { changes: Answers; contradictions: Contradiction[] };

/**
 * A person's answer is never overwritten, unless it is unsure; one that the same command measured is renewed, and one
 * that another did only by `replace`, which also takes the place of a person's.
 */
export function mergeMeasured(given: Answers, measured: Answers, { replace }: { replace: boolean }): Merged {
  const merged: Merged = { changes: {}, contradictions: [] };
  for (const [question, answer] of Object.entries(measured)) {
    const before = given[question];
    const isFree = before === undefined || before.value === unsure || before.measured?.by === answer.measured?.by;
    const differs = before !== undefined && before.choice !== answer.choice;
    if (isFree || (replace && (differs || before.measured !== undefined))) merged.changes[question] = answer;
    else if (differs) {
      merged.contradictions.push({ question, yours: before.value, measured: answer.value });
    }
  }
  return merged;
}
