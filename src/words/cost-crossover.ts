import type { CostColumn } from "../model/cost-column.ts";
import type { VolumeChange, Cost, Crossover } from "../model/cost.ts";
import { capital } from "../text/capital.ts";
import { shortCount } from "../text/numbers.ts";
import { callsWords, moneyOf, monthsWord, columnWord } from "./cost-names.ts";

type Turning = Pick<Crossover, "kind" | "callsPerMonth" | "cheaper">;
type ColumnPair = { from: CostColumn; to: CostColumn };
const ragAndTuning: ColumnPair = { from: "rag", to: "fine-tuning" };

/** Where the second of a pair becomes cheaper, as a sentence without its full stop. */
export function crossoverWords(
  { kind, callsPerMonth, cheaper }: Turning,
  { from, to }: ColumnPair = ragAndTuning,
): string {
  const volume = callsWords(callsPerMonth ?? 0);
  const [first, second] = [columnWord(from), columnWord(to)];
  switch (kind) {
    case "above":
      return `${second} is cheaper than ${first} above ${volume} a month`;
    case "below":
      return `${second} is cheaper than ${first} below ${volume} a month`;
    case "always":
      return `${second} is cheaper than ${first} at every volume`;
    case "never":
      return `${first} is cheaper than ${second} at every volume`;
    case "any":
      return cheaper === "equal" || cheaper === null
        ? `${first} and ${second} cost the same at every volume`
        : `${columnWord(cheaper)} is cheaper by the same amount at every volume`;
  }
}

/** The same in a cell of a table. */
export function crossoverCell({ kind, callsPerMonth, cheaper }: Turning): string {
  if (kind === "any") return cheaper === "equal" ? "equal" : `always ${cheaper ?? ""}`;
  return callsPerMonth === null ? kind : `${kind} ${shortCount(callsPerMonth)}`;
}

/** The crossover of the headline's pair; null where nothing is compared. */
export function pairCrossover({ crossovers, pair }: Cost): Cost["crossovers"][number] | null {
  return crossovers.find(({ from, to }) => from === pair?.from && to === pair.to) ?? null;
}

/** The same in words; null where nothing is compared. */
export function pairCrossoverWords(cost: Cost): string | null {
  const crossover = pairCrossover(cost);
  return crossover && cost.pair ? crossoverWords({ ...crossover, callsPerMonth: crossover.at }, cost.pair) : null;
}

/** The least and the most of the crossovers in the band; null where one of them has none. */
export function bandRange(cost: Cost): string | null {
  const crossover = pairCrossover(cost);
  if (!crossover) return null;
  const volumes = cost.band.map(({ crossover: one }) => (one.kind === crossover.kind ? one.callsPerMonth : null));
  const known = [crossover.at, ...volumes].filter((volume) => volume !== null);
  if (known.length <= volumes.length) return null;
  return `${shortCount(Math.min(...known))} to ${shortCount(Math.max(...known))}`;
}

/** When the extra set-up of the pair's second is earned back, at the volume. */
export function paybackWords({ payback, approaches, pair }: Cost): string | null {
  if (!payback || !pair) return null;
  const second = capital(columnWord(pair.to));
  const { months } = payback;
  if (months === null) return `At this volume ${columnWord(pair.to)} never earns back what it costs more to set up.`;
  if (months === 0)
    return `${second} costs no more to set up than ${columnWord(pair.from)}, and less from the first month.`;
  const left = approaches[pair.to].amortisedOverMonths;
  const late = months > left ? `, after the ${monthsWord(left)} that its set-up is spread over` : "";
  return `At this volume ${columnWord(pair.to)} earns back its extra set-up in ${monthsWord(months)}${late}.`;
}

/** What a call saves with the pair's second, and by what: another model is no merit of a shorter prompt. */
function savingWords(cost: Cost): string | null {
  const { saving, pair, models } = cost;
  if (!saving || !pair) return null;
  const { perCallUsd, shorterPromptUsd, cheaperModelUsd } = saving;
  if ([perCallUsd, shorterPromptUsd, cheaperModelUsd].every((usd) => usd === 0)) {
    return "No side pays by the token: what differs is how many machines the calls need.";
  }
  const usd = moneyOf(cost);
  const perThousand = (amount: number): string => usd(Math.abs(amount) * 1000);
  const change = `${perThousand(perCallUsd)} ${perCallUsd < 0 ? "more" : "less"}`;
  const prompt =
    shorterPromptUsd === 0
      ? "the prompt is as long"
      : shorterPromptUsd > 0
        ? `${perThousand(shorterPromptUsd)} saved by the shorter prompt`
        : `${perThousand(shorterPromptUsd)} for the longer prompt`;
  const model =
    models[pair.from].name === models[pair.to].name && cheaperModelUsd === 0
      ? "the model is the same"
      : `${perThousand(cheaperModelUsd)} ${cheaperModelUsd < 0 ? "more for" : "less by"} the other model`;
  return `1,000 calls cost ${change} with ${columnWord(pair.to)}: ${prompt}, ${model}.`;
}

/** What lies behind the crossover: its steps, what is saved by what, payback, and what moves it. */
export function turningWords(cost: Cost): string[] {
  const [crossover, turn] = [pairCrossover(cost), pairCrossoverWords(cost)];
  if (!crossover || !cost.pair || turn === null) return [];
  const { changes, allListed } = crossover;
  const { saving } = cost;
  const sides = firstAndLast(changes).map(
    ({ callsPerMonth, cheaper }) => `${columnWord(cheaper)} from ${shortCount(callsPerMonth)}`,
  );
  const sameModel = saving && Math.abs(saving.cheaperModelUsd) > 1e-12 ? saving.sameModel : null;
  const range = bandRange(cost);
  const more = allListed && changes.length <= mostChanges ? "" : ", to name the first and the last";
  return [
    `${capital(turn)}.`,
    changes.length > 1 ? `The cheaper one changes with each step of the prices: ${sides.join(", ")}${more}.` : null,
    changes.at(-1)?.atStep ? "There one side needs one more machine, and its cost jumps." : null,
    savingWords(cost),
    sameModel ? `With one model for both, ${crossoverWords(sameModel, cost.pair)}.` : null,
    paybackWords(cost),
    `These assumptions move it${range ? `, from ${range} calls a month` : ""}:`,
  ].filter((sentence) => sentence !== null);
}

const mostChanges = 6;

function firstAndLast(changes: readonly VolumeChange[]): VolumeChange[] {
  if (changes.length <= mostChanges) return [...changes];
  return [...changes.slice(0, mostChanges / 2), ...changes.slice(-mostChanges / 2)];
}
