import { scaleLinear } from "d3-scale";
import { type Approach, approaches, outcomeNames, type Points } from "../../model/approach.ts";
import type { TraceEntry } from "../../model/decision.ts";
import { signed } from "../../text/numbers.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import { doubts } from "../../words/sections.ts";
import { h, place } from "../dom.ts";
import { answerLabels, minus } from "../words.ts";
import { sourcesView } from "./sources.ts";
import { section, type PageView } from "./view.ts";

/** Every point of the scores: a row for each fired rule, a column with a diverging bar for each approach, and the sums. */
export function reasonsView(view: PageView): HTMLElement {
  const { now, moved } = view;
  const subject = now.verdict.leader ?? "rag";
  const lost = moved?.lost ?? [];
  const most = Math.max(...[...now.trace, ...lost].flatMap(({ points }) => Object.values(points).map(Math.abs)), 1);
  const scale = scaleLinear([-most, most], [0, 100]);
  const byPoints = (list: readonly TraceEntry[]) => list.toSorted((a, b) => b.points[subject] - a.points[subject]);
  const row = (entry: TraceEntry, tag: string | null) => reasonRow(view, entry, { scale, tag });
  return section(
    "reasons",
    "Why: every point",
    h(
      "p",
      { class: "lede" },
      `Each reason adds to or takes from each approach. Most in favour of ${outcomeNames[subject]} first.`,
    ),
    h(
      "table",
      { class: "reasons", role: "table", "aria-label": "Points by reason and approach" },
      h("thead", { role: "rowgroup" }, headRow()),
      h(
        "tbody",
        { role: "rowgroup" },
        sumRow("Before any answer", now.base, "base"),
        byPoints(now.trace).map((entry) => row(entry, moved?.gained.has(entry.rule) ? "new" : null)),
        byPoints(lost).map((entry) => row(entry, "no longer counts")),
      ),
      h("tfoot", { role: "rowgroup" }, sumRow("Sum", now.scores, "sum")),
    ),
  );
}

function headRow(): HTMLElement {
  return h(
    "tr",
    { role: "row" },
    h("th", { role: "columnheader", scope: "col" }, "Reason"),
    approaches.map((approach) =>
      h("th", { role: "columnheader", scope: "col", class: approach }, outcomeTitle(approach)),
    ),
  );
}

function sumRow(label: string, points: Points, name: string): HTMLElement {
  return h(
    "tr",
    { role: "row", class: name },
    h("th", { role: "rowheader", scope: "row" }, label),
    approaches.map((approach) => pointsCell(approach, points[approach], null)),
  );
}

type Scale = (value: number) => number;

function reasonRow(
  view: PageView,
  entry: TraceEntry,
  { scale, tag }: { scale: Scale; tag: string | null },
): HTMLElement {
  return h(
    "tr",
    { role: "row", class: tag === null ? undefined : tag === "new" ? "new" : "lost", "data-rule": entry.rule },
    h(
      "th",
      { role: "rowheader", scope: "row" },
      h("span", { class: "because" }, entry.because, tag === null ? null : [" ", h("em", { class: "tag" }, tag)]),
      h("span", { class: "behind" }, behind(view, entry)),
      doubts(entry).map((doubt) => h("span", { class: "contested" }, doubt)),
      sourcesView(view.rulebook, { key: `rule:${entry.rule}`, text: entry.because, sources: entry.sources }),
    ),
    approaches.map((approach) => pointsCell(approach, entry.points[approach], scale)),
  );
}

function behind({ rulebook }: PageView, { answers, need, weight }: TraceEntry): string {
  return [...answerLabels(rulebook, answers), ...(need ? [`A need: ${need}`] : []), `Weight ${weight}`].join(
    " \u00b7 ",
  );
}

function pointsCell(approach: Approach, points: number, scale: Scale | null): HTMLElement {
  return h(
    "td",
    { role: "cell", class: approach, "data-approach": outcomeTitle(approach) },
    scale ? divergingBar(points, scale) : null,
    h("span", { class: "points" }, minus(signed(points))),
  );
}

function divergingBar(points: number, scale: Scale): HTMLElement {
  const [from, to] = [scale(Math.min(0, points)), scale(Math.max(0, points))];
  return h(
    "span",
    { class: "track", "aria-hidden": "true" },
    place(h("span", { class: points < 0 ? "bar against" : "bar" }), { left: from, width: to - from }),
    place(h("span", { class: "zero" }), { left: scale(0) }),
  );
}
