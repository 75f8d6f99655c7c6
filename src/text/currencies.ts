/** What money is worth: so many units of a currency, by its ISO 4217 code, for one US dollar. */
export type MoneyRate = { currency: string; rate: number };

/** A factor as a fraction, so that what is whole stays whole. */
export type Ratio = { times: number; over: number };

/** What currencies go by besides their codes. A sign may stand for several. */
const names: Readonly<Record<string, readonly string[]>> = {
  USD: ["$", "us$", "dollar", "dollars", "us dollar", "us dollars"],
  EUR: ["€", "euro", "euros"],
  GBP: ["£", "pound", "pounds"],
  CHF: ["fr.", "franc", "francs"],
  JPY: ["¥", "yen"],
  CNY: ["¥", "yuan"],
  INR: ["₹", "rupee", "rupees"],
  CAD: ["$", "c$", "ca$"],
  AUD: ["$", "a$", "au$"],
  BRL: ["r$"],
  SEK: ["kr"],
  NOK: ["kr"],
  DKK: ["kr"],
  PLN: ["zł"],
};

/** The code of the currency that a unit is, if it is one: USD for "USD" and for "US dollars". */
export function currencyOf(unit: string): string | undefined {
  return codesFor(unit)[0];
}

/** All that a currency goes by, in small letters, its code first. */
export function namesOf(currency: string): string[] {
  return [currency.toLowerCase(), ...(names[currency] ?? [])];
}

/** The currencies that a word or sign can stand for, a sign that is not known for itself; none for what is no money. */
export function codesFor(word: string): string[] {
  const named = Object.keys(names).filter((code) => namesOf(code).includes(word.toLowerCase()));
  if (named.length > 0) return named;
  if (/^\p{Sc}$/u.test(word)) return [word];
  const code = word.toUpperCase();
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf("currency").includes(code) ? [code] : [];
}

/** What turns an amount of one currency into another; undefined where the rate does not tell. */
export function exchange(from: string, to: string, money: MoneyRate | undefined): Ratio | undefined {
  if (from === to) return { times: 1, over: 1 };
  const [times, over] = [perDollar(to, money), perDollar(from, money)];
  return times === undefined || over === undefined ? undefined : { times, over };
}

function perDollar(currency: string, money: MoneyRate | undefined): number | undefined {
  if (currency === "USD") return 1;
  return money?.currency.toUpperCase() === currency ? money.rate : undefined;
}
