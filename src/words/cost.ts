import { outcomeNames } from "../model/approach.ts";
import { capital } from "../text/capital.ts";
import type { Cost, Crossover } from "../model/cost.ts";
import { money, shortCount } from "../text/numbers.ts";

/** Where fine-tuning becomes cheaper, as a sentence without its full stop. */
export function crossoverWords({ kind, callsPerMonth, cheaper }: Crossover): string {
  const volume = `${shortCount(callsPerMonth ?? 0)} calls a month`;
  switch (kind) {
    case "above":
      return `fine-tuning is cheaper than RAG above ${volume}`;
    case "below":
      return `fine-tuning is cheaper than RAG below ${volume}`;
    case "always":
      return "fine-tuning is cheaper than RAG at every volume";
    case "never":
      return "RAG is cheaper than fine-tuning at every volume";
    case "any":
      return cheaper === "equal" || cheaper === null
        ? "RAG and fine-tuning cost the same at every volume"
        : `${outcomeNames[cheaper]} is cheaper by the same amount at every volume`;
  }
}

/** The same in a cell of a table. */
export function crossoverCell({ kind, callsPerMonth, cheaper }: Crossover): string {
  if (kind === "any") return cheaper === "equal" ? "equal" : `always ${cheaper ?? ""}`;
  return callsPerMonth === null ? kind : `${kind} ${shortCount(callsPerMonth)}`;
}

/** The least and the most of the crossovers in the band; null where one of them has none. */
function bandRange({ band, crossover }: Cost): string | null {
  const volumes = [crossover, ...band.map((one) => one.crossover)].map((one) =>
    one.kind === crossover.kind ? one.callsPerMonth : null,
  );
  const known = volumes.filter((volume) => volume !== null);
  if (known.length < volumes.length || known.length === 0) return null;
  return `${shortCount(Math.min(...known))} to ${shortCount(Math.max(...known))}`;
}

/** Where these prices and the rulebook's band disagree; null where they do not. */
export function disagreement({ volumeRule, volume }: Cost): string | null {
  if (!volumeRule || volumeRule.agrees || !volume) return null;
  const { rules, favours, cheaper } = volumeRule;
  return `The rulebook counts this volume in favour of ${outcomeNames[favours === "equal" ? "rag" : favours]} (${rules.join(", ")}), but on these prices ${outcomeNames[cheaper === "equal" ? "rag" : cheaper]} is the cheaper one. The scores do not depend on prices: judge by your own.`;
}

/** That a volume stands for the band that was named; "" where it was given. */
export function standIn({ volume }: Cost): string {
  return volume?.from === "band" ? ", taken for the band you named" : "";
}

/** What the tuning would have to keep up with. */
export function floorNote({ keepsUp, approaches }: Cost): string | null {
  if (keepsUp) return null;
  const [tuned, hybrid] = (["fine-tuning", "hybrid"] as const).map(
    (approach) => approaches[approach]?.perMonth.find(({ item }) => item === "retraining")?.usd ?? 0,
  );
  const rarer = (hybrid ?? 0) < (tuned ?? 0) ? "; the hybrid, whose facts are searched for, with rarer retraining" : "";
  return `Retraining cannot follow changes this fast. Fine-tuning is priced with weekly retraining, which is a floor and not a plan${rarer}.`;
}

/** When the extra set-up of fine-tuning is earned back, at the volume. */
export function paybackWords({ payback, approaches }: Cost): string | null {
  if (!payback) return null;
  const { months } = payback;
  if (months === null) return "At this volume fine-tuning never earns back what it costs more to set up.";
  if (months === 0) return "Fine-tuning costs no more to set up, and less from the first month.";
  const left = approaches["fine-tuning"]?.amortisedOverMonths ?? months;
  const late = months > left ? `, after the ${monthsWord(left)} that its set-up is spread over` : "";
  return `At this volume fine-tuning earns back its extra set-up in ${monthsWord(months)}${late}.`;
}

/** What a call saves with fine-tuning, and by what: only the shorter prompt is a merit of fine-tuning. */
function savingWords({ perCallUsd, shorterPromptUsd, cheaperModelUsd }: Cost["saving"]): string {
  if ([perCallUsd, shorterPromptUsd, cheaperModelUsd].every((usd) => usd === 0)) {
    return "No side pays by the token: what differs is how many machines the calls need.";
  }
  const perThousand = (usd: number): string => money(usd * 1000);
  const change = perCallUsd < 0 ? `${perThousand(-perCallUsd)} more` : `${perThousand(perCallUsd)} less`;
  return `1,000 calls cost ${change} with fine-tuning: ${perThousand(shorterPromptUsd)} saved by the shorter prompt, ${perThousand(cheaperModelUsd)} by the other model.`;
}

/** What lies behind the crossover: its steps, what is saved by what, payback, and what moves it. */
export function turningWords(cost: Cost): string[] {
  const { changes } = cost.crossover;
  const { saving } = cost;
  const sides = changes.map(
    ({ callsPerMonth, cheaper }) => `${outcomeNames[cheaper]} from ${shortCount(callsPerMonth)}`,
  );
  const sameModel = Math.abs(saving.cheaperModelUsd) > 1e-12 ? saving.sameModel : null;
  const range = bandRange(cost);
  return [
    changes.length > 1 ? `The cheaper one changes with each step of the prices: ${sides.join(", ")}.` : null,
    changes.at(-1)?.atStep ? "There one side needs one more machine, and its cost jumps." : null,
    savingWords(saving),
    sameModel ? `If only the shorter prompt counted, ${crossoverWords(sameModel)}.` : null,
    paybackWords(cost),
    `These assumptions move it${range ? `, from ${range} calls a month` : ""}:`,
  ].filter((sentence) => sentence !== null);
}

/** "1 call", "250k calls": a number of calls, written as it should be. */
export function callsWords(calls: number, write = shortCount): string {
  return `${write(calls)} ${calls === 1 ? "call" : "calls"}`;
}

function monthsWord(months: number): string {
  return months >= 100 ? "over 100 months" : `${months.toFixed(1)} months`;
}

/** The cost in a few sentences, for a decision: what each costs at the volume, where it turns, and what to doubt. */
export function costParagraph(cost: Cost): string {
  const { volume, approaches, horizonMonths } = cost;
  const at = volume ? ` at ${callsWords(volume.callsPerMonth)} a month${standIn(cost)}` : "";
  const prices = (["rag", "fine-tuning", "hybrid"] as const)
    .map((approach) => `${outcomeNames[approach]} ${money(approaches[approach]?.monthlyUsd ?? 0)}`)
    .join(", ");
  const range = bandRange(cost);
  return [
    `A month${at}, set-up spread over ${horizonMonths} months: ${prices}.`,
    `${capital(crossoverWords(cost.crossover))}${range ? ` (${range} when a main assumption is halved or doubled)` : ""}.`,
    floorNote(cost),
    disagreement(cost),
    `Prices are examples: ${cost.preset.title}. \`advise cost\` shows and changes each.`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}
