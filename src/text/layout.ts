import { wrap } from "./wrap.ts";

export { wrap };

/** Wrapped text, every line behind `indent`; the first behind `first` where it is given. */
export function block(text: string, width: number, indent: string, first: string = indent): string[] {
  return wrap(text, width - indent.length).map((line, index) => `${index === 0 ? first : indent}${line}`);
}

/** A bar for a value between two ends of a scale, as a share of `width` blocks; empty for nothing. */
export function bar(share: number, width: number): string {
  return "█".repeat(Math.round(Math.max(0, Math.min(1, share)) * width));
}
