import { expect, it } from "vitest";
import { terms } from "../../src/words/terms.ts";

it("explains each term once, in alphabetical order, in a sentence", () => {
  const names = terms.map(({ term }) => term.toLowerCase());
  expect(names).toEqual([...new Set(names)].toSorted());
  for (const { term, means } of terms) {
    expect(term).toMatch(/^[a-z]+([ -][a-z]+)*$/i);
    expect(means, term).toMatch(/^[A-Z].{20,}[.…]$/);
  }
});
