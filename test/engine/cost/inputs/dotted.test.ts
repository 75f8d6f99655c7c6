import { describe, expect, it } from "vitest";
import { nested, valueAt, withValue } from "../../../../src/engine/cost/inputs/dotted.ts";

describe("the value at a dotted key", () => {
  const settings = { months: 12, rag: { chunks: 5, retires: null } };

  it.each<[key: string, value: unknown]>([
    ["months", 12],
    ["rag.chunks", 5],
    ["rag.retires", null],
    ["rag", { chunks: 5, retires: null }],
    ["rag.nothing", undefined],
    ["nothing.chunks", undefined],
    ["rag.retires.year", undefined],
  ])("%s", (key, value) => {
    expect(valueAt(settings, key)).toEqual(value);
  });

  it("is changed alone, and in a copy", () => {
    expect(withValue(settings, "months", 6)).toEqual({ months: 6, rag: { chunks: 5, retires: null } });
    expect(withValue(settings, "rag.chunks", 9)).toEqual({ months: 12, rag: { chunks: 9, retires: null } });
    expect(settings).toEqual({ months: 12, rag: { chunks: 5, retires: null } });
  });

  it("is set in a block that is not there yet", () => {
    expect(withValue<object>({}, "hybrid.retrains", 1)).toEqual({ hybrid: { retrains: 1 } });
  });

  it("is nested again, block by block", () => {
    const values = [
      ["months", 12],
      ["rag.chunks", 5],
      ["prompt.samples", 3],
      ["rag.retires", null],
    ] as const;
    expect(nested(values)).toEqual({ months: 12, rag: { chunks: 5, retires: null }, prompt: { samples: 3 } });
    expect(nested([])).toEqual({});
  });
});
