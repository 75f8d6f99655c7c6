import { BeyondBound, type Budget, createBudget } from "../bound.ts";
import type { DiagramQuery } from "../diagram/diagram.ts";
import type { DecisionDiagram } from "../diagram/layers.ts";
import { buildDiagram } from "../diagram/diagram.ts";
import type { CompiledRulebook } from "../../rulebook/compile.ts";
import { planForward } from "../diagram/plan.ts";
import type { Formula } from "../../rulebook/formula.ts";
import { variableOrder } from "../diagram/variable-order.ts";
import { totalsOf } from "../diagram/forward-pass.ts";

/** All complete sheets of a rulebook: the order in which their questions are gone through, and what that may take in all. */
export type AllSheets = { compiled: CompiledRulebook; order: readonly number[]; spend: Budget };

/** All complete sheets of a rulebook, for however many queries. */
export function allSheetsOf(compiled: CompiledRulebook, spend = createBudget()): AllSheets {
  const everyQuestion = compiled.sizes.map((_, question) => question);
  return { compiled, order: variableOrder(compiled, everyQuestion), spend };
}

/** The diagram of all sheets, none answered, for a query. */
export function diagramOfAll({ compiled, order, spend }: AllSheets, query: DiagramQuery): DecisionDiagram {
  return buildDiagram(compiled, query, compiled.sizes, order, spend);
}

/** How many complete sheets there are. */
export function sheetCount({ sizes }: CompiledRulebook): bigint {
  return sizes.reduce((product, size) => product * BigInt(size), 1n);
}

/**
 * How many complete sheets each approach wins, in the order of the model. Exact for any number of sheets: amounts past
 * 2^53 are counted by what is left on division by several primes, and put together again.
 */
export function countWinners(
  { compiled, spend }: AllSheets,
  diagram: DecisionDiagram,
  priority: readonly number[] = compiled.priority,
): bigint[] {
  const weights = compiled.sizes.map((size) => new Array<number>(size).fill(1));
  const plan = planForward(diagram, weights, priority);
  const sheets = sheetCount(compiled);
  if (sheets < BigInt(Number.MAX_SAFE_INTEGER)) return totalsOf(plan, spend).slice(0, 3).map(BigInt);
  const moduli = primesFor(sheets);
  const rests = moduli.map((modulus) => totalsOf(plan, spend, Number(modulus)).map(BigInt));
  return [0, 1, 2].map((winner) =>
    fromRests(
      moduli,
      rests.map((totals) => totals[winner] ?? 0n),
    ),
  );
}

/** The largest primes below 2^40: sums of a few thousand products with a choice count stay below 2^53. */
const primes = [1099511627689n, 1099511627609n, 1099511627581n, 1099511627573n, 1099511627563n, 1099511627491n];

function primesFor(limit: bigint): bigint[] {
  const chosen: bigint[] = [];
  let product = 1n;
  for (const prime of primes) {
    if (product > limit) return chosen;
    chosen.push(prime);
    product *= prime;
  }
  if (product > limit) return chosen;
  throw new BeyondBound("more than about 10^72 sheets");
}

/** The number below the product of the moduli that leaves these rests (the Chinese remainder theorem). */
function fromRests(moduli: readonly bigint[], rests: readonly bigint[]): bigint {
  const product = moduli.reduce((all, modulus) => all * modulus, 1n);
  const sum = moduli.reduce((all, modulus, index) => {
    const others = product / modulus;
    return all + (rests[index] ?? 0n) * others * inverse(others % modulus, modulus);
  }, 0n);
  return sum % product;
}

/** The inverse under a prime modulus, by Fermat's little theorem. */
function inverse(value: bigint, prime: bigint): bigint {
  let [result, base, exponent] = [1n, value % prime, prime - 2n];
  while (exponent > 0n) {
    if (exponent % 2n === 1n) result = (result * base) % prime;
    base = (base * base) % prime;
    exponent /= 2n;
  }
  return result;
}

/** On how many complete sheets a formula holds. */
export function countTrue({ compiled: { formulas, sizes }, spend }: AllSheets, formula: Formula): bigint {
  const known = new Map<number, bigint>();
  // The number of ways to answer the questions in the formula; those outside it are multiplied in at the end.
  const count = (left: Formula): bigint => {
    if (left === formulas.never) return 0n;
    if (left === formulas.always) return 1n;
    const found = known.get(left.id);
    if (found !== undefined) return found;
    const [question = 0] = left.support;
    spend("steps", sizes[question]! * left.support.length);
    let sum = 0n;
    for (let value = 0; value < (sizes[question] ?? 0); value++) {
      const rest = formulas.assign(left, question, value);
      const dropped = left.support.filter((one) => one !== question && !rest.support.includes(one));
      sum += count(rest) * product(dropped);
    }
    known.set(left.id, sum);
    return sum;
  };
  const product = (questions: readonly number[]): bigint =>
    questions.reduce((all, question) => all * BigInt(sizes[question] ?? 1), 1n);
  const outside = sizes.flatMap((_, question) => (formula.support.includes(question) ? [] : [question]));
  return count(formula) * product(outside);
}
