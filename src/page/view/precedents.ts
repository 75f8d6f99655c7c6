import type { DecisionPrecedent } from "../../model/decision.ts";
import {
  likenessNote,
  otherwiseSentence,
  precedentChoice,
  precedentName,
  sharedSentence,
} from "../../words/precedents.ts";
import { titles } from "../../words/sections.ts";
import { button, h, link } from "../dom.ts";
import { choiceLabel, labelsOf, questionName } from "../words.ts";
import { type PageView, section } from "./view.ts";

/** The closest published cases. Where one differs, a button answers as it did, and all on the page follows. */
export function precedentsView(view: PageView): HTMLElement | null {
  const { precedents } = view.now;
  if (!precedents || precedents.length === 0) return null;
  const otherwise = otherwiseSentence(view.now);
  return section(
    "precedents",
    titles.precedents,
    otherwise === null ? null : h("p", {}, h("strong", {}, otherwise)),
    h(
      "ul",
      { class: "remarks" },
      precedents.map((precedent) => precedentItem(view, precedent)),
    ),
    h("p", { class: "lede" }, likenessNote),
  );
}

function precedentItem(view: PageView, precedent: DecisionPrecedent): HTMLElement {
  const { source, differs } = precedent;
  return h(
    "li",
    { "data-precedent": precedent.id },
    link(source.where, precedentName(precedent)),
    ": ",
    h("strong", {}, precedentChoice(precedent)),
    ". ",
    sharedSentence(precedent, labelsOf(view.rulebook)),
    differs.length > 0
      ? h(
          "p",
          { class: "what-if" },
          "What if, as there:",
          differs.map((one) => whatIfButton(view, one)),
        )
      : null,
  );
}

function whatIfButton(
  { rulebook, whatIf }: PageView,
  { question, theirs }: DecisionPrecedent["differs"][number],
): HTMLButtonElement {
  const label = `${questionName(rulebook, question)}: ${choiceLabel(rulebook, question, theirs)}`;
  return button(label, () => whatIf(question, theirs), { "data-what-if": `${question}=${theirs}` });
}
