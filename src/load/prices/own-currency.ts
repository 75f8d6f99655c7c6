import type { MoneyRate } from "../../text/currencies.ts";
import { readNumber } from "../../text/read-number.ts";

/** What settings say money is worth, before they are checked; undefined where they name no currency with a rate. */
export function moneyOfSettings(settings: unknown): MoneyRate | undefined {
  if (typeof settings !== "object" || settings === null) return undefined;
  const { currency, rate } = settings as { currency?: unknown; rate?: unknown };
  return typeof currency === "string" && typeof rate === "number" && rate > 0 ? { currency, rate } : undefined;
}

/** Settings lie no deeper; what does is no setting, and may have no end. */
export const deepest = 4;

/**
 * Settings with the amounts that are written in the currency, such as `60 EUR`, in US dollars. What is no amount that the
 * rate can turn stays, and is refused where the settings are checked.
 */
export function inDollars(settings: unknown, money = moneyOfSettings(settings)): unknown {
  return money ? converted(settings, money, { key: "", depth: 0 }) : settings;
}

function converted(settings: unknown, money: MoneyRate, { key, depth }: { key: string; depth: number }): unknown {
  if (typeof settings === "string" && key.includes("usd")) {
    const reading = readNumber(settings, { unit: "USD", money });
    return reading && "number" in reading ? reading.number : settings;
  }
  if (typeof settings !== "object" || settings === null || Array.isArray(settings) || depth > deepest) return settings;
  return Object.fromEntries(
    Object.entries(settings).map(([name, inner]) => [name, converted(inner, money, { key: name, depth: depth + 1 })]),
  );
}
