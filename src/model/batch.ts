import type { Points } from "./approach.ts";
import type { Decision, Verdict } from "./decision.ts";

/** What a record of a batch may hold besides its id: the parts of the verdict, and of the decision, by their names there. */
const verdictFields = [
  ...([
    "outcome",
    "leader",
    "runnerUp",
    "kind",
    "margin",
    "rival",
    "needs",
    "form",
    "startWith",
    "tie",
    "headline",
  ] as const),
] satisfies (keyof Verdict)[];
const decisionFields = [
  ...([
    "ignored",
    "unanswered",
    "excluded",
    "unearned",
    "gates",
    "trace",
    "conflicts",
    "warnings",
    "nextSteps",
    "precedents",
  ] as const),
  ...(["flips", "neverMatters", "firmness"] as const),
] satisfies (keyof Decision)[];
export const batchFields = ["verdict", "scores", ...verdictFields, ...decisionFields] as const;
export type BatchField = (typeof batchFields)[number];

/** What is wrong with a line. The id is there where one could be read. */
export type BadLine = { id?: unknown; line: number; error: string };

/** What one line of a batch gives. */
export type BatchRecord = { id?: unknown; verdict: Verdict; scores: Points } | BadLine;

/** The same with the fields that were asked for instead of verdict and scores. */
export type ChosenRecord = ({ id?: unknown } & Partial<Pick<Decision & Verdict, BatchField>>) | BadLine;
