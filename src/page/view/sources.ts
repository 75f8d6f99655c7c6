import type { Cited } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { countOf } from "../../text/numbers.ts";
import { sourcesOf } from "../../words/sources.ts";
import { h, link } from "../dom.ts";
import { disclosure } from "./view.ts";

/** What stands behind something, on demand: each source with its address, and what it says. */
export function sourcesView(rulebook: Rulebook, key: string, cited: readonly Cited[]): HTMLElement | null {
  const entries = sourcesOf([{ sources: cited }]);
  if (entries.length === 0) return null;
  const items = entries.map(({ title, where, ids }) => {
    const says = ids.map((id) => h("li", {}, saysOf(rulebook, id) ?? id));
    return h("li", {}, link(where, title), h("ul", {}, says));
  });
  return disclosure(`sources:${key}`, countOf(entries.length, "source"), h("ul", { class: "sources" }, items));
}

function saysOf({ claims, sources }: Rulebook, id: string): string | undefined {
  return (
    (Object.hasOwn(claims, id) ? claims[id]?.says : undefined) ??
    (Object.hasOwn(sources, id) ? sources[id]?.finding : undefined)
  );
}
