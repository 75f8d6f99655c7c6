import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compilePrecedents } from "../../src/engine/precedents/compile.ts";
import { precedentProblems } from "../../src/engine/precedents/validate.ts";
import { compiledOf } from "../../src/engine/rulebook/compile.ts";
import { outcomes } from "../../src/model/approach.ts";
import { precedentsFileSchema } from "../../src/model/precedent.ts";
import { isAmongShown, isMajority, leaveOneOut, type LeftOut, majorityOf } from "../../scripts/quality/precedents.ts";
import { publishedFiles } from "../../scripts/quality/published.ts";
import { shipped } from "../shipped.ts";

const file = join(import.meta.dirname, "../../rules/precedents.yaml");
const { precedents } = precedentsFileSchema.parse(parse(await readFile(file, "utf8")));
const compiled = compiledOf(shipped);

describe("the shipped precedents", () => {
  it("are at least 90, with at least 12 of each outcome", () => {
    expect(precedents.length).toBeGreaterThanOrEqual(90);
    for (const outcome of outcomes)
      expect(precedents.filter((one) => one.outcome === outcome).length).toBeGreaterThanOrEqual(12);
  });

  it("fit the rulebook, each with an address that can be opened, and no two are alike", () => {
    expect(precedentProblems(compiled, precedents)).toEqual([]);
    for (const { source } of precedents) expect(URL.canParse(source.where)).toBe(true);
    const told = precedents.map(({ situation, went }) => `${situation} ${went}`);
    expect(new Set(told).size).toBe(told.length);
  });

  it("tell the situation in two sentences and how it went in one", () => {
    // A full stop within a figure or a name ends no sentence.
    const sentences = (text: string): number => text.split(/(?<=[.!?])\s+(?=[A-Z])/).length;
    const other = precedents.filter(({ situation, went }) => sentences(situation) !== 2 || sentences(went) !== 1);
    expect(other.map(({ id }) => id)).toEqual([]);
  });

  it("come from sources of 2023 to 2026", () => {
    const dated = precedents.flatMap(({ source: { date } }) => (date === undefined ? [] : [Number(date.slice(0, 4))]));
    expect(dated.length).toBeGreaterThan(precedents.length / 2);
    expect(dated.filter((year) => year < 2023 || year > 2026)).toEqual([]);
  });

  it("make some questions tell of outcomes, and none more than there is to tell", () => {
    const { weights } = compilePrecedents(compiled, precedents);
    expect(weights.filter((weight) => weight > 0).length).toBeGreaterThan(weights.length / 2);
    expect(Math.max(...weights)).toBeLessThanOrEqual(2);
  });
});

describe("the closest of the others", () => {
  const compiledCases = compilePrecedents(compiled, precedents);
  const asked = leaveOneOut(shipped, compiledCases);
  const share = (of: readonly LeftOut[], holds: (one: LeftOut) => boolean): number =>
    (100 * of.filter(holds).length) / of.length;

  it("have what was chosen as often as the page says, and as often as they must to be worth showing", async () => {
    const page = await readFile(join(import.meta.dirname, "../../docs/precedents.md"), "utf8");
    const seen = parse(await readFile(publishedFiles.seen, "utf8")) as { id: string }[];
    const blind = asked.filter(({ id }) => seen.some((one) => one.id === id));
    const knowing = asked.filter((one) => !blind.includes(one));
    const row = (title: string, holds: (one: LeftOut) => boolean): string =>
      `| ${[title, ...[asked, blind, knowing].map((of) => `${share(of, holds).toFixed(1)} %`)].join(" | ")} |`;
    expect(page).toContain(row("most of the five closest", isMajority));
    expect(page).toContain(row("one of the three closest", isAmongShown));
    // 73 and 88 were hoped for, and reached only with answers that the sources do not bear out.
    expect(share(asked, isMajority)).toBeGreaterThanOrEqual(68);
    expect(share(asked, isAmongShown)).toBeGreaterThanOrEqual(80);
  });

  it.each([
    [["rag", "hybrid", "hybrid"], "hybrid"],
    [["rag", "hybrid"], "rag"],
    [[], null],
  ] as const)("%j are mostly %s", (near, expected) => {
    expect(majorityOf({ id: "", verdict: "rag", near })).toBe(expected);
  });
});

describe("a precedent is refused", () => {
  const [first, second] = [precedents[0]!, precedents[1]!];
  it.each([
    ["an unknown question", { ...first, answers: { ...first.answers, colour: "red" } }, "unknown-question"],
    ["an unknown choice", { ...first, answers: { ...first.answers, task: "sing" } }, "unknown-choice"],
    ["a form of another outcome", { ...first, outcome: "rag" as const, form: "rewards" }, "unknown-id"],
    ["too few answers that count", { ...first, answers: { task: "ask", knowledge: "core" } }, "shape"],
    ["the answers of another", { ...first, answers: second.answers }, "duplicate-id"],
    ["the id of another", { ...first, id: second.id }, "duplicate-id"],
  ])("with %s", (_, one, code) => {
    const found = precedentProblems(compiled, [one, second]);
    expect(found.map((problem) => problem.code)).toEqual([code]);
    expect(found[0]?.path[0]).toBe("precedents");
  });

  it.each([
    "example.com",
    "ftp://example.com",
    "https://exa mple.com",
    "https://example.com/<b>",
    "javascript:alert(1)",
    "",
  ])("with the address %j", (where) => {
    const one = { ...first, source: { ...first.source, where } };
    expect(precedentsFileSchema.safeParse({ precedents: [one] }).success).toBe(false);
  });

  it.each(["2025", "2025-06", "2025-06-30"])("but not with the date %j", (date) => {
    const one = { ...first, source: { ...first.source, date } };
    expect(precedentsFileSchema.safeParse({ precedents: [one] }).success).toBe(true);
  });
});
