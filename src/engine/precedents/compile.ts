import type { Outcome } from "../../model/approach.ts";
import type { Precedent, PrecedentShown, Precedents } from "../../model/precedent.ts";
import { parseAnswer } from "../decision/read-answer.ts";
import { encode, visibleOf } from "../decision/assignment.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import { questionWeights } from "./weights.ts";

/**
 * Precedents as one rulebook sees them: the answers that count by its questions, and what each question weighs among them.
 * An answer that the rulebook does not know (another may have written them down) is left out.
 */
export function compilePrecedents(compiled: CompiledRulebook, precedents: readonly Precedent[]): Precedents {
  const sheets = precedents.map(({ answers }) => visibleOf(compiled, encode(compiled, choicesIn(compiled, answers))));
  return {
    shown: precedents.map(({ id, outcome, form, source: { date = null, ...source }, situation, went }) => ({
      id,
      outcome,
      form: formIn(compiled, outcome, form),
      source: { ...source, date },
      situation,
      went,
    })),
    sheets,
    weights: questionWeights({ sheets, outcomes: precedents.map(({ outcome }) => outcome) }, compiled.sizes),
  };
}

function formIn({ rulebook }: CompiledRulebook, outcome: Outcome, id: string | undefined): PrecedentShown["form"] {
  const form = rulebook.forms[outcome]?.find((one) => one.id === id);
  return form ? { id: form.id, label: form.label } : null;
}

function choicesIn({ numbered: { byId } }: CompiledRulebook, answers: Precedent["answers"]) {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]) => {
      const known = byId.get(id);
      const read = known && parseAnswer(known.question, value);
      return read === undefined || "code" in read ? [] : [[id, read] as const];
    }),
  );
}
