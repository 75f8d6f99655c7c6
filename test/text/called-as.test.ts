import { describe, expect, it } from "vitest";
import { asCalled, helpAsCalled } from "../../src/text/called-as.ts";

const through = "npx --no -- advise";

describe("a sentence that names commands", () => {
  it.each([
    [
      "`advise --help` lists them, and `advise` asks",
      "`npx --no -- advise --help` lists them, and `npx --no -- advise` asks",
    ],
    ["add the line `advise: 1` to advise.yaml", "add the line `advise: 1` to advise.yaml"],
    ["`advise.yaml` is one; so is `adviser x`", "`advise.yaml` is one; so is `adviser x`"],
    ["`advise $& $1`", "`npx --no -- advise $& $1`"],
  ])("%s", (sentence, expected) => {
    expect(asCalled(sentence, through)).toBe(expected);
    expect(asCalled(sentence)).toBe(sentence);
  });
});

describe("a help", () => {
  it("has its usage and its examples as they are called, and nothing else", () => {
    const help = "Usage: advise cost\n\n  `advise help`\n\nExamples:\n  advise a.yaml && advise b.yaml > advise c\n";
    expect(helpAsCalled(help, through)).toBe(
      "Usage: npx --no -- advise cost\n\n  `advise help`\n\nExamples:\n  npx --no -- advise a.yaml && npx --no -- advise b.yaml > advise c\n",
    );
    expect(helpAsCalled(help, "advise")).toBe(help);
  });
});
