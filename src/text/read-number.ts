import { codesFor, type MoneyRate, type Ratio } from "./currencies.ts";
import { grouped, readsTwoWays } from "./numbers.ts";
import { type OtherUnit, unitRatio, unitsFor } from "./units.ts";

/** What a number is written in where nothing else is said, and what money is worth. */
export type NumberTerms = { unit?: string | undefined; money?: MoneyRate | undefined };

/**
 * A number as it was read, `plain` where it is written as a program writes it; or why it was not read: it means two
 * numbers, or is of another unit. Null for what is no number from 0 up.
 */
export type NumberReading = { number: number; plain: boolean } | { readings: string[] } | OtherUnit | null;

const scales: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  millions: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  billions: 1e9,
};

// Between digits also the spaces of typesetters: no-break, figure, thin, and narrow no-break. No group of thousands begins
// with a 0: 0,500 is a half to many.
const figures =
  /^(?:(?:\d+(?:_\d+)*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:['\u2019]\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const parts = /^(\D*?)(\.?\d[\d.,_'\u2019 \u00a0\u2007\u2009\u202f]*(?:[eE][+-]?\d{1,3})?)(.*)$/s;
const plainNumber = /^[\d.,_]+(?:e\+?\d+)? ?[kmb]?$/i;

/** Longer than any number that people write. */
const longest = 60;

/**
 * Reads a number from 0 up as people write it: 250000, 250k, 1.5M, 200_000, 200,000, 1 000, 1'000, 1e6; and in other
 * units than the one asked for where it is known how many of that they are: 10k/day, 40000 pages, $5k. A comma groups by
 * three and a point marks decimals; what could mean two numbers all the same, as 1.000 and 1,5 do, is not read.
 */
export function readNumber(text: string, { unit = "", money }: NumberTerms = {}): NumberReading {
  const trimmed = text.trim();
  const [, head = "", digits = "", tail = ""] = trimmed.length > longest ? [] : (parts.exec(trimmed) ?? []);
  const numbers = numbersIn(digits.trim());
  if (numbers.length === 0 || /[\p{Pd}\u2212]/u.test(head)) return null;
  const before = head.replace(/^\s*\+/, "").trim();
  // Before a number stands money, or nothing.
  if (before !== "" && codesFor(before).length === 0) return { word: before };
  const endings = endingsOf(tail).map((ending) => ({
    ...ending,
    ratio: unitRatio(`${before} ${ending.words}`, unit, money),
  }));
  const known = endings.flatMap(({ scale, ratio }) => ("times" in ratio ? [{ scale, ratio }] : []));
  if (known.length === 0) return otherUnit(endings);
  const meant = new Set(numbers.flatMap((number) => known.map(({ scale, ratio }) => scaled(number, scale, ratio))));
  const [number = NaN] = meant;
  if (meant.size > 1) return { readings: [...meant].map(grouped) };
  return Number.isFinite(number) ? { number, plain: plainNumber.test(trimmed) } : null;
}

/** What figures can mean: nothing, one number, or two. */
function numbersIn(digits: string): number[] {
  // 1,5 is one and a half to many; to those for whom a comma groups, a slip for 15 or for 1,500.
  if (/^\d+,\d+$/.test(digits) && !figures.test(digits))
    return [Number(digits.replace(",", ".")), Number(digits.replace(",", ""))];
  if (!figures.test(digits)) return [];
  const number = Number(digits.replace(/[^\d.eE+-]/g, ""));
  return readsTwoWays(digits) ? [number, Number(digits.replace(".", ""))] : [number];
}

type Ending = { scale: number; words: string };

/** The ways to take what stands behind the figures: with the letter of a scale, or without. */
function endingsOf(tail: string): Ending[] {
  const text = tail.trim();
  return Object.entries(scales)
    .filter(([name]) => text.toLowerCase().startsWith(name))
    .map(([name, scale]) => ({ scale, words: text.slice(name.length) }));
}

/** Of the ways that all come to another unit, the one to speak of: money, or what stands apart from the letter of a scale. */
function otherUnit(endings: readonly { words: string; ratio: Ratio | OtherUnit }[]): OtherUnit | null {
  const others = endings.flatMap(({ words, ratio }) => ("times" in ratio ? [] : [{ words, ratio }]));
  const money = others.find(({ ratio }) => !("word" in ratio));
  const apart = others.find(({ words }) => !/^\p{L}/u.test(words));
  return (money ?? apart ?? others[0])?.ratio ?? null;
}

function scaled(number: number, scale: number, { times, over }: Ratio): number {
  if (scale * times === over) return number;
  // Scaling by a power of ten can leave 1.1k at 1100.0000000000002.
  return Number(((number * scale * times) / over).toPrecision(15));
}

/**
 * What `readNumber` reads where a unit is asked for, as the pattern of a JSON Schema, which has no flags. Of exponents
 * only those of two digits, so that no number is too large.
 */
export function numberPattern(unit: string): string {
  const { isMoney, things, periods } = unitsFor(unit);
  const shortExponent = figures.source.slice(1, -1).replace(String.raw`\d{1,3})?`, String.raw`\d{1,2})?`);
  const number = String.raw`(?![1-9]\d{0,2}\.\d{3}(?![\deE]))${shortExponent}`;
  const scale = oneOf(Object.keys(scales));
  const [thing, period] = [oneOf(things.keys()), oneOf(periods.keys())];
  const money = isMoney ? String.raw`${thing}\s*${number}\s*${scale}|` : "";
  return String.raw`^\s*\+?\s*(?:${money}${number}\s*${scale}\s*${thing})\s*${period}\s*$`;
}

/** One of some words in small or large letters, or none. */
function oneOf(words: Iterable<string>): string {
  const forms = [...words]
    .filter((word) => word !== "")
    .map((word) => word.replace(/[$./]/g, "\\$&").replace(/[a-zł]/g, bothCases));
  return `(?:${forms.join("|")})?`;
}

function bothCases(letter: string): string {
  return `[${letter}${letter.toUpperCase()}]`;
}
