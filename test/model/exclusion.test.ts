import { expect, it } from "vitest";
import { exclusionOf } from "../../src/model/exclusion.ts";

const out = (approach: "rag" | "hybrid", constraint: string, kind: "not-yet" | "rules-out") => ({
  ...{ approach, constraint, kind, because: "", remedy: "", answers: {}, sources: [] },
});

it("for good outweighs for now, whichever comes first", () => {
  const excluded = [
    out("hybrid", "few", "not-yet"),
    out("hybrid", "closed", "rules-out"),
    out("rag", "days", "not-yet"),
  ];
  expect(exclusionOf(excluded, "hybrid")?.constraint).toBe("closed");
  expect(exclusionOf(excluded, "rag")?.constraint).toBe("days");
  expect(exclusionOf(excluded, "fine-tuning")).toBeUndefined();
});
