import { type CostColumn, columnNames } from "../model/cost-column.ts";
import type { Cost } from "../model/cost.ts";
import { capital } from "../text/capital.ts";
import { listOf } from "../text/list.ts";
import { figure, shortCount } from "../text/numbers.ts";
import { bandRange, pairCrossover } from "./cost-crossover.ts";
import { callsWords, moneyOf, monthsWord, columnWord } from "./cost-names.ts";
import { isExample } from "./cost-title.ts";

/** Where these prices and the rulebook's band disagree; null where they do not. */
function disagreement({ volumeRule, volume }: Cost): string | null {
  if (!volumeRule || volumeRule.agrees || !volume) return null;
  const { rules, favours, cheaper } = volumeRule;
  if (favours === "equal" || cheaper === "equal") return null;
  return `The rulebook counts this volume in favour of ${columnNames[favours]} (${rules.join(", ")}), but on these prices ${columnNames[cheaper]} is the cheaper one. The scores do not depend on prices: judge by your own.`;
}

/** That a volume stands for the band that was named; "" where it was given. */
function standIn({ volume }: Cost): string {
  return volume?.from === "band" ? ", taken for the band you named" : "";
}

/** What the tuning would have to keep up with, where tuning is in the race. */
function floorNote(cost: Cost): string | null {
  const { keepsUp, approaches, race } = cost;
  if (keepsUp || !race.includes("fine-tuning")) return null;
  const retraining = (column: CostColumn): number =>
    approaches[column].perMonth.find(({ item }) => item === "retraining")?.usd ?? 0;
  const rarer =
    race.includes("hybrid") && retraining("hybrid") < retraining("fine-tuning")
      ? "; the hybrid, whose facts are searched for, with rarer retraining"
      : "";
  return `Retraining cannot follow changes this fast. Fine-tuning is priced with weekly retraining, which is a floor and not a plan${rarer}.`;
}

/** What a column costs once, as text. */
export function onceText(cost: Cost, column: CostColumn): string {
  return moneyOf(cost)(cost.approaches[column].setupUsd);
}

/** What a column costs in a month at the volume, without its set-up, as text; null where the volume is not known. */
export function monthText(cost: Cost, column: CostColumn): string | null {
  const { runningUsd } = cost.approaches[column];
  return runningUsd === null ? null : moneyOf(cost)(runningUsd);
}

function billWords(cost: Cost, column: CostColumn): string {
  return `${monthText(cost, column) ?? ""} a month and ${onceText(cost, column)} once`;
}

/** What is advised and the next best cost at the volume, and whether the advised one is the cheaper. */
function headlineWords(cost: Cost): string[] {
  const { advised, pair, race, volume, approaches } = cost;
  if (!volume) return ["The volume is not known: answer it to see what a month costs."];
  const at = `at ${callsWords(volume.callsPerMonth)} a month${standIn(cost)}`;
  const column = advised !== null && race.includes(advised) ? advised : (race[0] ?? null);
  if (column === null) return ["Nothing that is compared here is an option on these answers."];
  const first = `${capital(columnWord(column))} costs ${billWords(cost, column)}, ${at}.`;
  if (!pair) return [first, alone(cost, column)];
  const other = pair.from === column ? pair.to : pair.from;
  const [own, its] = [approaches[column].monthlyUsd ?? 0, approaches[other].monthlyUsd ?? 0];
  const months = cost.horizonMonths;
  const usd = moneyOf(cost);
  const spread = `with set-up spread over ${months} months`;
  const next = `The next best, ${columnWord(other)}: ${billWords(cost, other)}.`;
  if (its >= own) return [first, next, `A month ${spread}: ${usd(own)} against ${usd(its)}.`];
  const cheaper = `A month ${spread}: ${usd(own)} against ${usd(its)}, so ${columnWord(other)} is the cheaper one.`;
  return advised === null
    ? [first, next, cheaper]
    : [first, next, `${cheaper} The advice rests on what the answers call for, not on cost.`];
}

/** What is said where only one column is called for. */
function alone({ race, approaches }: Cost, column: CostColumn): string {
  const open = race.filter((one) => one !== column && approaches[one].status === "open").map(columnWord);
  return open.length === 0
    ? "Nothing else is called for on these answers."
    : `No answer calls for ${listOf(open, "or")} yet; the table shows what it would cost.`;
}

/** The volumes beyond this many times one's own are not spoken of. */
const farthest = 100;

/** Where the cheaper one of the pair changes, within a hundred times the volume; null where nothing is compared. */
function turnWords(cost: Cost): string | null {
  const crossover = pairCrossover(cost);
  if (!crossover || !cost.volume || !cost.pair) return null;
  const calls = cost.volume.callsPerMonth;
  const range = bandRange(cost);
  const doubt = range ? ` (${range} when a main assumption is halved or doubled)` : "";
  const near = crossover.changes.filter(({ callsPerMonth }) => callsPerMonth <= farthest * calls);
  const [last, next] = [near.findLast(({ callsPerMonth }) => callsPerMonth <= calls), near.at(-1)];
  const turn = next ?? last;
  if (!turn) return `No volume up to ${farthest} times yours changes which is cheaper.`;
  const other = turn.cheaper === cost.pair.to ? cost.pair.from : cost.pair.to;
  return `Above ${callsWords(turn.callsPerMonth)} a month ${columnWord(turn.cheaper)} is cheaper, below it ${columnWord(other)}${doubt}.`;
}

