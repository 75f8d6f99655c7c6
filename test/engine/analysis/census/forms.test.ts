import { describe, expect, it } from "vitest";
import { createBudget } from "../../../../src/engine/analysis/bound.ts";
import { allSheetsOf } from "../../../../src/engine/analysis/census/counts.ts";
import { countForm, formsThatOccur } from "../../../../src/engine/analysis/census/forms.ts";
import { compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import type { Outcome } from "../../../../src/model/approach.ts";
import type { Condition } from "../../../../src/model/condition.ts";
import type { Form, Gate, Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";

function is(test: string, choice: string): Condition {
  return { test, in: [choice] };
}

function form(id: string, when?: Condition): Form {
  return { id, label: `by ${id}`, because: "So.", ...(when && { when }) };
}

const [quiet] = tiny.gates;

/** A gate that stops on some sheets; on those of `quiet` alone where nothing else is said. */
function gate(start: string | null, when: Condition = quiet!.when): Gate {
  return { id: "stop", kind: "neither-yet", when, say: "Stop.", ...(start !== null && { "start-with": start }) };
}

function counted(rulebook: Rulebook, outcome: Outcome): number[] {
  const all = allSheetsOf(compiledOf(rulebook));
  return rulebook.forms[outcome]!.map((_, place) => Number(countForm(all, outcome, place)));
}

// Of the 16 sheets 4 are RAG's, half of them with passages to cite; 6 are fine-tuning's, 4 of them with many calls; 4 are
// the hybrid's; on 2, which ask for nothing, the gate says neither yet.
describe("how many sheets a form is that of", () => {
  it.each<[what: string, outcome: Outcome, forms: Form[], sheets: number[]]>([
    ["each that its condition tells", "rag", [form("calls", is("cite", "yes")), form("index")], [2, 2]],
    ["the last the rest", "fine-tuning", [form("small", is("volume", "high")), form("large")], [4, 2]],
    // Of the 4 with many calls 2 have a voice: the form before has them already.
    [
      "what the first leaves",
      "fine-tuning",
      [form("voiced", is("voice", "own")), form("small", is("volume", "high")), form("large")],
      [4, 2, 0],
    ],
    ["none that another outcome has", "hybrid", [form("quiet", is("voice", "plain")), form("both")], [0, 4]],
    ["those of neither yet", "neither-yet", [form("long", is("facts", "yes")), form("prompt")], [0, 2]],
  ])("is %s", (_, outcome, forms, sheets) => {
    const gates = tiny.gates.map(({ "start-with": __, ...one }) => one);
    expect(counted({ ...tiny, gates, forms: { [outcome]: forms } }, outcome)).toEqual(sheets);
  });

  const forms = [form("calm", is("voice", "plain")), form("named", is("facts", "yes")), form("last")];
  it.each<[what: string, gates: Gate[], sheets: number[]]>([
    ["the first that holds, where no gate stops", [], [2, 0, 0]],
    ["what the gate starts with, whatever holds", [gate("named")], [0, 2, 0]],
    ["the first that holds, where the gate names none", [gate(null)], [2, 0, 0]],
    ["none, where the gate names another start", [gate("elsewhere")], [0, 0, 0]],
    // The second gate stops the 8 sheets with few calls, 2 of them quiet.
    ["what the first of two gates names", [gate("named"), gate("last", is("volume", "low"))], [0, 2, 6]],
    [
      "what the first of them names, the other way round",
      [gate("last", is("volume", "low")), gate("named")],
      [0, 0, 8],
    ],
    // Of the 6 that are left to the second, 2 are RAG's and plain, 2 the hybrid's.
    ["the first that holds, where the second names none", [gate("last"), gate(null, is("volume", "low"))], [2, 2, 4]],
    ["not that of a gate that lets an approach win", [{ ...gate("named"), kind: "do-first" }], [2, 0, 0]],
    ["what a gate on a leader names", [gate("named", is("leader", "hybrid"))], [2, 4, 0]],
  ])("of neither yet is that of %s", (_, gates, sheets) => {
    expect(counted({ ...tiny, gates, forms: { "neither-yet": forms } }, "neither-yet")).toEqual(sheets);
  });
});

describe("whether a form occurs", () => {
  const occurring = { rag: [form("calls", is("cite", "yes")), form("index")], "neither-yet": [form("calls")] };
  const never = { hybrid: [form("quiet", is("voice", "plain")), form("index")] };
  const gates = tiny.gates.map(({ "start-with": _, ...one }) => one);
  const all = (forms: Rulebook["forms"]) =>
    allSheetsOf(compiledOf({ ...tiny, gates, forms }), createBudget({ steps: 0 }));

  it("is shown by a sheet, and then not counted", () => {
    expect(formsThatOccur(all(occurring))).toEqual([
      { outcome: "rag", id: "calls", occurs: true },
      { outcome: "rag", id: "index", occurs: true },
      { outcome: "neither-yet", id: "calls", occurs: true },
    ]);
  });

  it("is counted where no sheet that is tried shows it", () => {
    expect(() => formsThatOccur(all(never))).toThrow("too many steps");
    expect(formsThatOccur(allSheetsOf(compiledOf({ ...tiny, forms: never })))).toEqual([
      { outcome: "hybrid", id: "quiet", occurs: false },
      { outcome: "hybrid", id: "index", occurs: true },
    ]);
  });

  it("is said of each outcome by itself, whatever its forms are called", () => {
    const forms = { ...never, rag: [form("quiet")] };
    expect(formsThatOccur(allSheetsOf(compiledOf({ ...tiny, forms }))).map(({ occurs }) => occurs)).toEqual([
      true,
      false,
      true,
    ]);
  });
});
