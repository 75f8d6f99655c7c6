import type { Changed, History, Usage } from "../model/measure.ts";
import { countOf, grouped, percent } from "../text/numbers.ts";

/** As many months and models as a person looks at. */
const shown = 12;

/** What an export of calls says. Days and months are of UTC. */
export function usageSentences(usage: Usage): string[] {
  const { from, to, days, quiet, calls, months, perMonth, perCall, models } = usage;
  const without = quiet === 0 ? "" : `, ${grouped(quiet)} of them without a call`;
  return [
    `${grouped(calls)} calls from ${from} to ${to} (${countOf(days, "day")}${without}).`,
    ...listed(
      "By month",
      Object.entries(months)
        .map(([month, count]) => `${month} ${grouped(count)}`)
        .slice(-shown),
    ),
    perMonth
      ? `${monthsText(perMonth)}.`
      : "No month is there from its first day to its last (in UTC), so that nothing is said of a month's calls.",
    ...(perCall
      ? [`A call takes ${grouped(perCall.input)} tokens in and ${grouped(perCall.output)} out on average.`]
      : []),
    ...listed(
      "By model",
      Object.entries(models)
        .map(([model, sums]) => `${model} ${percent(sums.calls / calls)}`)
        .slice(0, shown),
    ),
  ];
}

function listed(what: string, parts: readonly string[]): string[] {
  return parts.length > 1 ? [`${what}: ${parts.join("; ")}.`] : [];
}

/** "4,100 calls a month, the median of 3 whole months, which had from 4,000 to 4,245" */
export function monthsText({ median, low, high, months }: NonNullable<Usage["perMonth"]>): string {
  if (months === 1) return `${grouped(median)} calls in the only whole month`;
  return `${grouped(median)} calls a month, the median of ${months} whole months, which had from ${grouped(low)} to ${grouped(high)}`;
}

/** How a folder's documents changed, and what that proposes. */
export function historySentences({ from, to, commits, documents, changed, proposal }: History): string[] {
  return [
    `${countOf(documents, "document")} on ${to}; ${countOf(commits, "commit")} since ${from} changed some.`,
    ...Object.entries(changed).map(([days, share]) => changedSentence(Number(days), share)),
    proposal === null
      ? "Nothing is proposed for volatility."
      : `Proposed for volatility: ${proposal}, since ${because(proposal)}. It is yours to answer: an edit of a text is no change of a fact, and facts stand in databases too.`,
  ];
}

function changedSentence(days: number, share: Changed | null): string {
  if (share === null) return `After ${days} days: the history is too short, or has fewer than 10 documents.`;
  const { median, most, anchors } = share;
  const weeks =
    anchors === 1 ? "seen from one week" : `the median over ${grouped(anchors)} weeks; at most ${percent(most)}`;
  return `After ${days} days ${percent(median)} of the documents are other texts or gone (${weeks}).`;
}

function because(proposal: string): string {
  return proposal === "static" ? "after a year it is less than a tenth" : "that is how soon it is a tenth";
}
