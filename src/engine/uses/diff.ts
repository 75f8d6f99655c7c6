import type { Answers } from "../../model/answers.ts";
import type { Outcome } from "../../model/approach.ts";
import type { AnswerChange, DiffFlip } from "../../model/difference.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { encode } from "../decision/assignment.ts";
import { evaluate } from "../decision/evaluate.ts";
import { compiledOf } from "../rulebook/compile.ts";

/** The questions that two sets of answers answer differently, in the order of the rulebook. */
export function answerChanges(rulebook: Rulebook, a: Answers, b: Answers): AnswerChange[] {
  return rulebook.questions.flatMap(({ id }) => {
    const change = { question: id, a: a[id]?.value ?? null, b: b[id]?.value ?? null };
    return change.a === change.b ? [] : [change];
  });
}

/** More sheets than this are not decided: over a second on a slow machine. */
const sheetLimit = 20_000;

/**
 * Which differences change the outcome: the inclusion-minimal sets of answers of b that give another outcome, smallest
 * first. Every set of every size is tried, unless that is over the limit: `triedUpTo` then says how far it went.
 */
export function diffFlips(
  rulebook: Rulebook,
  a: Answers,
  b: Answers,
  limit: number = sheetLimit,
): { decisive: DiffFlip[]; triedUpTo: number | null } {
  const compiled = compiledOf(rulebook);
  const [from, to] = [encode(compiled, a), encode(compiled, b)];
  const ids = rulebook.questions.map(({ id }) => id);
  const differing = ids.filter((_, question) => from[question] !== to[question]);
  const outcomeWith = (taken: readonly string[]): Outcome => {
    const mixed = ids.map((id, question) => (taken.includes(id) ? to[question]! : from[question]!));
    return evaluate(compiled, mixed).outcome;
  };
  const before = outcomeWith([]);
  const decisive: DiffFlip[] = [];
  if (outcomeWith(differing) === before) return { decisive, triedUpTo: null };
  let left = limit;
  for (let size = 1; size <= differing.length; size++) {
    left -= binomial(differing.length, size);
    if (left < 0) return { decisive, triedUpTo: size - 1 };
    for (const questions of subsets(differing, size)) {
      if (decisive.some((smaller) => smaller.questions.every((id) => questions.includes(id)))) continue;
      const outcome = outcomeWith(questions);
      if (outcome !== before) decisive.push({ questions, outcome });
    }
  }
  return { decisive, triedUpTo: null };
}

/** The subsets of a size, in the order of the list. */
function* subsets(list: readonly string[], size: number): Generator<string[]> {
  if (size === 0) yield [];
  for (let at = 0; at <= list.length - size && size > 0; at++) {
    for (const rest of subsets(list.slice(at + 1), size - 1)) yield [list[at] ?? "", ...rest];
  }
}

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k;
}
