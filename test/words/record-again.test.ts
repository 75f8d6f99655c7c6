import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/model/answers.ts";
import type { Outcome } from "../../src/model/approach.ts";
import type { Cited, Decision } from "../../src/model/decision.ts";
import { revisitOf, sourcesByDriver } from "../../src/words/record.ts";
import { decision, exclusion, judged, note, reason } from "./samples.ts";

describe("the sources of a decision", () => {
  const source = (id: string, where: string): Cited => ({ id, title: `On ${id}`, where });
  const [page, site, book] = [
    source("page", "https://example.org/page"),
    source("site", "https://example.org/"),
    source("book", "A book"),
  ];
  const ids = (of: Decision): string[] => sourcesByDriver(of).flatMap((entry) => entry.ids);

  it("are those of the drivers by turns, what can be read first", () => {
    const other = source("other", "http://example.org/other");
    const trace = [
      reason("cheap", [1, 0, 0], { sources: [other] }),
      reason("budget", [5, 0, 0], { sources: [book, site, page] }),
      reason("against", [-5, 0, 0], { sources: [source("against", "https://example.org/a")] }),
    ];
    expect(ids({ ...decision, trace })).toEqual(["page", "other", "site", "book", "against"]);
  });

  it("are what is cited for little else before what is cited for much", () => {
    const much = source("much", "https://example.org/much");
    const trace = [
      reason("budget", [5, 0, 0], { sources: [much, page] }),
      reason("team", [-1, 0, 0], { sources: [much] }),
    ];
    expect(ids({ ...decision, trace })).toEqual(["page", "much"]);
  });

  it("start with what earns it, and of a neither-yet with its gates", () => {
    const trace = [
      reason("budget", [9, 0, 0], { sources: [site] }),
      reason("facts", [3, -1, 3], { need: "facts", sources: [page] }),
    ];
    expect(ids({ ...judged("rag", { rival: "hybrid" }), trace })).toEqual(["page", "site"]);
    const gates = [{ ...note("quiet"), kind: "neither-yet" as const, sources: [book] }];
    expect(ids({ ...judged("neither-yet"), trace: [reason("low", [-9, 0, 0], { sources: [site] })], gates })).toEqual([
      "book",
      "site",
    ]);
  });

  it("are also those of what is ruled out and of the form", () => {
    const form = { id: "index", label: "by an index", because: "It is large.", sources: [site] };
    const of = {
      ...judged("rag", { form }),
      excluded: [exclusion("hybrid", {})].map((one) => ({ ...one, sources: [book] })),
    };
    expect(ids(of)).toEqual(["book", "site"]);
  });
});

describe("when to look at a decision again", () => {
  const change = (question: string) => ({ question, from: "no", to: "yes", at: null, way: null });
  const flips = ["a", "b", "c", "long"].map((id) => ({
    changes: [change(id)],
    outcome: "hybrid" as const,
    conflicts: [],
  }));
  const turns = ["long", "u", "v", "w", "x"].map((question) => ({
    question,
    to: "yes",
    outcome: "hybrid" as const,
    conflicts: [],
  }));
  const due: Answer = { value: "yes", choice: "yes", from: "file", "review-by": "2027-01-01" };
  const launch = "After launch, `advise measure eval` on";

  it("is by the day, by what turns it, after launch, and by what may come in again", () => {
    const of: Decision = {
      ...decision,
      answers: { voice: due, task: { value: "yes", choice: "yes", from: "file" } },
      firmness: { radius: 1, level: "leaning", share: null, weights: [], turns },
      flips,
      excluded: [exclusion("hybrid")],
    };
    const isShort = (text: string): boolean => !text.toLowerCase().startsWith("long") && !text.includes("if long");
    expect(revisitOf(of, isShort)).toEqual([
      "By 2027-01-01: is voice still so?",
      "U: if \u201cyes\u201d, hybrid.",
      "V: if \u201cyes\u201d, hybrid.",
      "Hybrid, if a is \u201cyes\u201d.",
      "Hybrid, if b is \u201cyes\u201d.",
      expect.stringContaining(launch),
      "W: if \u201cyes\u201d, hybrid.",
      "Hybrid, if c is \u201cyes\u201d.",
      "Hybrid may come in again: Open it.",
      "X: if \u201cyes\u201d, hybrid.",
      "Long: if \u201cyes\u201d, hybrid.",
      "Hybrid, if long is \u201cyes\u201d.",
    ]);
  });

  it.each<[Outcome, string]>([
    [
      "rag",
      "the answers in use: most failures have the right passage at hand (look at training), or lack it (at the search).",
    ],
    [
      "fine-tuning",
      "the answers in use: most failures lack a fact (look at retrieval), or a good prompt does as well on the test questions.",
    ],
    ["hybrid", "the same questions: RAG alone, or the tuned model alone, does as well as both."],
    [
      "neither-yet",
      "the answers in use: most failures lack a fact (look at retrieval), or have the facts and are wrong in skill or manner (at training).",
    ],
  ])("is, of %s, after so many failures", (outcome, said) => {
    expect(revisitOf(judged(outcome), () => true)).toEqual([`${launch} ${said}`]);
  });
});
