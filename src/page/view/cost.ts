import { answeredVolume, numberAnswersOf } from "../../engine/cost/answers.ts";
import { approaches } from "../../model/approach.ts";
import { capital } from "../../text/capital.ts";
import type { Cost } from "../../model/cost.ts";
import { crossoverWords, disagreement, floorNote, paybackWords } from "../../words/cost.ts";
import { money, shortCount } from "../../text/numbers.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import { titles } from "../../words/sections.ts";
import { h } from "../dom.ts";
import { costChart } from "./cost-chart.ts";
import { section, type PageView } from "./view.ts";

/** What the approaches cost against volume, as a chart and as figures. It informs, and never enters the scores. */
export function costView(view: PageView): HTMLElement | null {
  const { cost } = view.now;
  if (!cost) return null;
  const notes = [disagreement(cost), floorNote(cost), paybackWords(cost)].filter((note) => note !== null);
  const ofRecorded = view.moved
    ? " Prices are not on this page, so this is the cost of the recorded answers; the mark of your volume alone follows."
    : "";
  const width = Math.min(760, Math.max(300, document.getElementById("result")?.clientWidth ?? 640));
  return section(
    "cost",
    titles.cost,
    h("p", {}, `${capital(crossoverWords(cost.crossover))}. Cost informs and never enters the scores.${ofRecorded}`),
    costChart(cost, ownVolume(cost, view), width),
    figures(cost),
    notes.map((note) => h("p", { class: "lede" }, note)),
    h("p", { class: "lede" }, `${cost.preset.title}, prices as of ${cost.asOf}. advise cost shows every line of it.`),
  );
}

/** The calls a month: as set beside the prices, or on the answers as they are now; null where those do not say. */
function ownVolume({ volume }: Cost, { rulebook: { questions }, now: { answers } }: PageView): number | null {
  if (volume?.from === "setting") return volume.callsPerMonth;
  const question = answeredVolume(questions, answers);
  return question === null ? null : (numberAnswersOf(questions, answers)[question]?.value ?? null);
}

function figures({ approaches: bills, volume, horizonMonths }: Cost): HTMLElement {
  const at = volume ? ` at ${shortCount(volume.callsPerMonth)} calls` : "";
  const heads = ["", "Set up once", "Per call", `A month${at}`, `Over ${horizonMonths} months`];
  const rows = approaches.map((approach) => {
    const bill = bills[approach];
    const cells = [bill.setupUsd, bill.perCallUsd, bill.monthlyUsd, bill.totalUsd];
    return h(
      "tr",
      { class: approach },
      h("th", { scope: "row" }, outcomeTitle(approach)),
      cells.map((usd) => h("td", {}, usd === null ? "\u2013" : money(usd))),
    );
  });
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Cost in figures" },
    h("table", { class: "figures" }, h("thead", {}, h("tr", {}, heads.map(headCell))), h("tbody", {}, rows)),
  );
}

function headCell(text: string): HTMLElement {
  return text === "" ? h("td", {}) : h("th", { scope: "col" }, text);
}
