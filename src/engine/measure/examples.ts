import type { ExampleCounts, Tokens } from "../../model/measure.ts";

/** A valid training example. Input and output are keys: of equal texts, spaces and case aside, they are equal. */
export type TrainingExample = { format: string; input: string; output: string; tokens: Tokens };

/** Examples while they are read: no text is kept. */
export type ExampleTally = {
  formats: Map<string, number>;
  valid: number;
  invalid: number;
  /** The output of each input; null once there are two that differ. */
  outputs: Map<string, string | null>;
  tokens: Tokens[];
};

export function newExampleTally(): ExampleTally {
  return { formats: new Map(), valid: 0, invalid: 0, outputs: new Map(), tokens: [] };
}

/** Counts a valid example. */
export function addExample(tally: ExampleTally, { format, input, output, tokens }: TrainingExample): void {
  tally.valid += 1;
  tally.formats.set(format, (tally.formats.get(format) ?? 0) + 1);
  const known = tally.outputs.get(input);
  tally.outputs.set(input, known === undefined || known === output ? output : null);
  tally.tokens.push(tokens);
}

/** The form in which texts are compared: Unicode's composed form, lower case, runs of space as one. */
export function normalised(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** What was counted. `test` is the tally of a test file, whose inputs should not be among those of training. */
export function exampleCounts(train: ExampleTally, test: ExampleTally | null): ExampleCounts {
  return {
    formats: Object.fromEntries(train.formats),
    valid: train.valid,
    different: train.outputs.size,
    near: null,
    invalid: train.invalid,
    conflicting: [...train.outputs.values()].filter((output) => output === null).length,
    shared: test && [...test.outputs.keys()].filter((input) => train.outputs.has(input)).length,
    tokens: tokensOf(train.tokens),
  };
}

function tokensOf(each: readonly Tokens[]): ExampleCounts["tokens"] {
  const sorted = [...each].sort((a, b) => a.high - b.high);
  const none: Tokens = { low: 0, high: 0, exact: true };
  // The nearest rank: the smallest that at least that share of all reach.
  const at = (share: number): Tokens => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? none;
  return { p50: at(0.5), p95: at(0.95), max: at(1), sum: sumOfTokens(each) };
}

/** The tokens of several texts together: exact where each is. */
export function sumOfTokens(each: readonly Tokens[]): Tokens {
  let [low, high, exact] = [0, 0, true];
  for (const one of each) [low, high, exact] = [low + one.low, high + one.high, exact && one.exact];
  return { low, high, exact };
}
