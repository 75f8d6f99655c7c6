import type { Answers } from "../../model/answers.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { choicesOf } from "../choices.ts";
import { whatNext } from "./ask-next.ts";
import { compiledOf, valuesOf } from "./compile.ts";
import { isTrue } from "./formula.ts";
import { isSettled, outcomeCourse, type Shares, sharesOf } from "./shares.ts";
import { workOf } from "./work.ts";

/** Where a questionnaire stands. */
export type Plan = {
  /** The question to ask next; null when all are answered. */
  question: string | null;
  /** How many questions are still to be asked, as far as the answers show. */
  remaining: number;
  /** Whether none of them can change the outcome. */
  settled: boolean;
  /** The shares, once they can be had at once; null before. */
  shares: Shares | null;
};

/**
 * The most cells that a walk may visit while a person waits for the next question: about a tenth of a second. With more
 * left open, questions come in file order.
 */
const mostWork = 200_000;

/** What to ask next: core questions first, in file order, then by what is expected to tell most. */
export const planNext = (rulebook: Rulebook, answers: Answers): Plan => {
  const compiled = compiledOf(rulebook);
  const values = valuesOf(rulebook, choicesOf(answers));
  const open = rulebook.questions.filter(
    ({ id }, index) => answers[id] === undefined && isTrue(compiled.asked[index] ?? compiled.formulas.always, values),
  );
  const remaining = open.length;
  const first = open.find(({ core }) => core)?.id ?? null;
  const inFileOrder = first ?? open[0]?.id ?? null;
  if (workOf(outcomeCourse(compiled, values).automaton) > mostWork) {
    return { question: inFileOrder, remaining, settled: false, shares: null };
  }
  if (first !== null || remaining === 0) {
    const shares = sharesOf(rulebook, choicesOf(answers));
    return { question: first, remaining, settled: isSettled(shares), shares };
  }
  const { shares, askNext } = whatNext(rulebook, answers);
  return { question: askNext[0]?.question ?? null, remaining, settled: isSettled(shares), shares };
};
