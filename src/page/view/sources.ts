import type { Cited } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { h, link } from "../dom.ts";
import { groupBy } from "../group.ts";
import { countWord } from "../words.ts";
import { disclosure } from "./view.ts";

/** What stands behind something, on demand: each source with its address, and what it says. */
export function sourcesView(rulebook: Rulebook, key: string, cited: readonly Cited[]): HTMLElement | null {
  if (cited.length === 0) return null;
  const byTitle = groupBy(cited, ({ title }) => title);
  const items = [...byTitle].map(([title, list]) =>
    h(
      "li",
      {},
      link(list[0]?.where ?? "", title),
      h(
        "ul",
        {},
        list.map(({ id }) => h("li", {}, saysOf(rulebook, id) ?? id)),
      ),
    ),
  );
  return disclosure(`sources:${key}`, countWord(byTitle.size, "source"), h("ul", { class: "sources" }, items));
}

function saysOf({ claims, sources }: Rulebook, id: string): string | undefined {
  return (
    (Object.hasOwn(claims, id) ? claims[id]?.says : undefined) ??
    (Object.hasOwn(sources, id) ? sources[id]?.finding : undefined)
  );
}
