import type { Rulebook } from "../../model/rulebook.ts";
import { h } from "../dom.ts";
import { answersView } from "./answers.ts";
import { costView } from "./cost.ts";
import { flipsView } from "./flips.ts";
import { footerView } from "./footer.ts";
import { precedentsView } from "./precedents.ts";
import { reasonsView } from "./reasons.ts";
import { commonView, excludedView } from "./notes.ts";
import { scoresView } from "./scores.ts";
import { sharesView } from "./shares.ts";
import { factsView, verdictView } from "./verdict.ts";
import type { SectionView, PageView } from "./view.ts";

/** The whole decision, part by part. */
export function resultOf(view: PageView): HTMLElement[] {
  return sections.map((section) => section(view)).filter((element) => element !== null);
}

/** Puts in what came later, and leaves all else as it is: a reader may be in the middle of it. */
export function addShares(result: HTMLElement, view: PageView): void {
  result.querySelector("#facts")?.replaceWith(factsView(view));
  const shares = sharesView(view);
  if (shares) result.querySelector("#shares")?.replaceWith(shares);
  // That nothing among the answers changes the outcome is said with what the open questions may.
  const flips = view.now.flips?.length === 0 ? flipsView(view) : null;
  if (flips) result.querySelector("#flips")?.replaceWith(flips);
}

const sections: SectionView[] = [
  verdictView,
  scoresView,
  excludedView,
  commonView("conflicts"),
  commonView("gates"),
  commonView("next-steps"),
  costView,
  commonView("unmet"),
  commonView("warnings"),
  flipsView,
  sharesView,
  reasonsView,
  precedentsView,
  commonView("changes"),
  answersView,
  footerView,
];

/** What stands there before anything is answered. */
export function emptyResult({ questions }: Rulebook): HTMLElement[] {
  return [
    h(
      "section",
      { id: "verdict", "aria-labelledby": "outcome" },
      h("p", { class: "kicker" }, "Nothing is answered yet"),
      h("h2", { id: "outcome", class: "outcome" }, "Where do you stand?"),
      h(
        "p",
        { class: "headline" },
        `There are ${questions.length} questions, ${questions.filter(({ core }) => core).length} of them core. `,
        "The first answer gives a first decision; every further one makes it yours. What you leave open counts for nothing.",
      ),
    ),
  ];
}
