import type { Tokens } from "../../model/measure.ts";

/** Counts the tokens of a text, or estimates them. */
export type TokenCounter = (text: string) => Tokens;

/** Bytes of UTF-8 a token: English prose has over 4, code and other scripts fewer. */
const bytesPerToken = { most: 5, fewest: 2.5 };

/** The tokens that a number of bytes has: an estimate with its range. */
export function estimatedTokens(bytes: number): Tokens {
  return { low: Math.floor(bytes / bytesPerToken.most), high: Math.ceil(bytes / bytesPerToken.fewest), exact: false };
}

/** Exact (o200k) where the optional package gpt-tokenizer is installed beside; else an estimate by bytes. */
export async function tokenCounter(): Promise<TokenCounter> {
  // Not a literal, so that the build leaves it to whoever installs it.
  const name = "gpt-tokenizer/encoding/o200k_base";
  const found = (await import(name).catch(() => null)) as { countTokens?: (text: string) => number } | null;
  const count = found?.countTokens;
  if (!count) return (text) => estimatedTokens(Buffer.byteLength(text));
  return (text) => {
    const tokens = count(text);
    return { low: tokens, high: tokens, exact: true };
  };
}
