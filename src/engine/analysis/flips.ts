import type { Answers } from "../../model/answers.ts";
import { outcomes } from "../../model/approach.ts";
import type { Flip } from "../../model/decision.ts";
import { bandStart, isNumberQuestion } from "../../model/question.ts";
import type { Question, Rulebook } from "../../model/rulebook.ts";
import { choicesOf } from "../choices.ts";
import { type Compiled, compiledOf, valuesOf } from "./compile.ts";
import { isTrue } from "./formula.ts";
import { createSheet, type Sheet } from "./sheet.ts";

/** The flips of a sheet, and the answers that stand in none although they may be changed. */
export type Flips = { flips: Flip[]; neverMatters: string[] };

/**
 * Every inclusion-minimal set of at most three changes of answers that are given, asked and not fixed that changes the
 * outcome: by size, then in file order. A change may hide or unhide other questions.
 */
export const flipsOf = (rulebook: Rulebook, answers: Answers, fixed: readonly string[] = []): Flips => {
  const compiled = compiledOf(rulebook);
  const values = valuesOf(rulebook, choicesOf(answers));
  const open = changeable(compiled, values, fixed);
  const changes = open.flatMap((question) =>
    Array.from({ length: compiled.sizes[question] ?? 0 }, (_, value) => ({ question, value })).filter(
      ({ value }) => value !== values[question],
    ),
  );
  const sets = minimalSets(createSheet(compiled, values), values, changes);
  const used = new Set(sets.flatMap((set) => set.changes.map(({ question }) => question)));
  return {
    flips: sets.map((set) => ({
      changes: set.changes.map(({ question, value }) =>
        describe(rulebook.questions[question]!, values[question] ?? 0, value),
      ),
      outcome: outcomes[set.outcome] ?? "neither-yet",
    })),
    neverMatters: open
      .filter((question) => !used.has(question))
      .map((question) => rulebook.questions[question]?.id ?? ""),
  };
};

type Change = { question: number; value: number };
type ChangeSet = { changes: Change[]; outcome: number };

const changeable = (
  { rulebook, asked, sizes }: Compiled,
  values: readonly number[],
  fixed: readonly string[],
): number[] =>
  rulebook.questions.flatMap(({ id }, question) => {
    const given = values[question] !== sizes[question];
    const formula = asked[question];
    return given && !fixed.includes(id) && formula && isTrue(formula, values) ? [question] : [];
  });

/** Singles, then pairs of what is no single, then triples in which no single and no pair flips. */
const minimalSets = (sheet: Sheet, values: readonly number[], changes: readonly Change[]): ChangeSet[] => {
  const start = sheet.outcome();
  const sets: ChangeSet[][] = [[], [], []];
  const undo = ({ question }: Change): void => sheet.set(question, values[question]!);
  const flips = (...chosen: Change[]): boolean => {
    const outcome = sheet.outcome();
    if (outcome === start) return false;
    sets[chosen.length - 1]?.push({ changes: chosen, outcome });
    return true;
  };

  const quiet = changes.filter((change) => {
    sheet.set(change.question, change.value);
    const flipped = flips(change);
    undo(change);
    return !flipped;
  });
  const quietPairs = quiet.map((first, index) => {
    sheet.set(first.question, first.value);
    const partners = quiet.map((second, at) => {
      if (at <= index || second.question === first.question) return false;
      sheet.set(second.question, second.value);
      const flipped = flips(first, second);
      undo(second);
      return !flipped;
    });
    undo(first);
    return partners;
  });
  quiet.forEach((first, i) => {
    const partners = quietPairs[i]!;
    sheet.set(first.question, first.value);
    for (let j = i + 1; j < quiet.length; j++) {
      if (!partners[j]) continue;
      const second = quiet[j]!;
      const others = quietPairs[j]!;
      sheet.set(second.question, second.value);
      for (let k = j + 1; k < quiet.length; k++) {
        if (!partners[k] || !others[k]) continue;
        const third = quiet[k]!;
        sheet.set(third.question, third.value);
        flips(first, second, third);
        undo(third);
      }
      undo(second);
    }
    undo(first);
  });
  return sets.flat();
};

/** A change in ids. `at` is the threshold that a number crosses: where the new band begins, or ends on the way down. */
const describe = (question: Question, from: number, to: number): Flip["changes"][number] => {
  const target = question.choices[to];
  const change = { question: question.id, from: question.choices[from]?.id ?? "", to: target?.id ?? "" };
  if (!isNumberQuestion(question) || !target) return { ...change, at: null, way: null };
  return to > from
    ? { ...change, at: bandStart(question, target.id), way: "up" }
    : { ...change, at: target.below ?? null, way: "down" };
};
