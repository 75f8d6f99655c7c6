import type { MoneyRate } from "../../text/currencies.ts";
import { readNumber } from "../../text/read-number.ts";

/** What settings say money is worth, before they are checked; undefined where they name no currency with a rate. */
export function moneyOfSettings(settings: unknown): MoneyRate | undefined {
  if (typeof settings !== "object" || settings === null) return undefined;
  const { currency, rate } = settings as { currency?: unknown; rate?: unknown };
  return typeof currency === "string" && typeof rate === "number" && rate > 0 ? { currency, rate } : undefined;
}

/**
 * Settings with the amounts that are written in the currency, such as `60 EUR`, in US dollars. What is no amount that the
 * rate can turn stays, and is refused where the settings are checked.
 */
export function inDollars(settings: unknown, money = moneyOfSettings(settings), key = ""): unknown {
  if (typeof settings === "string" && money && key.includes("usd")) {
    const reading = readNumber(settings, { unit: "USD", money });
    return reading && "number" in reading ? reading.number : settings;
  }
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return settings;
  return Object.fromEntries(Object.entries(settings).map(([name, inner]) => [name, inDollars(inner, money, name)]));
}
