import { describe, expect, it } from "vitest";
import { logPlot, type PlotOptions } from "../../../src/report/terminal/plot.ts";

const options: PlotOptions = {
  width: 40,
  height: 7,
  xLabel: (x) => `1e${Math.round(Math.log10(x))}`,
  yLabel: (y) => `$${y}`,
  cross: null,
  mark: null,
};
function points(y: (x: number) => number) {
  return [1, 10, 100, 1000].map((x) => [x, y(x)] as const);
}

describe("a plot", () => {
  it("shows two lines that cross, where, and a marked volume", () => {
    const series = [
      { letter: "R", points: points((x) => x) },
      { letter: "F", points: points(() => 30) },
    ];
    expect(logPlot(series, { ...options, cross: [30, 30], mark: 3 }).join("\n")).toMatchInlineSnapshot(`
      "$1000 |                              RRR
            |                        RRRRRR
       $100 |                   RRRRR
            |FFFFFFFFFFFFFF**X**FFFFFFFFFFFFFF
        $10 |        RRRRRR  :
            |   RRRRR        :
         $1 |RRR             :
            ++----^-----+---------+----------+
             1e0        1e1       1e2      1e3"
    `);
  });

  it("keeps to its width and height", () => {
    for (const width of [30, 60, 76]) {
      const lines = logPlot([{ letter: "R", points: points((x) => x ** 2 + 1) }], { ...options, width });
      expect(lines).toHaveLength(options.height + 2);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  it("draws a flat line, and one that jumps, without a gap", () => {
    const jump = [[1, 1] as const, [30, 1] as const, [31, 1000] as const, [1000, 1000] as const];
    const rows = logPlot([{ letter: "S", points: jump }], options);
    expect(rows.slice(0, options.height).every((row) => row.includes("S"))).toBe(true);
    const flat = logPlot([{ letter: "S", points: points(() => 5) }], options);
    expect(flat.filter((row) => row.includes("S"))).toHaveLength(1);
  });
});
