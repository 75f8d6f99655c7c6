import { describe, expect, it } from "vitest";
import { BeyondBound, createBudget, withinBounds } from "../../../src/engine/analysis/bound.ts";

describe("a budget", () => {
  it("is used up by the last of what may be done, and gone beyond by one more", () => {
    const spend = createBudget({ steps: 3 });
    spend("steps", 1);
    spend("steps", 2);
    expect(() => spend("steps", 1)).toThrow(new BeyondBound("too many steps"));
  });

  it("counts each kind of work by itself, and gets back what is given back", () => {
    const spend = createBudget({ held: 5, pairs: 2 });
    spend("held", 5);
    spend("pairs", 2);
    spend("held", -4);
    spend("held", 4);
    expect(() => spend("held", 1)).toThrow("too many held");
  });

  it("leaves what is not named as it is, and another budget whole", () => {
    createBudget({ steps: 0 })("sheets", 2 ** 18);
    const spend = createBudget();
    spend("steps", 16_000_000);
    expect(() => spend("steps", 1)).toThrow(BeyondBound);
  });
});

describe("work within bounds", () => {
  it("gives what it finds, or null where it went beyond one", () => {
    expect(withinBounds(() => "found")).toBe("found");
    expect(withinBounds(() => createBudget({ sheets: 1 })("sheets", 2))).toBeNull();
  });

  it("hides no other fault", () => {
    const fail = (): never => {
      throw new RangeError("not a bound");
    };
    expect(() => withinBounds(fail)).toThrow(new RangeError("not a bound"));
  });
});
