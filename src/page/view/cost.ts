import { answeredVolume, numberAnswersOf } from "../../engine/cost/answers.ts";
import { columnNames } from "../../model/cost-column.ts";
import { capital } from "../../text/capital.ts";
import type { Cost } from "../../model/cost.ts";
import { countOf } from "../../text/numbers.ts";
import { pairCrossoverWords, paybackWords } from "../../words/cost-crossover.ts";
import { callsWords, columnsShown, moneyOf } from "../../words/cost-names.ts";
import { costWords, oldPriceWords } from "../../words/cost.ts";
import { titles } from "../../words/sections.ts";
import { h } from "../dom.ts";
import { costChart } from "./cost-chart.ts";
import { section, type PageView } from "./view.ts";

/** What the columns cost against volume, as a chart and as figures. It informs, and never enters the scores. */
export function costView(view: PageView): HTMLElement | null {
  const { cost } = view.now;
  if (!cost) return null;
  const { headline, notes, doubts, prices } = costWords(cost);
  const ofRecorded = view.moved
    ? " Prices are not on this page, so this is the cost of the recorded answers; the mark of your volume alone follows."
    : "";
  const width = Math.min(760, Math.max(300, document.getElementById("result")?.clientWidth ?? 640));
  return section(
    "cost",
    titles.cost,
    h("p", {}, `${headline.join(" ")} ${turnedWords(cost)}Cost informs and never enters the scores.${ofRecorded}`),
    costChart(cost, ownVolume(cost, view), width),
    figures(cost),
    [...notes, ...doubts, ...afterDoubts(cost)].map((note) => h("p", { class: "lede" }, note)),
    h("p", { class: "lede" }, `${prices} advise cost shows every line of it.`),
    unusedAnswers(cost, view),
  );
}

/** Where the cheaper one changes, at any volume: the chart beside it shows them all. */
function turnedWords(cost: Cost): string {
  const turn = pairCrossoverWords(cost);
  return turn === null ? "" : `${capital(turn)}. `;
}

function afterDoubts(cost: Cost): string[] {
  const payback = paybackWords(cost);
  return [...(payback === null ? [] : [payback]), ...oldPriceWords(cost)];
}

/** The questions whose answers had no part in it, as they are asked. */
function unusedAnswers({ unused }: Cost, { rulebook: { questions } }: PageView): HTMLElement | null {
  if (unused.length === 0) return null;
  const asked = unused.map((id) => questions.find((question) => question.id === id)?.ask ?? id);
  return h(
    "details",
    {},
    h("summary", {}, `Answers that these costs do not use (${unused.length})`),
    h(
      "ul",
      {},
      asked.map((ask) => h("li", {}, ask)),
    ),
  );
}

/** The calls a month: as set beside the prices, or on the answers as they are now; null where those do not say. */
function ownVolume({ volume }: Cost, { rulebook: { questions }, now: { answers } }: PageView): number | null {
  if (volume?.from === "setting") return volume.callsPerMonth;
  const question = answeredVolume(questions, answers);
  return question === null ? null : (numberAnswersOf(questions, answers)[question]?.value ?? null);
}

function figures(cost: Cost): HTMLElement {
  const { approaches: bills, volume, horizonMonths, race } = cost;
  const usd = moneyOf(cost);
  const at = volume ? ` at ${callsWords(volume.callsPerMonth)}` : "";
  const heads = [
    "",
    "Set up once",
    "1,000 calls",
    `A month${at}`,
    "With set-up spread",
    `Over ${countOf(horizonMonths, "month")}`,
  ];
  const rows = columnsShown(cost).map((column) => {
    const bill = bills[column];
    const cells = [bill.setupUsd, bill.perCallUsd * 1000, bill.runningUsd, bill.monthlyUsd, bill.totalUsd];
    const out = race.includes(column) ? "" : " out";
    return h(
      "tr",
      { class: `${column}${out}` },
      h(
        "th",
        { scope: "row" },
        capital(columnNames[column]),
        bill.because === null ? null : h("small", {}, bill.because),
      ),
      cells.map((sum, at) => h("td", { "data-figure": heads[at + 1]! }, sum === null ? "\u2013" : usd(sum))),
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
