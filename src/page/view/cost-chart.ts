import { scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { type CostColumn, columnNames, costColumns } from "../../model/cost-column.ts";
import type { Cost } from "../../model/cost.ts";
import { pairCrossover, pairCrossoverWords } from "../../words/cost-crossover.ts";
import { shortCount } from "../../text/numbers.ts";
import { svg } from "../dom.ts";

const height = 300;
const margin = { top: 28, right: 92, bottom: 44, left: 52 };

/**
 * What each approach costs a month against the calls of a month, both on logarithmic axes, with the crossovers and a
 * volume of one's own marked. What costs nothing has no place on such an axis; null where that is all.
 */
export function costChart(cost: Cost, volume: number | null, width: number): SVGSVGElement | null {
  const { curve, race } = cost;
  const crossover = pairCrossover(cost);
  const columns = (race.length > 0 ? race : costColumns).filter((one) => curve.some((point) => point[one] > 0));
  if (columns.length === 0) return null;
  const calls = curve.map(({ callsPerMonth }) => callsPerMonth);
  const dollars = curve.flatMap((point) => columns.map((approach) => point[approach])).filter((usd) => usd > 0);
  const x = scaleLog([Math.min(...calls), Math.max(...calls)], [margin.left, width - margin.right]);
  const y = scaleLog([Math.min(...dollars), Math.max(...dollars)], [height - margin.bottom, margin.top]).nice();
  const inside = (at: number): boolean => at >= (calls[0] ?? 0) && at <= (calls.at(-1) ?? 0);
  const changes = (crossover?.changes ?? []).filter(({ callsPerMonth }) => inside(callsPerMonth));
  const own = volume !== null && inside(volume) ? volume : null;
  const turn = pairCrossoverWords(cost);
  const said = turn === null ? "" : `: ${turn}`;
  return svg(
    "svg",
    {
      class: "cost-chart",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": `Cost a month against calls a month${said}.`,
    },
    powers(y).map((usd) => yTick(y(usd), `$${shortCount(usd)}`, width)),
    spaced(powers(x), width).map((count) => xTick(x(count), shortCount(count))),
    svg("text", { x: margin.left, y: height - 6, class: "axis" }, "calls a month (both axes logarithmic)"),
    changes.map(({ callsPerMonth }) => mark(x(callsPerMonth), `crossover ${shortCount(callsPerMonth)}`, "crossover")),
    own === null ? null : mark(x(own), `yours ${shortCount(own)}`, "own"),
    spread(columns.map((approach) => ({ approach, at: y(curve.at(-1)?.[approach] ?? 1) }))).map(({ approach, at }) => [
      svg("path", { class: approach, d: pathOf(approach, curve, x, y) }),
      svg("text", { class: `${approach} name`, x: width - margin.right + 6, y: at + 4 }, columnNames[approach]),
    ]),
  );
}

type Scale = ReturnType<typeof scaleLog<number, number>>;

function pathOf(approach: CostColumn, curve: Cost["curve"], x: Scale, y: Scale): string {
  return (
    line<Cost["curve"][number]>()
      .x(({ callsPerMonth }) => x(callsPerMonth))
      .y((point) => y(point[approach]))(curve.filter((point) => point[approach] > 0)) ?? ""
  );
}

/** The powers of ten on an axis. */
function powers(scale: Scale): number[] {
  return scale.ticks().filter((tick) => Number.isInteger(Math.log10(tick)));
}

/** As many of the ticks, evenly spaced, as there is room for. */
function spaced(ticks: readonly number[], width: number): number[] {
  const every = Math.ceil((ticks.length * tickWidth) / (width - margin.left - margin.right));
  return ticks.filter((_, index) => index % every === 0);
}

const tickWidth = 36;

function yTick(at: number, label: string, width: number): SVGGElement {
  return svg(
    "g",
    {},
    svg("line", { class: "grid", x1: margin.left, x2: width - margin.right, y1: at, y2: at }),
    svg("text", { class: "axis end", x: margin.left - 8, y: at + 4 }, label),
  );
}

function xTick(at: number, label: string): SVGGElement {
  return svg("g", {}, svg("text", { class: "axis middle", x: at, y: height - margin.bottom + 18 }, label));
}

function mark(at: number, label: string, name: string): SVGGElement {
  return svg(
    "g",
    { class: name },
    svg("line", { x1: at, x2: at, y1: margin.top - 6, y2: height - margin.bottom }),
    svg(
      "text",
      { class: "axis middle", x: at, y: name === "own" ? margin.top - 10 : height - margin.bottom - 6 },
      label,
    ),
  );
}

/** Names that would stand on each other are moved apart, in the order in which the lines end. */
function spread<T extends { at: number }>(names: readonly T[]): T[] {
  const placed: T[] = [];
  for (const name of names.toSorted((a, b) => a.at - b.at)) {
    placed.push({ ...name, at: Math.max(name.at, (placed.at(-1)?.at ?? -Infinity) + 16) });
  }
  return placed;
}
