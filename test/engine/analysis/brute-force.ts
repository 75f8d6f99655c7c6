import { choicesOf } from "../given.ts";
import { byDefinition, type Choices } from "../definition.ts";
import type { Answers } from "../../../src/model/answers.ts";
import { type Outcome, outcomes } from "../../../src/model/approach.ts";
import type { Flip } from "../../../src/model/decision.ts";
import type { Question, Rulebook } from "../../../src/model/rulebook.ts";

/** Every figure straight from its definition, by trying everything. The truth that the exact analysis is held against. */

type Weighted = { choices: Choices; probability: number };

function chance({ choices, likelihood }: Question, choice: string): number {
  if (!likelihood) return 1 / choices.length;
  return (likelihood[choice] ?? 0) / Object.values(likelihood).reduce((sum, one) => sum + one, 0);
}

/** Every way to complete a sheet, with its probability. */
export function completions({ questions }: Rulebook, given: Choices): Weighted[] {
  return questions.reduce<Weighted[]>(
    (sheets, question) => {
      if (given[question.id] !== undefined) return sheets;
      return sheets.flatMap(({ choices, probability }) =>
        question.choices.map(({ id }) => ({
          choices: { ...choices, [question.id]: id },
          probability: probability * chance(question, id),
        })),
      );
    },
    [{ choices: given, probability: 1 }],
  );
}

export function sharesOf(rulebook: Rulebook, given: Choices): Record<Outcome, number> {
  const shares = { rag: 0, "fine-tuning": 0, hybrid: 0, "neither-yet": 0 };
  for (const { choices, probability } of completions(rulebook, given)) {
    shares[byDefinition(rulebook, choices).outcome] += probability;
  }
  return shares;
}

export function isSettled(rulebook: Rulebook, given: Choices): boolean {
  const likely = completions(rulebook, given).filter(({ probability }) => probability > 0);
  const { outcome } = byDefinition(rulebook, given);
  return likely.every(({ choices }) => byDefinition(rulebook, choices).outcome === outcome);
}

export function entropy(shares: Record<Outcome, number>): number {
  return outcomes.reduce(
    (sum, outcome) => sum - (shares[outcome] > 0 ? shares[outcome] * Math.log2(shares[outcome]) : 0),
    0,
  );
}

/** The expected gain of each askable unanswered question, unrounded. */
export function gainsOf(rulebook: Rulebook, answers: Answers): Record<string, number> {
  const given = choicesOf(answers);
  const { hidden } = byDefinition(rulebook, given);
  const now = entropy(sharesOf(rulebook, given));
  const open = rulebook.questions.filter(({ id }) => !hidden.has(id) && answers[id] === undefined);
  return Object.fromEntries(
    open.map((question) => {
      const after = question.choices.map(({ id }) => {
        const probability = chance(question, id);
        return probability === 0 ? 0 : probability * entropy(sharesOf(rulebook, { ...given, [question.id]: id }));
      });
      return [question.id, now - after.reduce((sum, one) => sum + one, 0)];
    }),
  );
}

type Change = { question: string; to: string };

/** All flips by trying every set of at most three changes; without `at`. */
export function flipsOf(rulebook: Rulebook, answers: Answers, fixed: readonly string[]) {
  const given = choicesOf(answers);
  const { hidden, outcome } = byDefinition(rulebook, given);
  const open = rulebook.questions.filter(({ id }) => !hidden.has(id) && given[id] !== undefined && !fixed.includes(id));
  const changed = (changes: readonly Change[]): Outcome =>
    byDefinition(rulebook, { ...given, ...Object.fromEntries(changes.map(({ question, to }) => [question, to])) })
      .outcome;
  const setsOf = (size: number, from: number): Change[][] =>
    size === 0
      ? [[]]
      : open
          .slice(from)
          .flatMap((question, skip) =>
            question.choices
              .filter(({ id }) => id !== given[question.id])
              .flatMap(({ id }) =>
                setsOf(size - 1, from + skip + 1).map((rest) => [{ question: question.id, to: id }, ...rest]),
              ),
          );
  return [1, 2, 3]
    .flatMap((size) => setsOf(size, 0))
    .filter((changes) => changed(changes) !== outcome)
    .filter((changes) => properSubsets(changes).every((subset) => changed(subset) === outcome))
    .map((changes) => ({
      changes: changes.map(({ question, to }) => ({ question, from: given[question] ?? "", to })),
      outcome: changed(changes),
    }));
}

