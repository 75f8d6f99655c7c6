import type { Approach, Need, Outcome, Points } from "./approach.ts";
import type { Condition } from "./condition.ts";

/** What can carry an id in a rulebook and can be referred to, or refer to others. */
export type EntryKind = "rule" | "constraint" | "gate" | "conflict" | "warning" | "form" | "next step";

/** An entry that refers to what is explained; a rule with its points. */
export type Referrer = { kind: EntryKind | "question"; id: string; text: string; points: Points | null };

export type ClaimCited = { id: string; says: string; source: string; title: string };
export type SourceCited = { id: string; title: string; where: string; finding: string };
export type Evidence = { claims: ClaimCited[]; outside: SourceCited[] };

/** How a weight comes about: the parts that are added up, and the sum held between the rubric's ends. */
export type WeightFrom = { weight: number; parts: { what: string; points: number }[] };

type Fired = { id: string; text: string; when: Condition; unless: Condition | null } & Evidence;

export type ExplainedQuestion = {
  kind: "question";
  id: string;
  text: string;
  help: string | null;
  core: boolean;
  unit: string | null;
  askedWhen: Condition | null;
  /** How much it tells of the outcomes of published cases, in bits; null where there are none to compare with. */
  weighs: number | null;
  choices: {
    id: string;
    label: string;
    help: string | null;
    below: number | null;
    /** What may fire with this choice. */
    testedBy: Referrer[];
    /** What does not fire with it, whatever else is answered. */
    stops: Referrer[];
  }[];
};

export type ExplainedRule = Fired & {
  kind: "rule";
  weight: number;
  weightFrom: WeightFrom | null;
  effect: Points;
  points: Points;
  need: Need | null;
  contested: string | null;
};

/** One thing in a rulebook with all that belongs to it and all that refers to it. Nulls are present, never absent. */
export type Explanation =
  | ExplainedQuestion
  | ExplainedRule
  | (Fired & { kind: "constraint"; excludes: Approach[]; lasts: "rules-out" | "not-yet"; remedy: string })
  | (Fired & { kind: "gate"; says: "neither-yet" | "do-first"; startWith: string | null })
  | (Fired & { kind: "conflict" | "warning" })
  | (Omit<Fired, "when"> & { kind: "form"; outcome: Outcome; label: string; when: Condition | null })
  | {
      kind: "next steps";
      id: string;
      steps: ({ text: string; when: Condition | null; unless: Condition | null } & Evidence)[];
    }
  | {
      kind: "source";
      id: string;
      text: string;
      title: string;
      where: string;
      date: string | null;
      claims: { id: string; says: string }[];
      citedBy: Referrer[];
    }
  | {
      kind: "precedent";
      id: string;
      text: string;
      title: string;
      where: string;
      date: string | null;
      outcome: Outcome;
      form: string | null;
      /** The answers that count. */
      answers: Record<string, string>;
    }
  | {
      kind: "claim";
      id: string;
      text: string;
      source: { id: string; title: string; where: string };
      placed: string | null;
      citedBy: Referrer[];
    };
