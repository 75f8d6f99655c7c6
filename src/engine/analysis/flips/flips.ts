import { outcomes } from "../../../model/approach.ts";
import type { Flip } from "../../../model/decision.ts";
import { bandStart, isNumberQuestion } from "../../../model/question.ts";
import type { Question } from "../../../model/rulebook.ts";
import { isAsked } from "../../decision/assignment.ts";
import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Assignment } from "../../rulebook/numbering.ts";
import { newConflicts } from "../conflicts.ts";
import { type ChangeSet, minimalSets } from "./minimal-sets.ts";
import { type Change, createOutcomeSums } from "./outcome-sums.ts";

/** The flips of a sheet, and the answers that stand in none although they may be changed. */
export type Flips = { flips: Flip[]; neverMatters: string[] };

/**
 * Every inclusion-minimal set of at most three changes of answers that are given, asked and not fixed that changes the
 * outcome: by size, then in file order. A change may hide or unhide other questions. `sheet` holds the sums of the assignment.
 */
export function flipsOf(
  compiled: CompiledRulebook,
  assignment: Assignment,
  fixed: readonly string[] = [],
  sheet = createOutcomeSums(compiled, assignment),
): Flips {
  const { questions } = compiled.rulebook;
  const open = changeable(compiled, assignment, fixed);
  // Choices that decide alike are tried once, and then all named.
  const changes = open.flatMap((question) =>
    compiled.alike[question]!.flatMap((first, value) =>
      value === first && first !== compiled.alike[question]![assignment[question]!] ? [{ question, value }] : [],
    ),
  );
  const sets = minimalSets(sheet, assignment, changes)
    .flatMap((set) => withAlike(compiled, set))
    .sort(bySizeAndOrder);
  const used = new Set(sets.flatMap((set) => set.changes.map(({ question }) => question)));
  const conflicts = newConflicts(compiled, assignment);
  return {
    flips: sets.map((set) => ({
      changes: set.changes.map(({ question, value }) =>
        describe(questions[question]!, assignment[question] ?? 0, value),
      ),
      outcome: outcomes[set.outcome] ?? "neither-yet",
      conflicts: conflicts(set.changes),
    })),
    neverMatters: open.filter((question) => !used.has(question)).map((question) => questions[question]?.id ?? ""),
  };
}

/** A set, and each other in which choices stand that decide alike. */
function withAlike({ alike }: CompiledRulebook, { changes, outcome }: ChangeSet): ChangeSet[] {
  return changes
    .reduce<Change[][]>(
      (sets, { question, value }) =>
        sets.flatMap((set) =>
          alike[question]!.flatMap((first, other) => (first === value ? [[...set, { question, value: other }]] : [])),
        ),
      [[]],
    )
    .map((set) => ({ changes: set, outcome }));
}

function bySizeAndOrder({ changes: a }: ChangeSet, { changes: b }: ChangeSet): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((one, index) => one.question !== b[index]!.question || one.value !== b[index]!.value);
  return at < 0 ? 0 : a[at]!.question - b[at]!.question || a[at]!.value - b[at]!.value;
}

function changeable(compiled: CompiledRulebook, assignment: Assignment, fixed: readonly string[]): number[] {
  return compiled.rulebook.questions.flatMap(({ id, choices }, question) => {
    const given = assignment[question] !== choices.length;
    return given && !fixed.includes(id) && isAsked(compiled, question, assignment) ? [question] : [];
  });
}

/** A change in ids. `at` is the threshold that a number crosses: where the new band begins, or ends on the way down. */
function describe(question: Question, from: number, to: number): Flip["changes"][number] {
  const target = question.choices[to];
  const change = { question: question.id, from: question.choices[from]?.id ?? "", to: target?.id ?? "" };
  if (!isNumberQuestion(question) || !target) return { ...change, at: null, way: null };
  return to > from
    ? { ...change, at: bandStart(question, target.id), way: "up" }
    : { ...change, at: target.below ?? null, way: "down" };
}
