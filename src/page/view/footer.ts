import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { provenance } from "../../words/sections.ts";
import { h } from "../dom.ts";
import type { PageView } from "./view.ts";

/** Which rulebook and program this comes from. */
export function footerView({ now }: PageView): HTMLElement {
  return h(
    "p",
    { class: "lede provenance" },
    `${[notWorkedOutSentence(now), provenance(now)].filter((line) => line !== null).join(" ")} `,
    "This page is one file: it works without a network and sends nothing anywhere.",
  );
}
