import { expect, it } from "vitest";
import { readRawAnswers } from "../../src/engine/decision/answers.ts";
import { decide } from "../../src/engine/decide.ts";
import { changedParts } from "../../src/page/changed-parts.ts";
import { tiny } from "../tiny-rulebook.ts";

function decided(sheet: Record<string, string>) {
  const { answers } = readRawAnswers(
    tiny,
    Object.entries(sheet).map(([id, value]) => [id, { value }] as const),
    "file",
  );
  return decide(tiny, answers, { title: null, engine: "1.2.3", digest: "sha256:0" });
}

it("says which rules came and went, and what that did to outcome and scores", () => {
  const moved = changedParts(decided({ facts: "yes" }), decided({ facts: "no", voice: "own" }));
  expect(moved).toMatchObject({ outcome: true, scores: { rag: -11, "fine-tuning": 14, hybrid: -2 } });
  expect([...moved.gained]).toEqual(["no-facts", "own-voice"]);
  expect(moved.lost.map(({ rule }) => rule)).toEqual(["needs-facts"]);
});

it("says nothing moved when nothing did", () => {
  const moved = changedParts(decided({ facts: "yes" }), decided({ facts: "yes", voice: "plain" }));
  expect(moved).toEqual({
    outcome: false,
    scores: { rag: 0, "fine-tuning": 0, hybrid: 0 },
    gained: new Set(),
    lost: [],
  });
});