/** A flip without its thresholds, to compare with. */
export function withoutThresholds({ changes, outcome }: Flip) {
  return {
    changes: changes.map(({ question, from, to }) => ({ question, from, to })),
    outcome,
  };
}

function properSubsets<T>(list: readonly T[]): T[][] {
  return Array.from({ length: 2 ** list.length - 1 }, (_, mask) =>
    list.filter((_one, index) => (mask >> index) % 2 === 1),
  );
}

/** What stays as it is while weights move. */
type Held = { [key in "excluded" | "fired" | "gates" | "needs"]: Readonly<ReturnType<typeof byDefinition>[key]> };

/**
 * The outcome under other weights for the fired rules, with everything else held: what is excluded, which gates hold and
 * which needs were shown.
 */
export function outcomeUnder(rulebook: Rulebook, held: Held, weights: readonly number[]): Outcome {
  const { settings } = rulebook;
  const shut = held.gates.some(({ kind }) => kind === "neither-yet");
  const earned = settings.ties.filter(
    (one) => !held.excluded.includes(one) && settings["earned-by"][one].every((need) => held.needs.includes(need)),
  );
  const scores = earned.map((approach) =>
    held.fired.reduce(
      (sum, { effect }, rule) => sum + (weights[rule] ?? 0) * effect[approach],
      settings.base[approach],
    ),
  );
  const best = Math.max(...scores);
  // The nudge forgives rounding in sums of fractions; real differences in the tests are far larger.
  if (shut || best < settings.bar - 1e-9) return "neither-yet";
  return earned[scores.findIndex((score) => score >= best - 1e-9)] ?? "neither-yet";
}

/** The census by going through every complete sheet. */
export function censusOf(rulebook: Rulebook) {
  const sheets = completions(rulebook, {}).map(({ choices }) => ({ choices, result: byDefinition(rulebook, choices) }));
  const count = (holds: (result: ReturnType<typeof byDefinition>) => boolean): bigint =>
    BigInt(sheets.filter(({ result }) => holds(result)).length);
  const firing = <T extends { id: string }>(
    list: readonly T[],
    fired: (result: ReturnType<typeof byDefinition>) => readonly { id: string }[],
  ) => list.map(({ id }) => ({ id, sheets: count((result) => fired(result).some((one) => one.id === id)) }));
  const outcomeOf = (choices: Choices): Outcome => byDefinition(rulebook, choices).outcome;
  return {
    sheets: BigInt(sheets.length),
    outcomes: outcomes.map((outcome) => ({ outcome, sheets: count((result) => result.outcome === outcome) })),
    ties: count(({ tie }) => tie.length > 0),
    rules: firing(rulebook.rules, ({ fired }) => fired),
    constraints: firing(rulebook.constraints, ({ triggered }) => triggered),
    gates: firing(rulebook.gates, ({ gates }) => gates),
    forms: [],
    idleQuestions: rulebook.questions
      .filter(({ id, choices }) =>
        sheets.every((sheet) =>
          choices.every((choice) => outcomeOf({ ...sheet.choices, [id]: choice.id }) === sheet.result.outcome),
        ),
      )
      .map(({ id }) => id),
    monotone: rulebook.monotone.map((declared) =>
      sheets.every((sheet) => !declared.order.some((_, step) => breaksAt(rulebook, declared, sheet.choices, step))),
    ),
  };
}

/** Whether a declared monotonicity is broken on a sheet between the choices at a step of its order and the next. */
export function breaksAt(
  rulebook: Rulebook,
  { question, order, "never-into": into, "never-out-of": outOf }: Rulebook["monotone"][number],
  choices: Choices,
  step: number,
): boolean {
  const [from, to] = [order[step], order[step + 1]];
  if (from === undefined || to === undefined) return false;
  const before = byDefinition(rulebook, { ...choices, [question]: from });
  const after = byDefinition(rulebook, { ...choices, [question]: to });
  if (before.hidden.has(question) || after.hidden.has(question)) return false;
  const enters = into?.includes(after.outcome) === true && !into.includes(before.outcome);
  const leaves = outOf?.includes(before.outcome) === true && !outOf.includes(after.outcome);
  return enters || leaves;
}
