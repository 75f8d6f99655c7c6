/** What something is counted under: its name, or `others` once so many names are known; in a broken file each row has another. */
export function nameIn(known: ReadonlyMap<string, unknown>, name: string, most: number): string {
  return known.has(name) || known.size < most ? name : "others";
}

/** Counts one under a name. */
export function countName(counts: Map<string, number>, name: string, most: number): void {
  const key = nameIn(counts, name, most);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
