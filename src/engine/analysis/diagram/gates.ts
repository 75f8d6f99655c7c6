import { approaches } from "../../../model/approach.ts";
import { approachSets } from "../../rulebook/bit-sets.ts";
import { type CompiledRulebook } from "../../rulebook/compile.ts";
import { context } from "../../rulebook/translate.ts";
import type { Formula } from "../../rulebook/formula.ts";

/** A formula for each leader and each set of excluded approaches: `[leader][excluded]`, leader 3 meaning none. */
export type PerLeader = readonly (readonly Formula[])[];

/** What is left of a gate's formula for each leader and set of excluded approaches. */
export function perLeader({ formulas, sizes }: CompiledRulebook, gate: Formula): PerLeader {
  const { assign } = formulas;
  return [...approaches, null].map((_, leader) => {
    const led = assign(gate, sizes.length + context.leader, leader);
    return approachSets.map((_set, excluded) => assign(led, sizes.length + context.excluded, excluded));
  });
}

const known = new WeakMap<CompiledRulebook, PerLeader>();

/** All gates that say neither-yet, as one. Worked out once for a rulebook: flips, the order of the questions and the diagram need it. */
export function stoppingGates(compiled: CompiledRulebook): PerLeader {
  const gates = known.get(compiled) ?? joinedGates(compiled);
  known.set(compiled, gates);
  return gates;
}

function joinedGates(compiled: CompiledRulebook): PerLeader {
  const { formulas, rulebook } = compiled;
  const stopping = compiled.gates.filter((_, index) => rulebook.gates[index]!.kind === "neither-yet");
  const each = stopping.map((gate) => perLeader(compiled, gate));
  return [...approaches, null].map((_, leader) =>
    approachSets.map((_set, excluded) => formulas.any(each.map((gate) => gate[leader]![excluded]!))),
  );
}
