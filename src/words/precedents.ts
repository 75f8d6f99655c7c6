import { type Outcome, outcomeNames } from "../model/approach.ts";
import type { Decision, DecisionPrecedent } from "../model/decision.ts";
import { groupBy, listOf } from "../text/list.ts";
import { countOf, percent } from "../text/numbers.ts";
import type { Names } from "./names.ts";

/** How many answers are named that a case shares, and how many in which it differs; the others are counted. */
const named = { shared: 3, differs: 3 };

/** How a published case is called: "Policy-as-Prompt (Palla et al.), 2025". */
export function precedentName({ source }: Pick<DecisionPrecedent, "source">): string {
  return `${source.title}, ${source.date?.slice(0, 4) ?? "undated"}`;
}

/** What was chosen in a published case, and how it was carried out, where that is known. */
export function precedentChoice({ outcome, form }: Pick<DecisionPrecedent, "outcome" | "form">): string {
  return form ? `${outcomeNames[outcome]}, ${form.label}` : outcomeNames[outcome];
}

/** The situation of a case and how it went; null where only the rest is carried. */
export function precedentStory({ situation, went }: DecisionPrecedent): string | null {
  return situation !== null && went !== null ? `${situation} ${went}` : null;
}

/** How many answers a case shares, of how many that both give; how like that makes it; and those that tell most of outcomes. */
export function sharedSentence({ shared, differs, likeness }: DecisionPrecedent, names: Names): string {
  const first = shared
    .slice(0, named.shared)
    .map(({ question, choice }) => `${names.question(question)} ${names.choice(question, choice)}`);
  const all = countOf(shared.length + differs.length, "answer");
  const share = differs.length === 0 ? `all ${all}` : `${shared.length} of ${all}`;
  const weight = differs.length === 0 || likeness === 1 ? "" : ` (${percent(likeness)} alike by weight)`;
  return `It shares ${share}${weight}${first.length === 0 ? "" : `: ${counted(first, shared.length)}`}.`;
}

/** How like a case is, and where it differs, in one or two sentences. */
export function likenessSentences(one: DecisionPrecedent, names: Names): string {
  const differs = differsSentence(one, names);
  return [sharedSentence(one, names), ...(differs === null ? [] : [differs])].join(" ");
}

/** Where a case differs: "how often facts change “Almost never” (yours: “About every day”)"; null where it does not. */
export function differsSentence({ differs, likeness }: DecisionPrecedent, names: Names): string | null {
  if (differs.length === 0) return null;
  const first = differs
    .slice(0, named.differs)
    .map(
      ({ question, yours, theirs }) =>
        `${names.question(question)} ${names.choice(question, theirs)} (yours: ${names.choice(question, yours)})`,
    );
  // Answers of no weight leave a case as like as can be.
  const weightless = likeness === 1 ? ", which says next to nothing of what is chosen" : "";
  return `It differs in ${counted(first, differs.length)}${weightless}.`;
}

function counted(first: readonly string[], count: number): string {
  return listOf([...first, ...(count > first.length ? [`${count - first.length} more`] : [])], "and");
}

/** What the closest cases chose where they mostly chose otherwise than the rules; null where they did not. */
export function otherwiseSentence({ precedents, verdict }: Decision): string | null {
  const others = (precedents ?? []).filter(({ outcome }) => outcome !== verdict.outcome);
  if (precedents === null || others.length * 2 <= precedents.length) return null;
  const all = precedents.length === 1 ? "The closest" : `All ${precedents.length} of the closest`;
  const who = others.length === precedents.length ? all : `${others.length} of the ${precedents.length} closest`;
  const rules = outcomeNames[verdict.outcome];
  return `${who} chose ${choices(others)}, where the rules say ${rules}: find out what sets your case apart before you build.`;
}

/** The closest published cases in one line, for a summary; null where none is like the answers. */
export function precedentsLine(decision: Decision): string | null {
  const [first] = decision.precedents ?? [];
  if (!first || !decision.precedents) return null;
  if (decision.precedents.length === 1)
    return `The closest published case chose ${outcomeNames[first.outcome]}: ${precedentName(first)}.`;
  const how = otherwiseSentence(decision) === null ? "chose" : "mostly chose otherwise than the rules:";
  return `The closest published cases ${how} ${choices(decision.precedents)}.`;
}

/** What likeness is. */
export const likenessNote =
  "Of the answers that both give; a near one counts in part. Weight is how much each tells of outcomes: `advise explain QUESTION`.";

/** That nothing published is close enough to be shown. */
export const noPrecedents = "No published case shares five answers with these.";

/** "RAG (2) and fine-tuning (1)", in the order in which they first come; without the count where all chose the same. */
function choices(cases: readonly { outcome: Outcome }[]): string {
  const groups = [...groupBy(cases, ({ outcome }) => outcome)];
  const count = (of: readonly unknown[]): string => (groups.length === 1 ? "" : ` (${of.length})`);
  return listOf(
    groups.map(([outcome, of]) => `${outcomeNames[outcome]}${count(of)}`),
    "and",
  );
}

/** How many cases there are to be compared with, and how many are shown. */
export function shownOf(shown: number, all: number): string {
  return `${countOf(shown, "case")} of ${all} shown.`;
}
