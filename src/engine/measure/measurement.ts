import type { MeasureName, Measurement } from "../../model/measure.ts";

/** A measurement with what one command found out; the blocks of the others are null. */
export function measurementOf(by: MeasureName, found: Partial<Measurement>): Measurement {
  return {
    schema: "advise/measure/1",
    by,
    files: [],
    with: {},
    target: null,
    best: null,
    conditions: null,
    pairs: null,
    failures: null,
    judgedByModel: null,
    answers: {},
    found: null,
    corpus: null,
    coverage: null,
    misses: null,
    overlap: null,
    examples: null,
    usage: null,
    history: null,
    costs: null,
    leftOut: {},
    badRows: { count: 0, first: [] },
    contradictions: [],
    meanings: [],
    notes: [],
    ...found,
  };
}
