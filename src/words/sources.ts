import type { Cited } from "../model/decision.ts";

/** A source with every id it was cited by. */
export type SourceEntry = { title: string; where: string; ids: string[] };

/** The sources of some entries, each once, in the order in which they are first cited. */
export function sourcesOf(entries: readonly { sources: readonly Cited[] }[]): SourceEntry[] {
  const byTitle = new Map<string, SourceEntry>();
  for (const { id, title, where } of entries.flatMap(({ sources }) => sources)) {
    const known = byTitle.get(title) ?? { title, where, ids: [] };
    if (!known.ids.includes(id)) known.ids.push(id);
    byTitle.set(title, known);
  }
  return [...byTitle.values()];
}
