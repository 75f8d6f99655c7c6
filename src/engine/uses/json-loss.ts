import { quote } from "../../text/quote.ts";

/**
 * What a line of JSON says that is lost when it is read: a key that is given twice, of which only the last counts, or a
 * number in the id that comes back as another. Null where nothing is lost. `value` is what the line was read as.
 */
export function lossIn(text: string, value: Readonly<Record<string, unknown>>): string | null {
  // Each key has its colon. Where there are no more colons than keys were read, no key was lost, and none is in a text.
  const isWhole = countOf(text, ":") === keysIn(value);
  return isWhole && (!mayHoldNumber(value.id) || plainId.test(text)) ? null : lossAmong(text);
}

/** A line that begins with an id that is a whole number of few digits, as most do: that one comes back as it is. */
const plainId = /^\{ ?"id" ?: ?(?:0|-?[1-9]\d{0,14}) ?[,}]/;

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  for (const key in value) count += (Array.isArray(value) ? 0 : 1) + keysIn((value as Record<string, unknown>)[key]);
  return count;
}

/** A number of a few digits may stand for one of many, such as 0 for 1e-400: what was written has to be looked at. */
function mayHoldNumber(id: unknown): boolean {
  return typeof id === "number" || (typeof id === "object" && id !== null);
}

const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\]:,]/g;

/** Goes through JSON that was read already, and so is right, token by token. */
function lossAmong(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = "";
  let isId = false;
  for (const [token] of text.matchAll(tokens)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const keys = open.at(-1);
      const key = JSON.parse(last) as string;
      if (keys?.has(key)) return `${quote(key)} is there twice`;
      keys?.add(key);
      if (open.length === 1) isId = key === "id";
    } else if (isId && /^[-\d]/.test(token) && !isExact(token))
      return "the id is a number that would not come back as it is (write it as a string)";
    last = token;
  }
  return null;
}

/** Whether a number is written again as the same number. */
function isExact(token: string): boolean {
  return decimalOf(token) === decimalOf(JSON.stringify(Number(token)));
}

/** A number as its sign, its digits and the place of its point, with no zeros at either end. */
function decimalOf(number: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  const kept = digits.slice(0, end);
  if (kept === "") return `${sign}0`;
  const place = Number(exponent) - fraction.length + digits.length - kept.length;
  return `${sign}${kept}e${place}`;
}
