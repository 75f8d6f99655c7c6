import type { Decision } from "../../model/decision.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { type Child, h } from "../dom.ts";
import type { ChangedParts } from "../changed-parts.ts";

/** What a section shows: the decision as it is now, and what moved against the recorded one, if anything was changed. */
export type PageView = {
  rulebook: Rulebook;
  now: Decision;
  recorded: Decision;
  moved: ChangedParts | null;
  /** Answers a question otherwise, as the form does. */
  whatIf: (question: string, choice: string) => void;
};

/** A part of the page under a heading of its own; null where there is nothing to show. */
export type SectionView = (view: PageView) => HTMLElement | null;

export function section(id: string, title: string, ...children: Child[]): HTMLElement {
  return h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), children);
}

/** A thing that opens on demand. Its key lets it stay open when the page is drawn again. */
export function disclosure(key: string, summary: Child, ...children: Child[]): HTMLElement {
  return h("details", { "data-key": key }, h("summary", {}, summary), children);
}
