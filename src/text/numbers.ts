/**
 * An amount of money as people read it: whole from 100, cents from 1, three significant digits below and never less than
 * two places. The sign of a currency stands before it; a code keeps a space.
 */
export function money(amount: number, currency = "$"): string {
  const size = Math.abs(amount);
  const sign = `${amount < 0 ? "-" : ""}${currency}${/[A-Z]$/.test(currency) ? " " : ""}`;
  if (size === 0) return `${sign}0`;
  if (size >= 1e10) return `${sign}${shortCount(size)}`;
  if (size >= 99.995) return `${sign}${grouped(Math.round(size))}`;
  if (size >= 0.995) return `${sign}${size.toFixed(2)}`;
  return `${sign}${trimmed(size.toPrecision(3)).replace(/^(\d+\.\d)$/, "$10")}`;
}

/** A number of calls with two or three significant digits: 950, 12.5k, 8.3M. */
export function shortCount(count: number): string {
  const scales: [number, string][] = [
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ];
  // 999.6 would round to 1000 of a scale: it belongs to the next one.
  const [size, letter] = scales.find(([scale]) => count >= scale * 0.9995) ?? [1, ""];
  return `${trimmed((count / size).toPrecision(3))}${letter}`;
}

/** A number with commas, to six places after the point at most. What is too large or small to be read so has an exponent. */
export function grouped(number: number | bigint): string {
  const size = typeof number === "number" ? Math.abs(number) : 1;
  if (size >= 1e21 || (size > 0 && size < 1e-6)) return String(number);
  // Intl takes longer to load than all else that a run writes, and most numbers are whole.
  if (typeof number === "bigint" || Number.isInteger(number)) return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  return inOneWay(number.toLocaleString("en-US", { maximumFractionDigits: 6 }));
}

/** Whether a text is a number to those whose thousands are grouped by commas, and another where points do that: 1.234. */
export function readsTwoWays(text: string): boolean {
  return /^[1-9]\d{0,2}\.\d{3}$/.test(text);
}

/** A number that is to be read again, as a program writes it, or in a text where that would read two ways. */
export function rereadable(number: number): number | string {
  const text = inOneWay(String(number));
  return text === String(number) ? number : text;
}

/** A fourth place after the point says that it is one. */
function inOneWay(text: string): string {
  return readsTwoWays(text) ? `${text}0` : text;
}

/** An input's value: numbers with at most six significant digits, grouped; what is unknown as a dash. */
export function figure(value: number | string | null): string {
  if (value === null) return "-";
  if (typeof value === "string") return value;
  return Number.isInteger(value) ? grouped(value) : value.toLocaleString("en-US", { maximumSignificantDigits: 6 });
}

/** A whole number with its sign, as points are shown; 0 is plain. */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : `${points}`;
}

/** "1 point", "2 points" */
export function countOf(count: number, one: string): string {
  return `${grouped(count)} ${Math.abs(count) === 1 ? one : `${one}s`}`;
}

/** A share in whole percent; what is not quite all, half or nothing is not shown as such. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (share < 1 && whole === 100) return "over 99%";
  if (share < 0.5 && whole === 50) return "under 50%";
  return share > 0 && whole === 0 ? "under 1%" : `${whole}%`;
}

/** A share in percent, rounded down: what is said to be safe is safe. */
export function percentDown(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`;
}

/** Without the exponent and the zeros at the end that toPrecision leaves. */
function trimmed(digits: string): string {
  if (digits.includes("e")) return Number(digits) >= 1 ? String(Number(digits)) : digits;
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}
