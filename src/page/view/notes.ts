import { exclusionsOf } from "../../words/eligibility.ts";
import { type SectionId, sections, titles } from "../../words/sections.ts";
import { capital } from "../../text/capital.ts";
import { h } from "../dom.ts";
import { answerLabels, labelsOf } from "../words.ts";
import { sourcesView } from "./sources.ts";
import { section, type PageView, type SectionView } from "./view.ts";

/** What is ruled out, and by which answers. */
export function excludedView({ rulebook, now }: PageView): HTMLElement | null {
  const items = exclusionsOf(now).map(({ constraint, names, how, text, answers, sources }) =>
    h(
      "li",
      {},
      h("strong", {}, `${capital(names)}: ${how}. `),
      text,
      h("span", { class: "behind" }, answerLabels(rulebook, answers).join(" \u00b7 ")),
      sourcesView(rulebook, { key: `constraint:${constraint}`, text, sources }),
    ),
  );
  return items.length === 0 ? null : section("excluded", titles.excluded, h("ul", { class: "remarks" }, items));
}

/** A section that every format shows alike, with the sources of each item on demand. */
export function commonView(id: SectionId): SectionView {
  return ({ rulebook, now }) => {
    const { title, form, items } = sections[id](now, labelsOf(rulebook));
    if (items.length === 0) return null;
    const list = items.map((item) =>
      h("li", {}, item.text, sourcesView(rulebook, { ...item, key: `${id}:${item.id}` })),
    );
    return section(
      id,
      title,
      form === "steps" ? h("ol", { class: "steps" }, list) : h("ul", { class: "remarks" }, list),
    );
  };
}
