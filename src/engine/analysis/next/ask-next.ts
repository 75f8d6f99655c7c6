import { isAsked } from "../../decision/assignment.ts";
import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Assignment } from "../../rulebook/numbering.ts";
import { transitionsOf, type ForwardPlan, weightFrom } from "../diagram/plan.ts";
import { type Budget, createBudget } from "../bound.ts";
import type { Totals } from "../sheet-by-sheet.ts";
import { asShares, outcomesOf, type Shares } from "../shares.ts";
import { advance, startTables, targetsOf, type LayerTables, winnersOf } from "../diagram/forward-pass.ts";

/** A question and by how many bits its answer is expected to reduce the entropy of the shares. */
export type Gain = { question: string; gain: number };

/** The shares, and what to ask next. */
export type WhatNext = { shares: Shares; askNext: Gain[] };

/**
 * The shares and the gain of every askable unanswered question (not of the unsure ones), largest first, then in
 * file order. Gains are in bits, rounded to 1e-9. One pass forwards and one backwards give the shares under every choice of every question.
 */
export function whatNext(
  compiled: CompiledRulebook,
  assignment: Assignment,
  unsure: readonly string[],
  spend = createBudget(),
): WhatNext {
  const { questions } = compiled.rulebook;
  const plan = outcomesOf(compiled, assignment, spend);
  const { shares, byChoice } = "all" in plan ? sharesOfTotals(plan) : sharesByChoice(plan, spend);
  const askable = questions.flatMap(({ id, choices }, question) => {
    const open = assignment[question] === choices.length && !unsure.includes(id);
    return open && isAsked(compiled, question, assignment) ? [question] : [];
  });
  const gains = askable.map((question) => {
    const gain = entropyOf(shares) - expectedEntropy(byChoice.get(question) ?? [], plan.weights[question] ?? []);
    // Adding 0 turns -0 into 0.
    return { question: questions[question]?.id ?? "", gain: Math.round(gain * 1e9) / 1e9 + 0 };
  });
  return { shares, askNext: gains.sort((a, b) => b.gain - a.gain) };
}

/** How uncertain an outcome is, in bits. */
export function entropyOf(shares: Shares): number {
  return Object.values(shares).reduce((bits, share) => (share > 0 ? bits - share * Math.log2(share) : bits), 0);
}

function expectedEntropy(byChoice: readonly Shares[], likelihood: readonly number[]): number {
  const total = likelihood.reduce((all, one) => all + one, 0);
  return byChoice.reduce((bits, shares, choice) => {
    const probability = (likelihood[choice] ?? 0) / total;
    return probability > 0 ? bits + probability * entropyOf(shares) : bits;
  }, 0);
}

function sharesOfTotals({ all, byChoice }: Totals): ReturnType<typeof sharesByChoice> {
  const each = [...byChoice].map(([question, totals]) => [question, totals.map(asShares)] as const);
  return { shares: asShares(all), byChoice: new Map(each) };
}

/** The shares of the whole, and for each open question the shares under each of its choices. */
function sharesByChoice(plan: ForwardPlan, spend: Budget): { shares: Shares; byChoice: Map<number, Shares[]> } {
  const { layers, start } = plan.diagram;
  const first = startTables(plan);
  if (!first || !start) return { shares: completed([0, 0, 0], weightFrom(plan, 0)), byChoice: new Map() };
  const passed = [first];
  layers.forEach((_, index) => {
    passed.push(advance(plan, index, passed[index]!, spend).layer);
  });

  let wins = winsAtEnd(plan, passed[layers.length]!);
  const byChoice = new Map<number, Shares[]>();
  for (let index = layers.length - 1; index >= 0; index--) {
    const { question } = layers[index]!;
    const back = stepBack(plan, index, { before: passed[index]!, after: passed[index + 1]! }, wins);
    const sheets = (weightFrom(plan, 0) / weightFrom(plan, index)) * weightFrom(plan, index + 1);
    byChoice.set(
      question,
      back.byChoice.map((totals) => completed(totals, sheets)),
    );
    wins = back.wins;
  }
  return { shares: completed([...wins[start.state]!], weightFrom(plan, 0)), byChoice };
}

/** Adds what is left for neither-yet; rounding can make it a hair less than nothing. */
function completed(totals: readonly number[], sheets: number): Shares {
  return asShares([...totals, Math.max(0, sheets - totals.reduce((all, one) => all + one, 0))]);
}

/** For each state, three numbers per entry: how many of the sheets from there on each approach wins. */
type Wins = readonly Float64Array[];

function winsAtEnd(plan: ForwardPlan, layer: LayerTables): Wins {
  return layer.map((table, ending) => {
    const wins = new Float64Array(3 * table.keys.length);
    winnersOf(plan, ending, table).forEach((winner, entry) => {
      if (winner < 3) wins[3 * entry + winner] = 1;
    });
    return wins;
  });
}

/** Carries the wins back over a question, and adds up what each of its choices leads to. */
function stepBack(
  plan: ForwardPlan,
  index: number,
  layers: { before: LayerTables; after: LayerTables },
  winsAfter: Wins,
): { wins: Wins; byChoice: number[][] } {
  const wins = layers.before.map(({ keys }) => new Float64Array(3 * keys.length));
  const byChoice = plan.weights[plan.diagram.layers[index]!.question]!.map(() => [0, 0, 0]);
  for (const transition of transitionsOf(plan, index)) {
    const { amounts } = layers.before[transition.from]!;
    const [from, to] = [wins[transition.from]!, winsAfter[transition.to]!];
    const targets = targetsOf(plan, index, transition, layers);
    const totals = [0, 0, 0];
    for (let winner = 0; winner < 3; winner++) {
      let total = 0;
      for (let entry = 0; entry < targets.length; entry++) {
        const target = targets[entry]!;
        if (target < 0) continue;
        const won = to[3 * target + winner]!;
        total += amounts[entry]! * won;
        from[3 * entry + winner]! += transition.weight * won;
      }
      totals[winner] = total;
    }
    for (const choice of transition.choices) totals.forEach((total, winner) => (byChoice[choice]![winner]! += total));
  }
  return { wins, byChoice };
}
