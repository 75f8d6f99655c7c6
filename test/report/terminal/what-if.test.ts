import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/engine/decide.ts";
import type { Answers } from "../../../src/model/answers.ts";
import type { Turn } from "../../../src/model/decision.ts";
import { askNextLines, firmnessLines, flipLines, whyNotLines } from "../../../src/report/terminal/what-if.ts";
import { shareSentence } from "../../../src/words/shares.ts";
import { tiny } from "../../tiny-rulebook.ts";

const options = { width: 80, chalk: new Chalk({ level: 0 }), verbose: false };
function decision(given: Record<string, string | number>, whatNext = false) {
  const answers: Answers = Object.fromEntries(
    Object.entries(given).map(([id, value]) => {
      const choice = typeof value === "number" ? (value < 1000 ? "low" : "high") : value;
      return [id, { value, choice, from: "flag" as const }];
    }),
  );
  return decide(tiny, answers, { title: null, engine: "0", digest: "" }, { whatNext });
}

describe("what would change it", () => {
  it("names each way, with the threshold of a number", () => {
    expect(flipLines(decision({ facts: "no", cite: "no", volume: 20, voice: "plain" }), options)).toEqual([
      "  Neither yet on these answers, unless:",
      "    - RAG, if facts is yes",
      "    - fine-tuning, if volume is high (from 1,000)",
      "    - fine-tuning, if voice is own",
    ]);
  });

  it("says which way a number crosses its threshold, also where the band was given by its id", () => {
    const given = { facts: "no", cite: "no", voice: "plain" };
    const lines = (volume: string | number) => flipLines(decision({ ...given, volume }), options);
    expect(lines("low")).toContain("    - fine-tuning, if volume is high (from 1,000)");
    expect(lines("low")).toEqual(lines(20));
    expect(lines("high").join()).toContain("if volume is low (under 1,000)");
    expect(lines("high")).toEqual(lines(2000));
  });

  it("says so when nothing does", () => {
    const held = { ...decision({ facts: "yes" }), flips: [], neverMatters: ["facts"] };
    const wide = { ...options, width: 200 };
    const none = "  Of the answers given and not fixed, no change of three or fewer changes it: it stays RAG.";
    expect(flipLines(held, wide)).toEqual([`${none} Open questions may.`]);
    expect(flipLines({ ...held, unanswered: [] }, wide)).toEqual([none]);
    expect(flipLines({ ...held, settled: true }, wide)).toEqual([none]);
  });

  it("joins flips that differ in one choice, and shows five unless all are asked for", () => {
    const flip = (question: string, to: string) => ({
      changes: [{ question, from: "x", to, at: null, way: null }],
      outcome: "hybrid" as const,
      conflicts: [],
    });
    const flips = [flip("a", "1"), flip("a", "2"), ...["b", "c", "d", "e", "f"].map((one) => flip(one, "1"))];
    const many = { ...decision({ facts: "yes" }), flips, neverMatters: [] };
    expect(flipLines(many, options)).toHaveLength(7);
    expect(flipLines(many, options)[1]).toBe("    - hybrid, if a is 1 or 2");
    expect(flipLines(many, options).at(-1)).toContain("1 more such change");
    expect(flipLines(many, { ...options, verbose: true })).toHaveLength(7);
  });
});

