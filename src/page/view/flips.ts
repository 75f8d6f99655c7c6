import { countOf } from "../../text/numbers.ts";
import { flipSentence, flipsShown, neverMattersSentence, noFlips } from "../../words/flips.ts";
import { titles } from "../../words/sections.ts";
import { h } from "../dom.ts";
import { labelsOf } from "../words.ts";
import { disclosure, section, type PageView } from "./view.ts";

/** What would change the outcome: the smallest changes of answers that do, and the answers that never do. */
export function flipsView({ now, rulebook }: PageView): HTMLElement | null {
  const { flips } = now;
  if (!flips) return null;
  const names = labelsOf(rulebook);
  const items = flips.map((flip) => {
    const key = [...flip.changes.map(({ question, to }) => `${question}=${to}`), flip.outcome].join(" ");
    return h("li", { "data-flip": key }, flipSentence(flip, names));
  });
  const [first, more] = [items.slice(0, flipsShown), items.slice(flipsShown)];
  const never = neverMattersSentence(now, names);
  return section(
    "flips",
    titles.flips,
    items.length === 0 ? h("p", {}, noFlips(now)) : h("ul", { class: "flips" }, first),
    more.length > 0
      ? disclosure("flips", `${countOf(more.length, "more way")} to change it`, h("ul", { class: "flips" }, more))
      : null,
    never === null ? null : h("p", { class: "lede" }, never),
  );
}
