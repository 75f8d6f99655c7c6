/** One record of a file and where it starts; or why it, or with `fatal` all from here on, cannot be read. */
export type RecordAt = { line: number; column: number } & ({ value: unknown } | { message: string; fatal: boolean });

/** More nesting than any row has. */
export const deepestRecord = 100;

export function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
