import { compiledOf } from "../../src/engine/rulebook/compile.ts";
import { assigned, evaluated } from "../../test/engine/given.ts";
import { analyse } from "../../src/engine/analysis/analyse.ts";
import { evaluate } from "../../src/engine/decision/evaluate.ts";
import type { Outcome } from "../../src/model/approach.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import type { Published } from "./published.ts";

/** What a method says of one situation. `seconds` are what counts as named in the first two. */
export type Advice = {
  outcome: Outcome;
  leader: Outcome;
  needs: number;
  kind: string;
  form: string | null;
  seconds: Outcome[];
};
export type Method = (published: Published) => Advice;

/** The advice on one situation beside the published verdict. */
export type Scored = Advice & { published: Published; agrees: boolean; byOutcome: boolean; firstTwo: boolean };

/**
 * Agreement: the outcome is the verdict; or no need was shown and the leader is the verdict.
 * First two: agreement, or the verdict is the outcome or the runner-up, or for neither-yet the leader.
 */
export function score(method: Method, situations: readonly Published[]): Scored[] {
  return situations.map((published) => {
    const advice = method(published);
    const byOutcome = advice.outcome === published.verdict;
    const agrees = byOutcome || (advice.needs === 0 && advice.leader === published.verdict);
    return { ...advice, published, byOutcome, agrees, firstTwo: agrees || advice.seconds.includes(published.verdict) };
  });
}

/**
 * The other way to count: a source that calls neither, since the model looks facts up by itself, agrees with RAG in a form
 * that does so.
 */
export function agreesByForm({ agrees, outcome, form, published }: Scored): boolean {
  if (agrees || published.looksUpBy === null || outcome !== "rag") return agrees;
  return form === "tools" || form === "calls";
}

/** Advice by a rulebook. */
export function byRulebook(rulebook: Rulebook): Method {
  return ({ choices }) => {
    const { outcome, leader, runnerUp, kind, needs, form } = evaluated(rulebook, choices);
    const second = outcome === "neither-yet" ? leader : runnerUp;
    return {
      outcome,
      leader: leader ?? "neither-yet",
      needs: needs.length,
      kind,
      form: form?.id ?? null,
      seconds: second ? [second] : [],
    };
  };
}

/** How firm the rulebook's advice on a situation is. Takes a moment: it asks for the shares. */
export function levelOn(rulebook: Rulebook, { choices }: Published): string {
  const assignment = assigned(rulebook, choices);
  const compiled = compiledOf(rulebook);
  return analyse(compiled, assignment, evaluate(compiled, assignment), {}).firmness?.level ?? "";
}

/** A method that names one outcome and no second. */
function plainly(choose: (choices: Published["choices"]) => Outcome): Method {
  return ({ choices }) => {
    const outcome = choose(choices);
    return { outcome, leader: outcome, needs: 1, kind: "recommend", form: null, seconds: [] };
  };
}

const changesOften = ["quarterly", "monthly", "weekly", "daily", "live"];
function isAmong(choice: string | undefined, choices: readonly string[]): boolean {
  return choice !== undefined && choices.includes(choice);
}
function manner({ style, structure }: Published["choices"]): boolean {
  return isAmong(style, ["promptable", "beyond-prompting"]) || isAmong(structure, ["enforceable", "beyond-prompting"]);
}

/** What anyone could do without a rulebook. */
export const simpleMethods: Record<string, Method> = {
  "always RAG": plainly(() => "rag"),
  // Article 003: no outside knowledge needed is fine-tuning; needed is RAG, or both where manner matters too.
  "the flowchart (D01)": plainly((choices) => {
    if (choices.knowledge === "none") return "fine-tuning";
    return manner(choices) ? "hybrid" : "rag";
  }),
  // Article 004: two questions that point to RAG and three to fine-tuning.
  "five questions (E39-E43)": plainly((choices) => {
    const rag = isAmong(choices.volatility, changesOften) || isAmong(choices.citations, ["useful", "required"]);
    const tuning = manner(choices) || choices.accuracy === "peak" || isAmong(choices.volume, ["high", "very-high"]);
    if (rag && tuning) return "hybrid";
    return tuning ? "fine-tuning" : "rag";
  }),
};
