/** A line of the plot: its letter, and its points in order of x. Both axes are logarithmic, so all values are over 0. */
export type Series = { letter: string; points: readonly (readonly [x: number, y: number])[] };

export type PlotOptions = {
  width: number;
  height: number;
  xLabel: (x: number) => string;
  yLabel: (y: number) => string;
  /** A point to mark with X, and a dotted line down from it; an x to mark with ^ under the axis. */
  cross: readonly [x: number, y: number] | null;
  mark: number | null;
};

/**
 * A plot with both axes logarithmic, in plain characters, so that it reads without colour and pastes into an issue.
 * The charting libraries for terminals draw one linear axis and no marks, so this is our own.
 */
export function logPlot(series: readonly Series[], options: PlotOptions): string[] {
  const { height, xLabel, yLabel, cross, mark } = options;
  const xs = series.flatMap(({ points }) => points.map(([x]) => x));
  const ys = series.flatMap(({ points }) => points.map(([, y]) => y)).filter((y) => y > 0);
  const y = scaleOf(Math.min(...ys), Math.max(...ys), height);
  const labels = Array.from({ length: height }, (_, row) => yTick(y, height - 1 - row, yLabel));
  const gutter = Math.max(...labels.map(({ length }) => length));
  const columns = Math.max(10, options.width - gutter - 2);
  const x = scaleOf(Math.min(...xs), Math.max(...xs), columns);

  const grid = Array.from({ length: height }, () => new Array<string>(columns).fill(" "));
  const put = (column: number, row: number, letter: string): void => {
    const line = grid[height - 1 - row];
    const there = line?.[column];
    if (!line || there === undefined) return;
    line[column] = there === " " || there === letter ? letter : "*";
  };
  for (const { letter, points } of series)
    drawLine(points, { x, y, columns }, (column, row) => put(column, row, letter));
  if (cross) drawCross(grid, x.cell(cross[0]), height - 1 - y.cell(cross[1]));

  const rows = grid.map((line, row) => `${(labels[row] ?? "").padStart(gutter)} |${line.join("").trimEnd()}`);
  const axis = `${" ".repeat(gutter)} +${axisLine(x, columns, mark)}`;
  return [...rows, axis, `${" ".repeat(gutter)}  ${tickLine(x, columns, xLabel)}`.trimEnd()];
}

type Scale = { from: number; to: number; cell: (value: number) => number; value: (cell: number) => number };

function scaleOf(least: number, most: number, cells: number): Scale {
  const [from, to] = [Math.log10(least), Math.log10(most)];
  const span = to - from || 1;
  return {
    from,
    to,
    cell: (value) => Math.round(((Math.log10(value) - from) / span) * (cells - 1)),
    value: (cell) => 10 ** (from + (cell / Math.max(1, cells - 1)) * span),
  };
}

type Area = { x: Scale; y: Scale; columns: number };

/** One mark a column, and where the line climbs by more than a row, marks between, so that it stays one line. */
function drawLine(points: Series["points"], { x, y, columns }: Area, put: (column: number, row: number) => void): void {
  let before: number | undefined;
  for (let column = 0; column < columns; column++) {
    const row = y.cell(valueAt(points, x.value(column)));
    const start = before === undefined ? row : before < row ? before + 1 : before > row ? before - 1 : row;
    for (let at = Math.min(start, row); at <= Math.max(start, row); at++) put(column, at);
    before = row;
  }
}

/** Between two points the line is straight on logarithmic axes. */
function valueAt(points: Series["points"], at: number): number {
  const next = points.findIndex(([x]) => x >= at);
  const [x1, y1] = points[Math.max(1, next < 0 ? points.length - 1 : next)] ?? points[0] ?? [1, 1];
  const [x0, y0] = points[Math.max(1, next < 0 ? points.length - 1 : next) - 1] ?? [x1, y1];
  if (x1 === x0) return y1;
  const share = (Math.log10(at) - Math.log10(x0)) / (Math.log10(x1) - Math.log10(x0));
  return 10 ** (Math.log10(y0) + share * (Math.log10(y1) - Math.log10(y0)));
}

function drawCross(grid: string[][], column: number, row: number): void {
  for (const [index, line] of grid.entries()) {
    if (index === row) line[column] = "X";
    else if (index > row && line[column] === " ") line[column] = ":";
  }
}

/** A label where a power of ten, or on short axes twice or five times one, falls into a row. */
function yTick(y: Scale, cell: number, label: (value: number) => string): string {
  const ticks = ticksOf(y).filter((value) => y.cell(value) === cell);
  return ticks[0] === undefined ? "" : label(ticks[0]);
}

function ticksOf({ from, to }: Scale): number[] {
  const steps = to - from > 2 ? [1] : [1, 2, 5];
  const decades = Array.from({ length: Math.ceil(to) - Math.floor(from) + 1 }, (_, index) => Math.floor(from) + index);
  return decades.flatMap((decade) =>
    steps
      .map((step) => step * 10 ** decade)
      .filter((tick) => Math.log10(tick) >= from && Math.log10(tick) <= to + 1e-9),
  );
}

function axisLine(x: Scale, columns: number, mark: number | null): string {
  const line = new Array<string>(columns).fill("-");
  for (const tick of ticksOf(x)) line[x.cell(tick)] = "+";
  if (mark !== null && mark > 0 && x.cell(mark) >= 0 && x.cell(mark) < columns) line[x.cell(mark)] = "^";
  return line.join("");
}

function tickLine(x: Scale, columns: number, label: (value: number) => string): string {
  let line = "";
  for (const tick of ticksOf(x)) {
    const text = label(tick);
    const start = Math.min(x.cell(tick), columns - text.length);
    if (start >= line.length + (line === "" ? 0 : 1)) line = line.padEnd(start) + text;
  }
  return line;
}
