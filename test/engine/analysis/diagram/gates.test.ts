import { describe, expect, it } from "vitest";
import { perLeader, type PerLeader, stoppingGates } from "../../../../src/engine/analysis/diagram/gates.ts";
import { type CompiledRulebook, compiledOf } from "../../../../src/engine/rulebook/compile.ts";
import type { Gate } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";

function gate(test: string, choices: string[], kind: Gate["kind"] = "neither-yet"): Gate {
  return { id: `${kind}-${test}`, kind, when: { test, in: choices }, say: "Stop." };
}

function withGates(...gates: Gate[]): CompiledRulebook {
  return compiledOf({ ...tiny, gates });
}

/**
 * A row for RAG, fine-tuning, the hybrid and no leader, with a sign for each set of excluded approaches from none to all:
 * 1 where it holds, 0 where it does not, ? where that depends on answers.
 */
function drawn(rows: PerLeader): string[] {
  const sign = { always: "1", never: "0" } as Record<string, string>;
  return rows.map((row) => row.map(({ kind }) => sign[kind] ?? "?").join(""));
}

describe("what is left of a gate for each leader and each set of excluded approaches", () => {
  it.each<[what: string, given: Gate, rows: string[]]>([
    ["a leader", gate("leader", ["fine-tuning", "hybrid"]), ["00000000", "11111111", "11111111", "00000000"]],
    ["an approach that is excluded", gate("excluded", ["fine-tuning"]), new Array<string>(4).fill("00110011")],
    ["one of two that are", gate("excluded", ["rag", "hybrid"]), new Array<string>(4).fill("01011111")],
    ["an answer", gate("facts", ["no"]), new Array<string>(4).fill("????????")],
  ])("tests %s", (_, given, rows) => {
    const compiled = withGates(given);
    expect(drawn(perLeader(compiled, compiled.gates[0]!))).toEqual(rows);
  });
});

describe("the gates that stop", () => {
  it("are joined, without those that say what to do first", () => {
    const compiled = withGates(
      gate("leader", ["rag"]),
      gate("excluded", ["hybrid"]),
      gate("leader", ["fine-tuning"], "do-first"),
    );
    expect(drawn(stoppingGates(compiled))).toEqual(["11111111", "00001111", "00001111", "00001111"]);
  });

  it("never hold where there are none, and are joined once for a rulebook", () => {
    const compiled = withGates();
    expect(drawn(stoppingGates(compiled))).toEqual(new Array<string>(4).fill("00000000"));
    expect(stoppingGates(compiled)).toBe(stoppingGates(compiled));
    expect(stoppingGates(withGates())).not.toBe(stoppingGates(compiled));
  });
});
