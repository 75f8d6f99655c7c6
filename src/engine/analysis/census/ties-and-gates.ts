import { approaches } from "../../../model/approach.ts";
import type { DiagramQuery } from "../diagram/diagram.ts";
import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Formula } from "../../rulebook/formula.ts";
import { perLeader } from "../diagram/gates.ts";
import { type AllSheets, countWinners, diagramOfAll } from "./counts.ts";

const approachBits = [1, 2, 4];
const everyApproach = 7;

/** Who the leader is chosen from: the earned approaches that are not excluded, or, with none, all that are not excluded. */
function poolOf({ earnedBy }: CompiledRulebook, needs: number, excluded: number): number {
  const live = everyApproach & ~excluded;
  const earned = (earnedBy[needs] ?? 0) & live;
  return earned === 0 ? live : earned;
}

/**
 * On how many complete sheets the leader shares its score with another it was chosen from, so that the order for ties
 * decided: all sheets with a leader, less those on which one approach is ahead of each other one.
 */
export function countTies(all: AllSheets): bigint {
  const { compiled } = all;
  const query: DiagramQuery = {
    gates: perLeader(compiled, compiled.formulas.never),
    ending: (needs, excluded) => {
      const pool = poolOf(compiled, needs, excluded);
      return { pool, hits: pool };
    },
  };
  // Whoever it is that leads: counted as if one approach, alone, won.
  const led = {
    ...query,
    ending: (_: number, excluded: number) => ({ pool: 1, hits: excluded === everyApproach ? 0 : 1 }),
  };
  const counts = [countWinners(all, diagramOfAll(all, led)), countWinners(all, diagramOfAll(all, query), nobodyFirst)];
  const [everyone = 0n, alone = 0n] = counts.map(sumOf);
  return everyone - alone;
}

/** An order for ties in which nobody goes first, so that no candidate wins a tie. */
const nobodyFirst = [0, 0, 0, 0];

/** On how many complete sheets a gate that tests the leader, or what is excluded, holds. */
export function countGate(all: AllSheets, gate: Formula): bigint {
  const { compiled } = all;
  const query: DiagramQuery = {
    gates: perLeader(compiled, gate),
    ending: (needs, excluded, holds) => {
      const pool = poolOf(compiled, needs, excluded);
      // With every approach excluded nobody leads: the sheet is counted as if one approach, alone, won it.
      if (pool === 0) return { pool: 1, hits: holds(approaches.length) ? 1 : 0 };
      return {
        pool,
        hits: approachBits.reduce((mask, bit, leader) => (pool & bit && holds(leader) ? mask | bit : mask), 0),
      };
    },
  };
  return sumOf(countWinners(all, diagramOfAll(all, query)));
}

/** The sum of some counts. */
export function sumOf(counts: readonly bigint[]): bigint {
  return counts.reduce((sum, one) => sum + one, 0n);
}
