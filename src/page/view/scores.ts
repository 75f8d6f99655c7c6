import { scaleLinear } from "d3-scale";
import { type Approach, approaches, outcomeNames } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import { h, place } from "../dom.ts";
import { minus, outcomeTitle, signed } from "../words.ts";
import { section, type View } from "./view.ts";

/** A bar for each approach, best first, against what a good prompt alone scores. */
export const scoresView = ({ now, recorded, moved }: View): HTMLElement => {
  const all = [...Object.values(now.scores), ...(moved ? Object.values(recorded.scores) : []), now.bar, 0];
  const scale = scaleLinear([Math.min(...all), Math.max(...all)], [0, 100]).nice();
  const order = approaches.toSorted((a, b) => now.scores[b] - now.scores[a]);
  return section(
    "scores",
    "Scores",
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
          h("span", { class: "note" }, noteOf(now, approach, moved?.scores[approach] ?? 0)),
        ),
      ),
    ),
    h(
      "p",
      { class: "legend" },
      h("span", { class: "mark" }),
      `A good prompt alone scores ${now.bar}: the bar to clear.`,
    ),
  );
};

type Scale = (value: number) => number;

const track = (scale: Scale, { to, bar, ghost }: { to: number; bar: number; ghost: number | null }): HTMLElement => {
  const [from, end] = [scale(Math.min(0, to)), scale(Math.max(0, to))];
  return h(
    "span",
    { class: "track", "aria-hidden": "true" },
    place(h("span", { class: "bar" }), { left: from, width: end - from }),
    place(h("span", { class: "zero" }), { left: scale(0) }),
    place(h("span", { class: "mark" }), { left: scale(bar) }),
    ghost === null ? null : place(h("span", { class: "ghost" }), { left: scale(ghost) }),
  );
};

const noteOf = ({ excluded, verdict }: Decision, approach: Approach, delta: number): string => {
  const out = excluded.find((one) => one.approach === approach);
  const ruled = out ? [out.kind === "not-yet" ? "not yet possible" : "ruled out"] : [];
  const ahead =
    verdict.leader === approach && verdict.outcome === "neither-yet" ? [`next, if a prompt is not enough`] : [];
  const moved = delta === 0 ? [] : [`${signed(delta)} against the recorded ${outcomeNames[approach]}`];
  return [...ruled, ...ahead, ...moved].join("; ");
};
