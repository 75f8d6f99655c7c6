import { estimatedTokens } from "../../engine/measure/tokens.ts";
import type { Tokens } from "../../model/measure.ts";

/** Counts the tokens of a text, or estimates them. */
export type TokenCounter = (text: string) => Tokens;

/** What is used of the package gpt-tokenizer. */
type Tokenizer = { countTokens?: (text: string, options: { disallowedSpecial: Set<string> }) => number };

/** Exact (o200k) where the optional package gpt-tokenizer is installed beside; else an estimate. */
export async function tokenCounter(): Promise<TokenCounter> {
  // Not a literal, so that the build leaves it to whoever installs it.
  const name = "gpt-tokenizer/encoding/o200k_base";
  const found = (await import(name).catch(() => null)) as Tokenizer | null;
  const count = found?.countTokens;
  if (!count) return estimatedTokens;
  return (text) => {
    // In a training file the marks that a model works with are text like any other; by itself the package throws at them.
    const tokens = count(text, { disallowedSpecial: new Set() });
    return { low: tokens, high: tokens, exact: true };
  };
}
