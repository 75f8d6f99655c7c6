import { expect, it } from "vitest";
import { conditionsOf } from "../../../src/engine/rulebook/placed-conditions.ts";
import { shipped } from "../../shipped.ts";
import { tiny } from "../../tiny-rulebook.ts";

it("every condition of a rulebook has its place", () => {
  for (const rulebook of [tiny, shipped]) {
    for (const { condition, path } of conditionsOf(rulebook)) {
      expect(path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], rulebook)).toBe(condition);
    }
  }
  const { questions: asked, rules, constraints, gates, conflicts, warnings, "next-steps": steps } = tiny;
  const entries = [...rules, ...constraints, ...gates, ...conflicts, ...warnings, ...Object.values(steps).flat()];
  const written = [
    ...asked.map((one) => one["asked-when"]),
    ...entries.flatMap((one) => [one.when, "unless" in one ? one.unless : undefined]),
  ];
  expect(new Set(conditionsOf(tiny).map(({ condition }) => condition))).toEqual(new Set(written.filter(Boolean)));
});
