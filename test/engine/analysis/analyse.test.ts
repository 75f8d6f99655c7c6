import { expect, it } from "vitest";
import { decide } from "../../../src/engine/decide.ts";
import { tiny } from "../../tiny-rulebook.ts";

it("works out nothing about a verdict that only the verdict is wanted of, and changes nothing else", () => {
  const answers = { facts: { value: "yes", choice: "yes", from: "flag" as const } };
  const origin = { title: null, engine: "0", digest: "sha256:0" };
  const { flips, neverMatters, firmness, ...whole } = decide(tiny, answers, origin);
  expect([flips, neverMatters, firmness]).not.toContain(null);
  const only = decide(tiny, answers, origin, { verdictOnly: true });
  // Labels are given of what is named: without flips that is less.
  const nothing = { flips: null, neverMatters: null, firmness: null, labels: only.labels };
  expect(only).toEqual({ ...whole, ...nothing });
});
