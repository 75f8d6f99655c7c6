import { expect, it } from "vitest";
import { inAnyCase } from "../../src/text/did-you-mean.ts";

it.each([
  ["an exact word before all others", "B2", ["b2", "B2"], "B2"],
  ["the only one in other letters", "VOLUME", ["voice", "volume"], "volume"],
  ["none where two fit", "bB", ["bb", "BB"], undefined],
  ["none that is only near", "volum", ["volume"], undefined],
])("in any case is meant %s", (_, word, candidates, expected) => {
  expect(inAnyCase(word, candidates)).toBe(expected);
});
