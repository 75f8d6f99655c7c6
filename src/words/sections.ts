import type { Cited, Decision, TraceEntry } from "../model/decision.ts";
import type { Approach } from "../model/approach.ts";
import { answersText } from "./answers.ts";
import { costParagraph } from "./cost.ts";
import { measuredAnswers } from "./evidence.ts";
import { firmnessSentence } from "./firmness.ts";
import { firstFlips } from "./flips.ts";
import { byId, type Names } from "./names.ts";
import { changesBesidePoints } from "./rulebook-changes.ts";
import { shareSentence } from "./shares.ts";
import { unmetNeeds } from "./unmet.ts";

/** What each section of a decision is called, in every format. */
export const titles = {
  scores: "Scores",
  measured: "What was measured",
  excluded: "Ruled out",
  firmness: "How firm",
  "why-not": "Why not another",
  flips: "What would change it",
  shares: "What is still open",
  "ask-next": "What to ask next",
  unmet: "Needs left open",
  gates: "Before you build",
  conflicts: "Answers that contradict each other",
  warnings: "Warnings",
  cost: "Cost",
  "next-steps": "Next steps",
  precedents: "Closest published cases",
  sources: "Sources",
  changes: "Changed in this rulebook",
} as const;

/** One thing that is said in a section, and what it rests on. */
export type Item = { id: string; text: string; sources: readonly Cited[] };

/** A section that is the same in every format: points of a list, steps in their order, or a text. */
export type Section = { title: string; form: "list" | "steps" | "text"; items: readonly Item[] };

/** The sections that every format shows alike. */
export type SectionId =
  | "measured"
  | "unmet"
  | "gates"
  | "conflicts"
  | "warnings"
  | "next-steps"
  | "cost"
  | "firmness"
  | "flips"
  | "shares"
  | "changes";

/** What each of them says of a decision, by ids or by labels. A section without items has nothing to say. */
export const sections: Record<SectionId, (decision: Decision, names?: Names) => Section> = {
  measured: (decision, names = byId) => ({
    title: titles.measured,
    form: "list",
    items: measuredAnswers(decision, names).map(({ id, text }) => ({ id, text, sources: [] })),
  }),
  unmet: (decision, names = byId) => ({
    title: titles.unmet,
    form: "list",
    items: unmetNeeds(decision, names).map(({ id, text }) => ({ id, text, sources: [] })),
  }),
  gates: (decision) => list("gates", gatesLeft(decision)),
  conflicts: ({ conflicts }) => list("conflicts", conflicts),
  warnings: ({ warnings }) => list("warnings", warnings),
  "next-steps": ({ nextSteps }) => ({
    title: titles["next-steps"],
    form: "steps",
    items: nextSteps.map(({ text, sources }, index) => ({ id: String(index), text, sources })),
  }),
  cost: ({ cost }) => said("cost", "text", cost ? [costParagraph(cost)] : []),
  firmness: (decision) => said("firmness", "text", decision.firmness ? [firmnessSentence(decision)] : []),
  flips: (decision, names) => said("flips", "list", firstFlips(decision, names)),
  shares: (decision) =>
    said(
      "shares",
      "text",
      [shareSentence(decision)].filter((text) => text !== null),
    ),
  changes: (decision) => said("changes", "list", changesBesidePoints(decision)),
};

function said(id: SectionId, form: Section["form"], texts: readonly string[]): Section {
  return { title: titles[id], form, items: texts.map((text, index) => ({ id: String(index), text, sources: [] })) };
}

function list(id: SectionId, notes: readonly { id: string; say: string; sources: Cited[] }[]): Section {
  return {
    title: titles[id],
    form: "list",
    items: notes.map(({ id, say, sources }) => ({ id, text: say, sources })),
  };
}

/** The gates that the headline has not already said. */
function gatesLeft({ gates, verdict }: Decision): Decision["gates"] {
  return gates.filter(({ say }) => !verdict.headline.includes(say));
}

/** The fired rules, those that move an approach most first. */
export function byEffectOn(trace: readonly TraceEntry[], approach: Approach): TraceEntry[] {
  return trace.toSorted((a, b) => Math.abs(b.points[approach]) - Math.abs(a.points[approach]));
}

/** The answers that made a rule fire, and the need it shows. */
export function reasonLabel({ answers, need }: TraceEntry, names: Names = byId): string {
  return `${answersText(answers, names)}${need ? ` (a need: ${need})` : ""}`;
}

/** What a reader should know of a rule before trusting it. */
export function doubts({ changed, contested }: Pick<TraceEntry, "changed" | "contested">): string[] {
  return [...(changed ? [`${titles.changes}, ${changed}`] : []), ...(contested ? [`Contested: ${contested}`] : [])];
}

/** What a decision comes from. */
export function provenance({ rulebook, engine }: Decision): string {
  return `Rulebook ${rulebook.id} ${rulebook.version}, advise ${engine}.`;
}
