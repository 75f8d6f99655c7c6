import { describe, expect, it } from "vitest";
import {
  type CompiledRulebook,
  compiledOf,
  restoreCompiled,
  type SavedCompilation,
  saveCompiled,
} from "../../../src/engine/rulebook/compile.ts";
import { type Formula, isTrue } from "../../../src/engine/rulebook/formula.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";

const form = { id: "index", label: "by an index", because: "So." };
const full: Rulebook = {
  ...tiny,
  forms: { rag: [{ ...form, id: "calls", when: { test: "facts", in: ["yes"] } }, form], hybrid: [form] },
};

function written(): SavedCompilation {
  return saveCompiled(compiledOf({ ...full }), [3, 1, 0, 2]);
}

describe("a compilation that is written down", () => {
  it("says by their places in one table what holds when", () => {
    const saved = written();
    const { table } = saved;
    expect(table[saved.asked[0]!]).toEqual(["always"]);
    expect(table[saved.asked[1]!]).toEqual(["is", 0, "011"]);
    expect(table[saved.rules[0]!]).toEqual(["is", 0, "010"]);
    expect(table[saved.warnings[0]!]).toEqual(["is", 6, "010"]);
    expect(Object.keys(saved.forms)).toEqual(["rag", "hybrid"]);
    expect(Object.keys(saved.steps)).toEqual(["prompting", "rag"]);
    expect([saved.alike[3], saved.order]).toEqual([
      [0, 1],
      [3, 1, 0, 2],
    ]);
    expect(saveCompiled(compiledOf(full)).order).toBeNull();
  });

  it("is the same when it is read, with the order that was written", () => {
    const copy = { ...full };
    restoreCompiled(copy, JSON.parse(JSON.stringify(written())) as SavedCompilation);
    const parts = ({ formulas: _, order: __, rulebook: ___, ...compiled }: CompiledRulebook) => compiled;
    const [before, after] = [parts(compiledOf({ ...full })), parts(compiledOf(copy))];
    const sheets = [0, 1, 2].flatMap((one) => [0, 1, 2].map((other) => [one, other, other, one, 2, 5, other, one]));
    // Formulas go by ids that hang on which was made first, so that each is told by where it holds.
    const told = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (_, part: Formula | null) =>
          part?.support ? sheets.map((sheet) => isTrue(part, sheet)) : part,
        ),
      );
    expect(told(after)).toEqual(told(before));
    expect(compiledOf(copy)).toMatchObject({ order: [3, 1, 0, 2], rulebook: copy });
  });
});
