/** "a", "a or b", "a, b or c" */
export function listOf(items: readonly string[], word: "and" | "or"): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

/** Behind a title, that not all are shown: ", 3 of 10"; nothing where all are. */
export function countShown(shown: number, all: number): string {
  return shown < all ? `, ${shown} of ${all}` : "";
}

/** Items by what they have in common, each group and the groups in the order of their first. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** First those for which something holds, then the others, each in their order. */
export function thoseFirst<T>(list: readonly T[], holds: (item: T) => boolean): T[] {
  return [...list.filter(holds), ...list.filter((item) => !holds(item))];
}