/** That the pair runs on two models, and how much of what a call saves is the other model's. */
export function modelWords(cost: Cost): string | null {
  const { pair, models, saving } = cost;
  if (!pair || !saving || saving.perCallUsd <= 0 || saving.cheaperModelUsd <= 0) return null;
  const usd = moneyOf(cost);
  const [own, all] = [saving.cheaperModelUsd, saving.perCallUsd].map((sum) => usd(sum * 1000));
  const names = `${models[pair.from].name} and ${models[pair.to].name}`;
  return `Two models are compared, ${names}: of the ${all} that 1,000 calls save, the other model saves ${own}.`;
}

/** How the set-up stands to the budget that was answered. */
function budgetWords(cost: Cost): string | null {
  const { budgetUsd, race, approaches } = cost;
  if (budgetUsd === null) return null;
  const usd = moneyOf(cost);
  const parts = race.map((column) => {
    const over = approaches[column].overBudgetUsd ?? 0;
    return over === 0 ? `${columnWord(column)} fits` : `${columnWord(column)} is over by ${usd(over)}`;
  });
  return `Set-up against your budget of ${usd(budgetUsd)}: ${listOf(parts, "and")}.`;
}

/** What is too late for the deadline, or too slow to start, of the columns in the race. */
function lateWords({ race, approaches }: Cost): string | null {
  const which = (part: "firstVersion" | "start", fits: string): string[] =>
    race.filter((column) => approaches[column][part].fits === fits).map(columnWord);
  const parts = [
    { columns: which("firstVersion", "no"), says: "later than your deadline, by assumption" },
    { columns: which("firstVersion", "perhaps"), says: "perhaps later than your deadline" },
    { columns: which("start", "no"), says: "slower to start an answer than you allow" },
  ].filter(({ columns }) => columns.length > 0);
  if (parts.length === 0) return null;
  const said = parts.map(
    ({ columns, says }) => `${listOf(columns, "and")} ${columns.length === 1 ? "is" : "are"} ${says}`,
  );
  return `${capital(said.join("; "))}.`;
}

/** What each column in the race would save of today's bill. */
function todayWords(cost: Cost): string | null {
  const { today } = cost;
  if (!today) return null;
  const usd = moneyOf(cost);
  const model = today.model === null ? "" : ` for ${today.model}`;
  if (today.perMonthUsd === null) return `Today's bill${model} follows from the volume: answer it.`;
  const parts = today.savings.map(({ column, perMonthUsd, paidAfterMonths }) => {
    if (perMonthUsd <= 0) return `${columnWord(column)} costs ${usd(-perMonthUsd)} more a month`;
    const paid = paidAfterMonths === null ? "" : `, paid for after ${monthsWord(paidAfterMonths)}`;
    return `${columnWord(column)} saves ${usd(perMonthUsd)} a month${paid}`;
  });
  const said = parts.length === 0 ? "" : ` Against it, with upkeep by your own people counted, ${parts.join("; ")}.`;
  return `Today you pay ${usd(today.perMonthUsd)} a month${model}.${said}`;
}

/** A prompt that is longer than its model reads. */
function contextWords({ contextTokens, models }: Cost): string | null {
  if (!contextTokens) return null;
  const { prompt, window } = contextTokens;
  return `The long prompt has ${shortCount(prompt)} tokens, and ${models.prompt.name} reads ${shortCount(window)}: it does not fit.`;
}

/** Prices much older than the list, what they are for, and how wrong they would have to be to turn the pair. */
export function oldPriceWords({ old, pair }: Cost): string[] {
  return old.map(({ keys, source, date, turnsAt }) => {
    const turn =
      turnsAt === null || !pair
        ? "No change of it alone turns what is said here."
        : `It would have to be ${figure(Number(turnsAt.toPrecision(2)))} times as high to turn which is cheaper.`;
    return `${source}, ${date} (${keys.join(", ")}). ${turn}`;
  });
}

/** Whose prices these are. */
function priceWords(cost: Cost): string {
  const { preset, asOf } = cost;
  return isExample(cost)
    ? `Prices are examples, for ${preset.title}, as of ${asOf}: \`advise cost FILE --model NAME\` takes yours.`
    : `Prices for ${preset.title}, as of ${asOf}: \`advise cost\` shows and changes each.`;
}

/** All that is said of costs, in its order: what is advised and the next best, where it turns, what else holds, what to doubt. */
export type CostWords = { headline: string[]; turn: string | null; notes: string[]; doubts: string[]; prices: string };

/** The sentences of a comparison, of which every format takes its own. */
export function costWords(cost: Cost): CostWords {
  const said = (...texts: readonly (string | null)[]): string[] => texts.filter((text) => text !== null);
  return {
    headline: headlineWords(cost),
    turn: turnWords(cost),
    notes: said(modelWords(cost), todayWords(cost), budgetWords(cost), contextWords(cost), lateWords(cost)),
    doubts: said(floorNote(cost), disagreement(cost)),
    prices: priceWords(cost),
  };
}

/** The cost in a few sentences, for a decision. */
export function costParagraph(cost: Cost): string {
  const { headline, turn, notes, doubts, prices } = costWords(cost);
  return [...headline, ...(turn === null ? [] : [turn]), ...notes, ...doubts, prices].join(" ");
}
