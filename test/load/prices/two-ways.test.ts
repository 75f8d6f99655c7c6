import { describe, expect, it } from "vitest";
import { parseAnswersFile } from "../../../src/load/answers/file.ts";
import { parsePriceFile, parsePriceFlags } from "../../../src/load/prices/layers.ts";
import { shipped } from "../../shipped.ts";

const key = "labour_usd_per_hour";
function trouble(message: string, hint: string) {
  return { code: "bad-number", message, hint };
}

const refused = [
  ["1.000", trouble('"1.000" reads two ways: 1 or 1,000', "write 1 or 1000")],
  ["100.000", trouble('"100.000" reads two ways: 100 or 100,000', "write 100 or 100000")],
  ["1.125", trouble('"1.125" reads two ways: 1.1250 or 1,125', "write 1.1250 or 1125")],
] as const;
const read = [
  ["1000", 1000],
  ["1.1250", 1.125],
  ["0.125", 0.125],
  ["100.00", 100],
] as const;

function inAnswers(costs: string) {
  return parseAnswersFile({ file: "answers.yaml", text: `advise: 1\nanswers: {}\ncosts:\n${costs}` }, shipped);
}

function inPrices(text: string) {
  return parsePriceFile({ file: "prices.yaml", text });
}

describe("a price that could be two numbers", () => {
  it.each(refused)("%s is refused at its place in costs:, in a price file and as a flag", async (written, problem) => {
    const place = { line: 4, column: 24 };
    expect(await inAnswers(`  ${key}: ${written}\n`)).toMatchObject({ problems: [{ ...problem, ...place }] });
    expect(inPrices(`${key}: ${written}\n`)).toMatchObject({ problems: [{ ...problem, line: 1, column: 22 }] });
    expect(parsePriceFlags([`${key}=${written}`])).toMatchObject({ problems: [problem] });
    expect(parsePriceFlags([], { currency: "EUR", rate: written })).toMatchObject({ problems: [problem] });
  });

  it.each(read)("%s is %d in each of them", async (written, number) => {
    expect(await inAnswers(`  ${key}: ${written}\n`)).toMatchObject({ value: { costs: { [key]: number } } });
    for (const layer of [inPrices(`${key}: ${written}\n`), parsePriceFlags([`${key}=${written}`])])
      expect(layer).toMatchObject({ value: { settings: { [key]: number } } });
  });

  it("is found as deep as settings lie, and beside what else is wrong", async () => {
    const costs = `  rag:\n    output_usd_per_mtok: 1.000\n  labur: 1\n`;
    const found = await inAnswers(costs);
    expect(found.ok ? [] : found.problems.map(({ code, line }) => [code, line])).toEqual([
      ["bad-number", 5],
      ["unknown-key", 6],
    ]);
  });

  it("is a number in JSON", () => {
    expect(inPrices(`{"${key}": 1.000}`)).toMatchObject({ value: { settings: { [key]: 1 } } });
  });

  it("is not looked for without end in what refers to itself", () => {
    expect(inPrices(`rag: &a\n  x: *a\n`).ok).toBe(false);
  });
});
