import { h } from "../dom.ts";
import type { PageView } from "./view.ts";

/** Which rulebook and program this comes from. */
export function footerView({ now: { rulebook, engine } }: PageView): HTMLElement {
  return h(
    "p",
    { class: "lede provenance" },
    `Rulebook ${rulebook.id} ${rulebook.version}, advise ${engine}. `,
    "This page is one file: it works without a network and sends nothing anywhere.",
  );
}
