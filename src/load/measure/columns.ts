import { isBlock } from "./record.ts";

/** The names that a column may go by, by the name that it is read under; the first that is there counts. */
export type Columns = Readonly<Record<string, readonly string[]>>;

/** A row with its columns under the names that they are read by; what it has besides is left out. */
export function withColumns(value: unknown, columns: Columns): unknown {
  if (!isBlock(value)) return value;
  const entries = Object.entries(columns).flatMap(([name, known]) => {
    const found = known.find((one) => Object.hasOwn(value, one) && value[one] !== null);
    return found === undefined ? [] : [[name, value[found]] as const];
  });
  return Object.fromEntries(entries);
}

/** The keys of a row, to say what was seen. */
export function keysOf(value: unknown): string[] {
  return isBlock(value) ? Object.keys(value) : [];
}
