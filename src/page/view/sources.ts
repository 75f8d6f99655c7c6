import type { Cited } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { countOf } from "../../text/numbers.ts";
import { sourcesOf } from "../../words/sources.ts";
import { h, link } from "../dom.ts";

/** What is said, and by which sources; the key lets it stay open. */
export type Backed = { key: string; text: string; sources: readonly Cited[] };

/** What stands behind something, on demand: each source with its address, and what it says. */
export function sourcesView(rulebook: Rulebook, { key, text, sources: cited }: Backed): HTMLElement | null {
  const entries = sourcesOf([{ sources: cited }]);
  if (entries.length === 0) return null;
  const items = entries.map(({ title, where, ids }) => {
    const says = ids.map((id) => h("li", {}, saysOf(rulebook, id) ?? id));
    return h("li", {}, link(where, title), h("ul", {}, says));
  });
  const count = countOf(entries.length, "source");
  // Many such buttons stand on a page: who hears them one by one is told what each is about.
  const summary = h("summary", { "aria-label": `${count}: ${text}` }, count);
  return h("details", { "data-key": `sources:${key}` }, summary, h("ul", { class: "sources" }, items));
}

function saysOf({ claims, sources }: Rulebook, id: string): string | undefined {
  return (
    (Object.hasOwn(claims, id) ? claims[id]?.says : undefined) ??
    (Object.hasOwn(sources, id) ? sources[id]?.finding : undefined)
  );
}
