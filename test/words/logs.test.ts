import { describe, expect, it } from "vitest";
import type { History, Usage } from "../../src/model/measure.ts";
import { historySentences, monthsText, usageSentences } from "../../src/words/logs.ts";

const usage: Usage = {
  from: "2026-01-01",
  to: "2026-03-31",
  days: 90,
  quiet: 0,
  calls: 12_000,
  input: 14_400_000,
  output: 3_600_000,
  months: { "2026-01": 4000, "2026-02": 3900, "2026-03": 4100 },
  perMonth: { median: 4000, low: 3900, high: 4100, months: 3 },
  perCall: { input: 1200, output: 300 },
  models: { large: { calls: 9000, input: 1, output: 1 }, small: { calls: 3000, input: 1, output: 1 } },
};

describe("what an export of calls says", () => {
  it("is its days, months, tokens and models", () => {
    expect(usageSentences(usage)).toEqual([
      "12,000 calls from 2026-01-01 to 2026-03-31 (90 days).",
      "By month: 2026-01 4,000; 2026-02 3,900; 2026-03 4,100.",
      "4,000 calls a month, the median of 3 whole months, which had from 3,900 to 4,100.",
      "A call takes 1,200 tokens in and 300 out on average.",
      "By model: large 75%; small 25%.",
    ]);
  });

  it("is less where less is known", () => {
    const one = { ...usage, quiet: 5, months: { "2026-01": 4000 }, perMonth: null, perCall: null, models: {} };
    expect(usageSentences(one)).toEqual([
      "12,000 calls from 2026-01-01 to 2026-03-31 (90 days, 5 of them without a call).",
      "No month is there from its first day to its last (in UTC), so that nothing is said of a month's calls.",
    ]);
    expect(monthsText({ median: 4000, low: 4000, high: 4000, months: 1 })).toBe("4,000 calls in the only whole month");
  });

  it("is of twelve months and twelve models at most: the last, and those first in the list", () => {
    const months = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`m${at}`, 1]));
    const models = Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [`l${at}`, { calls: 120, input: 1, output: 1 }]),
    );
    const [, byMonth, , , byModel] = usageSentences({ ...usage, months, models });
    expect(byMonth).toMatch(/^By month: m2 1; .* m13 1\.$/);
    expect(byModel).toMatch(/^By model: l0 1%; .* l11 1%\.$/);
  });
});

describe("what a folder's history says", () => {
  const history: History = {
    from: "2025-01-01",
    to: "2026-01-01",
    commits: 1,
    documents: 40,
    changed: { 30: null, 90: { median: 0.12, most: 0.3, anchors: 20 }, 365: { median: 0.05, most: 0.05, anchors: 1 } },
    proposal: "quarterly",
  };

  it("is how many documents are other texts after so many days, and what that proposes", () => {
    expect(historySentences(history)).toEqual([
      "40 documents on 2026-01-01; 1 commit since 2025-01-01 changed some.",
      "After 30 days: the history is too short, or has fewer than 10 documents.",
      "After 90 days 12% of the documents are other texts or gone (the median over 20 weeks; at most 30%).",
      "After 365 days 5% of the documents are other texts or gone (seen from one week).",
      "Proposed for volatility: quarterly, since that is how soon it is a tenth. It is yours to answer: an edit of a text is no change of a fact, and facts stand in databases too.",
    ]);
  });

  it.each([
    [null, /^Nothing is proposed for volatility\.$/],
    ["static", /^Proposed for volatility: static, since after a year it is less than a tenth\. /],
  ])("proposes %s", (proposal, said) => {
    expect(historySentences({ ...history, proposal }).at(-1)).toMatch(said);
  });
});
