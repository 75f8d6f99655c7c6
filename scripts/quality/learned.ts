import { type Outcome, outcomes } from "../../src/model/approach.ts";
import type { Method } from "./measure.ts";
import type { Published } from "./published.ts";

/** Fixed before anything was measured: how many parts take turns in being left out, and how strongly weights are held small. */
const folds = 10;
const ridge = 3;

/**
 * What a plain learned model makes of the answers: ridge regression of each outcome on every choice (1 where it is given),
 * the outcome with the largest prediction. Each situation is judged by a model that has not seen its part.
 */
export function learned(situations: readonly Published[]): Method {
  const features = [...new Set(situations.flatMap(({ choices }) => Object.entries(choices).map(featureOf)))];
  const rows = situations.map(({ choices }) => {
    const given = new Set(Object.entries(choices).map(featureOf));
    return [1, ...features.map((one) => (given.has(one) ? 1 : 0))];
  });
  const said = new Map<string, Outcome>();
  for (let fold = 0; fold < folds; fold++) {
    const trained = situations.flatMap((_, at) => (at % folds === fold ? [] : [at]));
    const weights = fit(
      trained.map((at) => rows[at]!),
      trained.map((at) => outcomes.map((outcome) => (situations[at]!.verdict === outcome ? 1 : 0))),
    );
    situations.forEach(({ id }, at) => {
      if (at % folds === fold) said.set(id, bestOf(rows[at]!, weights));
    });
  }
  return ({ id }) => {
    const outcome = said.get(id) ?? "rag";
    return { outcome, leader: outcome, needs: 1, kind: "recommend", form: null, seconds: [] };
  };
}

function featureOf([question, choice]: [string, string]): string {
  return `${question} ${choice}`;
}

function bestOf(row: readonly number[], weights: readonly (readonly number[])[]): Outcome {
  const predicted = outcomes.map((_, outcome) =>
    row.reduce((sum, one, feature) => sum + one * weights[feature]![outcome]!, 0),
  );
  return outcomes[predicted.indexOf(Math.max(...predicted))]!;
}

/** Solves (XᵀX + ridge·I)·W = XᵀY by elimination; the intercept, the first column, is not held small. */
function fit(x: readonly (readonly number[])[], y: readonly (readonly number[])[]): number[][] {
  const size = x[0]!.length;
  const system = Array.from({ length: size }, (_, a) => [
    ...Array.from({ length: size }, (_one, b) => dot(x, a, x, b) + (a === b && a > 0 ? ridge : 0)),
    ...outcomes.map((_one, outcome) => dot(x, a, y, outcome)),
  ]);
  for (let column = 0; column < size; column++) {
    // The matrix is positive definite, so that no pivot is zero.
    const pivot = system[column]!;
    for (let below = 0; below < size; below++) {
      if (below === column) continue;
      const factor = system[below]![column]! / pivot[column]!;
      if (factor !== 0) system[below] = system[below]!.map((value, at) => value - factor * pivot[at]!);
    }
  }
  return system.map((row, at) => row.slice(size).map((value) => value / row[at]!));
}

function dot(
  left: readonly (readonly number[])[],
  a: number,
  right: readonly (readonly number[])[],
  b: number,
): number {
  return left.reduce((sum, row, at) => sum + row[a]! * right[at]![b]!, 0);
}
