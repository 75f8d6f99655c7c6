import { approaches, type Outcome, outcomes } from "../../../model/approach.ts";
import type { Census } from "../../../model/census.ts";
import { evaluate } from "../../decision/evaluate.ts";
import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Formula } from "../../rulebook/formula.ts";
import { outcomeQuery } from "../diagram/diagram.ts";
import { type AllSheets, countWinners, diagramOfAll } from "./counts.ts";
import { spreadSheets } from "./spread-sheets.ts";
import { countGate, sumOf } from "./ties-and-gates.ts";

/** How many sheets are tried before a form is counted: most forms are on one of the first hundred. */
const mostTried = 20_000;

/** Whether each form is that of its outcome on some complete sheet. A sheet shows that it is; that it never is, is counted. */
export function formsThatOccur(all: AllSheets): Census["forms"] {
  const { forms } = all.compiled.rulebook;
  const named = outcomes.flatMap((outcome) => (forms[outcome] ?? []).map(({ id }, place) => ({ outcome, id, place })));
  const seen = formsSeen(all.compiled, named.length);
  return named.map(({ outcome, id, place }) => ({
    outcome,
    id,
    occurs: seen.has(`${outcome} ${id}`) || countForm(all, outcome, place) > 0n,
  }));
}

/** The forms on sheets that are spread evenly over all there are, until all were seen. */
function formsSeen(compiled: CompiledRulebook, count: number): Set<string> {
  const seen = new Set<string>();
  for (const sheet of spreadSheets(compiled, mostTried)) {
    const { outcome, form } = evaluate(compiled, sheet);
    if (form) seen.add(`${outcome} ${form.id}`);
    if (seen.size === count) break;
  }
  return seen;
}

/** On how many complete sheets a form is the one of its outcome. */
export function countForm(all: AllSheets, outcome: Outcome, place: number): bigint {
  const { compiled } = all;
  const { formulas, rulebook } = compiled;
  const list = compiled.forms[outcome]!;
  const chosen = formulas.all([list[place]!, formulas.not(formulas.any(list.slice(0, place)))]);
  return outcome === "neither-yet"
    ? neitherOn(all, rulebook.forms[outcome]![place]!.id, chosen)
    : wonOn(all, chosen)[approaches.indexOf(outcome)]!;
}

/** On how many sheets each approach is the outcome while a formula over questions holds. */
function wonOn(all: AllSheets, formula: Formula): bigint[] {
  const { any, not } = all.compiled.formulas;
  const query = outcomeQuery(all.compiled);
  const gates = query.gates.map((row) => row.map((stops) => any([stops, not(formula)])));
  return countWinners(all, diagramOfAll(all, { ...query, gates }));
}

/**
 * A neither-yet starts with what the first gate that says so names; without such a name with the first form that holds. All
 * sheets on which that is this form, less those on which no gate holds and an approach is the outcome after all.
 */
function neitherOn(sheets: AllSheets, id: string, first: Formula): bigint {
  const { compiled } = sheets;
  const { all, any, not, never } = compiled.formulas;
  const stopping = compiled.rulebook.gates.flatMap((gate, index) =>
    gate.kind === "neither-yet" ? [{ start: gate["start-with"], formula: compiled.gates[index]! }] : [],
  );
  const firsts = stopping.map(({ start, formula }, index) => {
    const isFirst = all([formula, not(any(stopping.slice(0, index).map((one) => one.formula)))]);
    return start === undefined ? all([isFirst, first]) : start === id ? isFirst : never;
  });
  const open = all([not(any(stopping.map(({ formula }) => formula))), first]);
  return countGate(sheets, any([...firsts, open])) - sumOf(wonOn(sheets, first));
}
