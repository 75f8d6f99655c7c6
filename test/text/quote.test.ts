import { expect, it } from "vitest";
import { quote } from "../../src/text/quote.ts";

it.each<[unknown, string]>([
  ["two\r\nlines", String.raw`"two\nlines"`],
  [5, '"5"'],
  [false, '"false"'],
  [[], "a list"],
  [{}, "a block of keys"],
  [null, "nothing"],
  [undefined, "nothing"],
  ["a".repeat(60), `"${"a".repeat(60)}"`],
  ["a".repeat(61), `"${"a".repeat(57)}..."`],
  // Half a sign would be shown as an escape.
  [`${"a".repeat(56)}😀${"b".repeat(9)}`, `"${"a".repeat(56)}..."`],
  [`${"a".repeat(55)}😀${"b".repeat(9)}`, `"${"a".repeat(55)}😀..."`],
])("%j is quoted as %s", (raw, quoted) => {
  expect(quote(raw)).toBe(quoted);
});
