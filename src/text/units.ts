import { codesFor, currencyOf, exchange, type MoneyRate, namesOf, type Ratio } from "./currencies.ts";

/** How long a period is, in days: a month is 30 of them and a year 12 months, so that all of them agree. */
const days: Readonly<Record<string, number>> = {
  day: 1,
  d: 1,
  daily: 1,
  week: 7,
  wk: 7,
  weekly: 7,
  month: 30,
  mo: 30,
  monthly: 30,
  quarter: 90,
  quarterly: 90,
  year: 360,
  yr: 360,
  yearly: 360,
  annually: 360,
};

const bytes = { kilobyte: 250, kb: 250, megabyte: 250_000, mb: 250_000, gigabyte: 250_000_000, gb: 250_000_000 };

/** What else a thing is counted in, and how many of the thing one of these is: of plain text, a token is about four bytes. */
const alsoIn: Readonly<Record<string, Readonly<Record<string, number>>>> = { token: { page: 500, ...bytes } };

/**
 * What a number of a question may be written in: things (calls, pages, dollars) and periods (a day), each in all its
 * spellings in small letters, with how many of the question's own unit one of it is. Things that are money may also
 * stand before the number.
 */
type Units = { isMoney: boolean; things: ReadonlyMap<string, Ratio>; periods: ReadonlyMap<string, Ratio> };

const one: Ratio = { times: 1, over: 1 };

/** The units for a question that counts `calls per month`, `tokens` or `USD`. */
export function unitsFor(asked: string): Units {
  const { thing, period } = partsOf(asked);
  const currency = currencyOf(thing);
  const own = thing === "" ? [] : currency === undefined ? withPlural(singular(thing)) : namesOf(currency);
  const also = Object.entries(alsoIn[singular(thing)] ?? {}).flatMap(([name, times]) =>
    withPlural(name).map((form): [string, Ratio] => [form, { times, over: 1 }]),
  );
  const isMoney = currency !== undefined;
  const things = new Map([...own.map((name): [string, Ratio] => [name, one]), ...also]);
  const times = period === undefined ? undefined : days[period];
  if (times === undefined) return { isMoney, things, periods: new Map() };
  const periods = Object.entries(days).flatMap(([name, over]) =>
    (name.endsWith("ly") ? [name] : marks.map((mark) => `${mark}${name}`)).map((form): [string, Ratio] => [
      form,
      { times, over },
    ]),
  );
  return { isMoney, things, periods: new Map(periods) };
}

/** Ways to write a number of a unit, the plain ones first. */
export function numberExamples(asked: string): string[] {
  const { isMoney, things, periods } = unitsFor(asked);
  const plain = ["250000", "250k", "1.5M"];
  if (periods.has("/day")) return [...plain, "10k/day"];
  if (things.has("page")) return [...plain, "400 pages"];
  return [...plain, isMoney ? `${[...things.keys()][0]?.toUpperCase()} 5k` : "200_000"];
}

const marks = ["/", "/ ", "per ", "a ", "each ", "every "];

/** "calls per month" and "calls/month" are calls, by the month; whatever has no such end is a thing. */
function partsOf(unit: string): { thing: string; period: string | undefined } {
  const words = unit
    .toLowerCase()
    .replaceAll("/", " / ")
    .split(" ")
    .filter((word) => word !== "");
  const [mark = "", period = ""] = words.slice(-2);
  return ["/", "per", "a", "each"].includes(mark) && Object.hasOwn(days, period)
    ? { thing: words.slice(0, -2).join(" "), period }
    : { thing: words.join(" "), period: undefined };
}

function singular(word: string): string {
  return word.replace(/s$/, "");
}
function withPlural(word: string): string[] {
  return [word, `${word}s`];
}

/** What is written, where that is not of the question: money of a currency without a rate, of one of several, or a word. */
export type OtherUnit = { currency: string } | { currencies: string[] } | { word: string };

/** How many of the question's unit one of what is written is: 30 for "/day" where calls per month are asked for. */
export function unitRatio(written: string, asked: string, money: MoneyRate | undefined): Ratio | OtherUnit {
  const words = written.trim().toLowerCase().replace(/\s+/g, " ");
  if (words === "") return one;
  const { things, periods } = unitsFor(asked);
  const ends = [...periods.keys()].filter((name) => words.endsWith(name));
  const period = ends.sort((a, b) => b.length - a.length)[0] ?? "";
  const thing = words.slice(0, words.length - period.length).trim();
  const ratio = thing === "" ? one : (moneyRatio(thing, asked, money) ?? things.get(thing));
  if (ratio === undefined) return { word: written.trim() };
  const often = periods.get(period) ?? one;
  return "times" in ratio ? { times: ratio.times * often.times, over: ratio.over * often.over } : ratio;
}

/** Undefined for what is no money. */
function moneyRatio(thing: string, asked: string, money: MoneyRate | undefined): Ratio | OtherUnit | undefined {
  const codes = codesFor(thing);
  const own = currencyOf(partsOf(asked).thing);
  const known = own === undefined ? [] : codes.filter((code) => exchange(code, own, money) !== undefined);
  if (known.length > 1) return { currencies: known };
  const [first] = codes;
  const [only] = known;
  if (own === undefined || only === undefined) return first === undefined ? undefined : { currency: first };
  return exchange(only, own, money);
}
