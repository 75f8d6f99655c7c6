import { scaleLinear } from "d3-scale";
import { type Approach, approaches } from "../../model/approach.ts";
import { signed } from "../../text/numbers.ts";
import { ineligibility } from "../../words/eligibility.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import { scoreWords } from "../../words/scores.ts";
import { titles } from "../../words/sections.ts";
import { h, place } from "../dom.ts";
import { minus } from "../words.ts";
import { section, type PageView } from "./view.ts";

/** A bar for each approach, best first, against what a good prompt alone scores. */
export function scoresView(view: PageView): HTMLElement {
  const { now, recorded, moved } = view;
  const all = [...Object.values(now.scores), ...(moved ? Object.values(recorded.scores) : []), now.bar, 0];
  const scale = scaleLinear([Math.min(...all), Math.max(...all)], [0, 100]).nice();
  const order = approaches.toSorted((a, b) => now.scores[b] - now.scores[a]);
  return section(
    "scores",
    titles.scores,
    h(
      "ul",
      { class: "score-bars" },
      order.map((approach) =>
        h(
          "li",
          { class: `score ${approach}`, "data-approach": approach },
          h("span", { class: "name" }, outcomeTitle(approach)),
          h("span", { class: "points", "data-score": now.scores[approach] }, minus(now.scores[approach])),
          track(scale, { to: now.scores[approach], bar: now.bar, ghost: moved ? recorded.scores[approach] : null }),
          h("span", { class: "note" }, noteOf(view, approach)),
        ),
      ),
    ),
    h("p", { class: "legend" }, h("span", { class: "mark" }), scoreWords(now)),
  );
}

type Scale = (value: number) => number;

function track(scale: Scale, { to, bar, ghost }: { to: number; bar: number; ghost: number | null }): HTMLElement {
  const [from, end] = [scale(Math.min(0, to)), scale(Math.max(0, to))];
  return h(
    "span",
    { class: "track", "aria-hidden": "true" },
    place(h("span", { class: "bar" }), { left: from, width: end - from }),
    place(h("span", { class: "zero" }), { left: scale(0) }),
    place(h("span", { class: "mark" }), { left: scale(bar) }),
    ghost === null ? null : place(h("span", { class: "ghost" }), { left: scale(ghost) }),
  );
}

function noteOf({ now, recorded, moved }: PageView, approach: Approach): string {
  const { verdict } = now;
  const delta = moved?.scores[approach] ?? 0;
  const out = ineligibility(now, approach);
  const ahead =
    verdict.leader === approach && verdict.outcome === "neither-yet"
      ? ["the next to try, if a good prompt is not enough"]
      : [];
  const change =
    delta === 0 ? [] : [`${minus(signed(delta))} against the recorded ${minus(recorded.scores[approach])}`];
  return [...(out ? [out] : []), ...ahead, ...change].join("; ");
}
