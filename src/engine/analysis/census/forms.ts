import { approaches, outcomes } from "../../../model/approach.ts";
import type { Census } from "../../../model/census.ts";
import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Formula } from "../../rulebook/formula.ts";
import { outcomeQuery } from "../diagram/diagram.ts";
import { countWinners, diagramOfAll } from "./counts.ts";
import { countGate, sumOf } from "./ties-and-gates.ts";

/** On how many complete sheets each form is the one of its outcome. */
export function countForms(compiled: CompiledRulebook): Census["forms"] {
  const { formulas, rulebook } = compiled;
  return outcomes.flatMap((outcome) =>
    (rulebook.forms[outcome] ?? []).map(({ id }, place) => {
      const list = compiled.forms[outcome] ?? [];
      const chosen = formulas.all([list[place]!, formulas.not(formulas.any(list.slice(0, place)))]);
      const sheets =
        outcome === "neither-yet"
          ? neitherOn(compiled, id, chosen)
          : wonOn(compiled, chosen)[approaches.indexOf(outcome)]!;
      return { outcome, id, sheets };
    }),
  );
}

/** On how many sheets each approach is the outcome while a formula over questions holds. */
function wonOn(compiled: CompiledRulebook, formula: Formula): bigint[] {
  const { any, not } = compiled.formulas;
  const query = outcomeQuery(compiled);
  const gates = query.gates.map((row) => row.map((stops) => any([stops, not(formula)])));
  return countWinners(compiled, diagramOfAll(compiled, { ...query, gates }));
}

/**
 * A neither-yet starts with what the first gate that says so names; without such a name with the first form that holds. All
 * sheets on which that is this form, less those on which no gate holds and an approach is the outcome after all.
 */
function neitherOn(compiled: CompiledRulebook, id: string, first: Formula): bigint {
  const { all, any, not } = compiled.formulas;
  const stopping = compiled.rulebook.gates.flatMap((gate, index) =>
    gate.kind === "neither-yet" ? [{ start: gate["start-with"], formula: compiled.gates[index]! }] : [],
  );
  const firsts = stopping.map(({ start, formula }, index) => {
    const isFirst = all([formula, not(any(stopping.slice(0, index).map((one) => one.formula)))]);
    return start === undefined ? all([isFirst, first]) : start === id ? isFirst : compiled.formulas.never;
  });
  const open = all([not(any(stopping.map(({ formula }) => formula))), first]);
  return countGate(compiled, any([...firsts, open])) - sumOf(wonOn(compiled, first).slice(0, approaches.length));
}
