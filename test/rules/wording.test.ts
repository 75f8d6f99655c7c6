import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { shipped as rulebook } from "../shipped.ts";

const text = await readFile("rules/rag-or-fine-tuning.yaml", "utf8");

describe("reasons", () => {
  it.each([...rulebook.rules, ...rulebook.constraints])(
    "$id is one plain sentence under 140 characters",
    ({ because }) => {
      expect(because.length).toBeLessThan(140);
      expect(because).toMatch(/^[A-Z][^.]*\.$/);
    },
  );

  it("are all different, in brief too", () => {
    const reasons = [...rulebook.rules, ...rulebook.constraints].map(({ because }) => because);
    expect(new Set(reasons).size).toBe(reasons.length);
    const inBrief = rulebook.rules.map(({ because, short = because }) => short);
    expect(new Set(inBrief).size).toBe(inBrief.length);
  });

  it.each(rulebook.rules)("$id stands on a line of a summary, behind its points", ({ because, short = because }) => {
    expect(short.length).toBeLessThanOrEqual(72);
    expect(short).toMatch(/^[A-Z][^.]*\.$/);
  });

  it("say nothing that only a specialist understands", () => {
    const words =
      /\b(token|embedding|vector|inference|logit|epoch|hyperparameter|RLHF|DPO|SFT|PEFT|corpus|latency)s?\b/i;
    for (const { because } of rulebook.rules) expect(because).not.toMatch(words);
  });
});

describe("remarks and steps", () => {
  const says = [...rulebook.gates, ...rulebook.conflicts, ...rulebook.warnings].map(({ say }) => say);
  const steps = Object.values(rulebook["next-steps"])
    .flat()
    .map((step) => step.do);

  it.each([...says, ...steps])("%s", (sentence) => {
    expect(sentence.length).toBeLessThan(140);
    expect(sentence).toMatch(/^[A-Z].*[.?]$/);
  });
});

describe("questions", () => {
  it.each(rulebook.questions)("$id says why it is asked, and each choice has a line of help", ({ help, choices }) => {
    const sentences = help?.split(/(?<=\.) /) ?? [];
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.length).toBeLessThanOrEqual(2);
    for (const choice of choices) expect(choice.help?.length ?? 0).toBeGreaterThan(0);
    for (const choice of choices) expect(choice.help?.length ?? 0).toBeLessThanOrEqual(100);
  });
});

describe("judgement", () => {
  const lines = text.split("\n");
  const isComment = (line: string | undefined): boolean => /^\s*(- )?#|\s#\s/.test(line ?? "");

  it("gives its reason beside every effect, need, base point and threshold", () => {
    const judged = lines.flatMap((line, at) =>
      /^ {2}(effect|need):|^ {2}(base|bar|ties|close-call|firm-radius|earned-by):/.test(line) ? [at] : [],
    );
    expect(judged.length).toBeGreaterThan(60);
    for (const at of judged)
      expect([lines[at], isComment(lines[at]) || isComment(lines[at - 1])]).toEqual([lines[at], true]);
  });

  it("gives its reason above the bands of every number question", () => {
    const bands = lines.flatMap((line, at) =>
      line.includes("below: ") && !(lines[at - 1] ?? "").includes("below: ") ? [at] : [],
    );
    expect(bands.length).toBeGreaterThanOrEqual(4);
    for (const at of bands)
      expect(lines.slice(Math.max(0, at - 6), at).some((line) => /^ {2}# /.test(line))).toBe(true);
  });
});

describe("sources", () => {
  it.each(Object.entries(rulebook.sources))(
    "%s has a title, an address or says there is none, and a finding",
    (_, source) => {
      expect(source.title.length).toBeGreaterThan(5);
      expect(source.where).toMatch(/^(https:\/\/\S+$|none; )/);
      expect(source.finding.length).toBeGreaterThan(30);
    },
  );

  it("of a vendor's offer are dated", () => {
    const offers = /openai|aws|bedrock|azure|ms-|anthropic|cohere|tuned-prices|prompt-caching/;
    const undated = Object.entries(rulebook.sources).filter(([id, { date }]) => offers.test(id) && date === undefined);
    expect(undated).toEqual([]);
  });

  it("are each referred to", () => {
    const entries = [
      ...rulebook.rules,
      ...rulebook.constraints,
      ...rulebook.gates,
      ...rulebook.conflicts,
      ...rulebook.warnings,
      ...Object.values(rulebook["next-steps"]).flat(),
    ];
    const used = new Set([
      ...entries.flatMap(({ outside }) => outside ?? []),
      ...Object.values(rulebook.claims).map(({ source }) => source),
    ]);
    expect(Object.keys(rulebook.sources).filter((id) => !used.has(id))).toEqual([]);
  });
});
