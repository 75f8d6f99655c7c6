import { expect, it } from "vitest";
import { decide } from "../../../src/engine/decide.ts";
import { recordOf } from "../../../src/engine/decision/record.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

it("a record holds the verdict, the points, and digests of what they follow from", () => {
  const answers = given({ facts: "yes", voice: "own" });
  const decision = decide(tiny, answers, { title: null, engine: "1.0.0", digest: "sha256:r" });
  expect(recordOf(decision, "sha256:a")).toEqual({
    outcome: "hybrid",
    kind: "recommend",
    leader: "hybrid",
    margin: 5,
    scores: { rag: 5, "fine-tuning": 0, hybrid: 10 },
    points: {
      "needs-facts": { rag: 6, "fine-tuning": -6, hybrid: 6 },
      "own-voice": { rag: -3, "fine-tuning": 6, hybrid: 6 },
    },
    answers: "sha256:a",
    rulebook: "tiny@1 sha256:r",
    engine: "1.0.0",
  });
});
