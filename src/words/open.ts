import { outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import { capital } from "../text/capital.ts";
import { groupBy, listOf, thoseFirst } from "../text/list.ts";
import type { Names } from "./names.ts";

/** The open questions whose answer would by itself change the outcome, a sentence each; last what other answers speak against. */
export function turnSentences({ firmness }: Decision, names: Names): string[] {
  const turns = thoseFirst(firmness?.turns ?? [], ({ conflicts }) => conflicts.length === 0);
  const byQuestion = groupBy(turns, ({ question }) => question);
  return [...byQuestion].map(([question, turns]) => {
    const ways = [...groupBy(turns, ({ outcome }) => outcome)].map(([outcome, list], index) => {
      const choices = list.map(({ to }) => names.choice(question, to));
      return `${index === 0 ? "if" : "; if"} ${listOf(choices, "or")}, ${names.outcome(outcome)}`;
    });
    return `${capital(names.question(question))}: ${ways.join("")}.`;
  });
}

/** "3 of 5 published frameworks say RAG, 2 say hybrid."; null where none was asked. */
export function panelSentence({ panel }: Decision): string | null {
  if (panel === null || panel.length === 0) return null;
  const counts = [...groupBy(panel, ({ outcome }) => outcome)]
    .map(([outcome, list]) => [outcome, list.length] as const)
    .sort(([, a], [, b]) => b - a);
  const said = counts.map(([outcome, count], index) => {
    const who = index === 0 ? `${count} of ${panel.length} published frameworks` : String(count);
    return `${who} ${count === 1 ? "says" : "say"} ${outcomeNames[outcome]}`;
  });
  return `${said.join(", ")}.`;
}
