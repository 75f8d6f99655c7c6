import type { Decision } from "../../model/decision.ts";
import { block } from "../../text/layout.ts";
import { firmnessSentence, weightsSentence, whatNextHint } from "../../words/firmness.ts";
import { flipList, flipsShown, neverMattersSentence } from "../../words/flips.ts";
import { whyNotAnother } from "../../words/scores.ts";
import { nextQuestions } from "../../words/shares.ts";
import type { TextOptions } from "./text-style.ts";

/** How many questions and weights are shown unless all are asked for. */
const shown = { questions: 5, weights: 3 };

/** What would change the outcome: "fine-tuning, if examples is many (from 500) and team is ml". */
export function flipLines(decision: Decision, { width, verbose }: TextOptions): string[] {
  const { lead, items, more } = flipList(decision, verbose ? Infinity : flipsShown);
  const never = neverMattersSentence(decision);
  return [
    ...block(lead, width, "  "),
    ...items.flatMap((item) => block(item, width, "      ", "    - ")),
    ...(more === null ? [] : block(more, width, "      ")),
    ...(never === null ? [] : block(never, width, "  ")),
  ];
}

/** How firm it is: the level, how far the weights may be off, and the rules whose weight alone would change it. */
export function firmnessLines(decision: Decision, { width, verbose }: TextOptions): string[] {
  if (!decision.firmness) return [];
  const parts = [
    firmnessSentence(decision),
    weightsSentence(decision, verbose ? Infinity : shown.weights),
    whatNextHint(decision),
  ];
  return block(parts.filter((part) => part !== null).join(" "), width, "  ");
}

/** What to ask next, if that was asked for, with what each answer is expected to tell. */
export function askNextLines(decision: Decision, { width, verbose }: TextOptions): string[] {
  const { first, more } = nextQuestions(decision, verbose ? Infinity : shown.questions);
  return [
    ...first.flatMap(({ question, gain }, index) =>
      block(`${question} (${gain.toFixed(3)})`, width, "     ", `  ${String(index + 1).padStart(2)} `),
    ),
    ...(more > 0 ? block(`and ${more} more.`, width, "     ") : []),
    ...(first.length > 0 ? block("In bits: 1 is what settles an even choice between two outcomes.", width, "  ") : []),
  ];
}

/** Why not each other approach that could be chosen: how far behind it is. */
export function whyNotLines(decision: Decision, { width }: TextOptions): string[] {
  return whyNotAnother(decision).flatMap((line) => block(line, width, "    ", "  "));
}
