import { outcomeNames } from "../../model/approach.ts";
import type { Cited, Decision } from "../../model/decision.ts";
import { type Child, h } from "../dom.ts";
import { groupBy } from "../group.ts";
import { choiceLabel, questionName } from "../words.ts";
import { sourcesView } from "./sources.ts";
import { section, type PageView } from "./view.ts";

export function excludedView(view: PageView): HTMLElement | null {
  const { excluded } = view.now;
  const constraints = [...groupBy(excluded, ({ constraint }) => constraint)];
  const items = constraints.map(([id, entries]) => {
    const names = entries.map(({ approach }) => outcomeNames[approach]).join(" and ");
    return entries
      .slice(0, 1)
      .map(({ kind, because, remedy, answers, sources }) =>
        h(
          "li",
          {},
          h("strong", {}, `${kind === "not-yet" ? "Not yet" : "Ruled out"}: ${names}. `),
          `${because} Instead: ${remedy}`,
          h("span", { class: "behind" }, behind(view, answers)),
          sourcesView(view.rulebook, `constraint:${id}`, sources),
        ),
      );
  });
  return listSection("excluded", "Ruled out", items);
}

export function gatesView(view: PageView): HTMLElement | null {
  return remarkList(view, { id: "gates", title: "Before you build" }, gatesLeft(view.now));
}

export function conflictsView(view: PageView): HTMLElement | null {
  return remarkList(view, { id: "conflicts", title: "Answers that contradict each other" }, view.now.conflicts);
}

export function warningsView(view: PageView): HTMLElement | null {
  return remarkList(view, { id: "warnings", title: "Warnings" }, view.now.warnings);
}

export function nextStepsView(view: PageView): HTMLElement | null {
  const items = view.now.nextSteps.map(({ text, sources }, index) =>
    h("li", {}, text, sourcesView(view.rulebook, `step:${index}`, sources)),
  );
  return items.length === 0 ? null : section("next-steps", "Next steps", h("ol", { class: "steps" }, items));
}

/** The gates that the headline has not already said. */
function gatesLeft({ gates, verdict }: Decision) {
  return gates.filter(({ say }) => !verdict.headline.includes(say));
}

type Remark = { id: string; say: string; sources: Cited[] };

function remarkList({ rulebook }: PageView, { id, title }: { id: string; title: string }, remarks: readonly Remark[]) {
  return listSection(
    id,
    title,
    remarks.map((remark) => h("li", {}, remark.say, sourcesView(rulebook, `${id}:${remark.id}`, remark.sources))),
  );
}

function listSection(id: string, title: string, items: readonly Child[]): HTMLElement | null {
  return items.length === 0 ? null : section(id, title, h("ul", { class: "remarks" }, items));
}

function behind({ rulebook }: PageView, answers: Readonly<Record<string, string>>): string {
  return Object.entries(answers)
    .map(([question, choice]) => `${questionName(question)}: ${choiceLabel(rulebook, question, choice)}`)
    .join(" · ");
}
