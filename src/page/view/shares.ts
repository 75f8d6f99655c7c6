import { outcomes } from "../../model/approach.ts";
import { h, place } from "../dom.ts";
import { outcomeTitle, percent } from "../words.ts";
import { type Section, section } from "./view.ts";

/** How the outcome would be shared out if what is still open were a coin toss. */
export const sharesView: Section = ({ now: { shares, settled } }) => {
  if (!shares) return null;
  const rows = outcomes.map((outcome) =>
    h(
      "li",
      { class: `score ${outcome}` },
      h("span", { class: "name" }, outcomeTitle(outcome)),
      h("span", { class: "points" }, percent(shares[outcome])),
      h(
        "span",
        { class: "track", "aria-hidden": "true" },
        place(h("span", { class: "bar" }), { left: 0, width: shares[outcome] * 100 }),
      ),
    ),
  );
  const about = settled
    ? "Settled: nothing that is still open can change the outcome."
    : "The verdict is on what was told. This is how often each outcome would win if the open questions were a coin toss.";
  return section(
    "shares",
    "If the rest were a coin toss",
    h("p", { class: "lede" }, about),
    h("ul", { class: "score-bars" }, rows),
  );
};