describe("how firm it is", () => {
  const wide = { ...options, width: 1000 };
  const held = decision({ facts: "yes", cite: "no", volume: 20, voice: "own" });

  it("says how far all weights may be off, and which weight alone changes it, by its answers", () => {
    expect(firmnessLines(held, wide)).toEqual([
      "  Firm: all weights could be off by 55.5% at once, in the worst way, and it would still be hybrid. One weight alone changes it: own-voice (voice own) at 1 (now 3) or needs-facts (facts yes) at 0 (now 3).",
    ]);
  });

  it("shows the three nearest weights that are off by no more than all of themselves, and all of them if asked", () => {
    const { firmness } = held;
    const weights = [9, 6, 5, 4, 3, null].map((flipsAt) => ({ rule: "own-voice", weight: 4, flipsAt }));
    const given = { ...held, firmness: firmness && { ...firmness, weights } };
    const alone = (verbose: boolean) =>
      firmnessLines({ ...given }, { ...wide, verbose })[0]?.match(/\d \(now|\d more/g);
    expect(alone(false)).toEqual(["4 (now", "5 (now", "3 (now", "1 more"]);
    expect(alone(true)).toEqual(["4 (now", "5 (now", "3 (now", "6 (now"]);
  });
});

describe("how firm it is, where that depends on what is open", () => {
  const held = decision({ facts: "yes" });
  const text = (level: "firm" | "leaning", share: number | null, turns: Turn[] = []): string =>
    firmnessLines(
      { ...held, unanswered: [], firmness: { radius: 0.5556, level, share, weights: [], turns } },
      { ...options, width: 500 },
    ).join();

  it.each<[number, string]>([
    [0.382, "38%"],
    [0.004, "under 1%"],
    [0.4996, "under 50%"],
    [0, "0%"],
  ])("says that it is only leaning for a share of %d", (share, shown) => {
    expect(text("leaning", share)).toBe(
      `  Leaning: it stays RAG in only ${shown} of the ways the open questions could turn out. On the answers so far, all weights could be off by 55.5% at once, in the worst way, and it would still be RAG.`,
    );
  });

  const weights = "all weights could be off by 55.5% at once, in the worst way, and it would still be RAG.";

  it("says of a firm one too how far that rests on what is open", () => {
    expect(text("firm", 0.8)).toBe(
      `  Firm on the answers so far: ${weights} No open answer alone changes it; all of them together may, and leave it RAG in 80% of the ways they could turn out.`,
    );
    // Decided at once, what is open together may yet take it back.
    expect(text("firm", null)).toBe(`  Firm on the answers so far: ${weights} No open answer alone changes it.`);
  });

  it("says nothing of the share where nothing else can come of it, or it is not known", () => {
    expect(text("firm", 1)).toBe(`  Firm: ${weights}`);
    expect(text("leaning", null)).toBe(
      "  Leaning: it stays RAG only while all weights together are off by no more than 55.5%, in the worst way.",
    );
  });

  it("counts the open questions that could change it", () => {
    const turn = (question: string): Turn => ({ question, to: "yes", outcome: "hybrid", conflicts: [] });
    const said = `On the answers so far, ${weights}`;
    expect(text("leaning", null, [turn("voice"), turn("voice")])).toBe(
      `  Leaning: one open question could change it. ${said}`,
    );
    expect(text("leaning", null, [turn("voice"), turn("cite")])).toBe(
      `  Leaning: any of 2 open questions could change it. ${said}`,
    );
  });

  it("says on how few answers it rests", () => {
    expect(firmnessLines(decision({ facts: "yes", voice: "plain" }), { ...options, width: 500 }).join()).toContain(
      "Leaning: it rests on 2 answers, and 2 questions are open.",
    );
  });

  it("names the way to see what is open, until it was asked for", () => {
    const said = (whatNext: boolean) => firmnessLines(decision({ facts: "yes" }, whatNext), options).join(" ");
    expect(said(false)).toContain("--what-next");
    expect(said(true)).not.toContain("--what-next");
  });
});

it("says that neither-yet rests on no lead", () => {
  const lines = firmnessLines(decision({ facts: "no", volume: 20, voice: "plain" }), options);
  expect(lines.join(" ")).toContain("Firm: it follows from a condition that holds, not from a margin.");
});

it("shows the shares and what to ask next only when they were asked for", () => {
  expect(shareSentence(decision({ facts: "yes" }))).toBeNull();
  expect(askNextLines(decision({ facts: "yes" }), options)).toEqual([]);
  const next = decision({ facts: "yes" }, true);
  expect(shareSentence(next)).toMatch(/On what you told us: RAG\. Of all the ways to answer the rest: .*%/);
  expect(askNextLines(next, options)[0]).toMatch(/^ {3}1 \w+ \(\d\.\d{3}\)$/);
  expect(askNextLines(next, options).at(-1)).toContain("In bits");
});

it("says why not the others", () => {
  const lines = whyNotLines(decision({ facts: "yes", cite: "yes", voice: "plain" }), options);
  expect(lines).toEqual([expect.stringContaining("ruled out (must-cite)"), expect.stringContaining("behind RAG")]);
});
