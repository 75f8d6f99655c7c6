import { outcomeNames } from "../model/approach.ts";
import type { Decision, Flip } from "../model/decision.ts";
import { figure } from "../text/numbers.ts";

/** A flip in a sentence: "With volatility static instead of daily: fine-tuning." */
function flipWords({ changes, outcome }: Flip): string {
  return `With ${changes.map((change) => `${change.question} ${choiceText(change)} instead of ${change.from}`).join(", and ")}: ${outcomeNames[outcome]}.`;
}

/** A choice that is changed to; a band is told with the threshold that is crossed. */
export function choiceText({ to, at, way }: Flip["changes"][number]): string {
  return at === null ? to : `${to} (${way === "up" ? "from" : "under"} ${figure(at)})`;
}

/** That no change of the answers given changes the outcome, which open questions may. */
export function noFlips({ unanswered, settled, verdict }: Decision): string {
  const open = unanswered.length > 0 && settled !== true ? " Open questions may." : "";
  return `Of the answers given and not fixed, no change of three or fewer changes it: it stays ${outcomeNames[verdict.outcome]}.${open}`;
}

/** The first five flips in a sentence each, and how many there are besides; or that there is none. */
export function firstFlips(decision: Decision): string[] {
  const { flips } = decision;
  if (flips === null) return [];
  if (flips.length === 0) return [noFlips(decision)];
  const more = flips.length - 5;
  return [
    ...flips.slice(0, 5).map(flipWords),
    ...(more > 0 ? [`And ${more} more ${more === 1 ? "way" : "ways"} with at most three changes.`] : []),
  ];
}
