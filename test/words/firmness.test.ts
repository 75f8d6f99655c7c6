import { describe, expect, it } from "vitest";
import type { Decision, Firmness, Turn } from "../../src/model/decision.ts";
import {
  doubtOf,
  firmnessInShort,
  firmnessSentence,
  firmnessWords,
  weightsSentence,
  whatNextHint,
} from "../../src/words/firmness.ts";
import { decision, judged, reason } from "./samples.ts";

const firm: Firmness = { radius: 0.2555, level: "firm", share: 1, weights: [], turns: [] };
function turn(question: string): Turn {
  return { question, to: "yes", outcome: "hybrid", conflicts: [] };
}
const answered = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [`q${at}`, { value: "yes", choice: "yes", from: "file" as const }]),
);

type Given = Partial<Firmness> & { open?: number; answers?: number; notWorkedOut?: Decision["notWorkedOut"] };

/** A decision so firm, on so many answers, with so many questions open. */
function of({ open = 0, answers = 12, notWorkedOut = [], ...differs }: Given, from = decision): Decision {
  return {
    ...from,
    answers: Object.fromEntries(Object.entries(answered).slice(0, answers)),
    unanswered: Array.from({ length: open }, (_, at) => `open${at}`),
    notWorkedOut,
    firmness: { ...firm, ...differs },
  };
}

const within = "all weights could be off by 25.5% at once, in the worst way, and it would still be RAG.";
const held = "even if each reason counted 25.5% more or less.";

describe("how firm a verdict is", () => {
  it.each<[Given, sentence: string, short: string]>([
    [{}, `Firm: ${within}`, `Firm: it holds ${held}`],
    [
      { radius: 1 },
      "Firm: all weights could be off by any share up to 100% at once, in the worst way, and it would still be RAG.",
      "Firm: it holds even if each reason counted double, or not at all.",
    ],
    [{ open: 1 }, `Firm: ${within}`, `Firm: no single open answer changes it, and it holds ${held}`],
    [
      { open: 2, share: null },
      `Firm on the answers so far: ${within} No open answer alone changes it.`,
      `Firm: no single open answer changes it, and it holds ${held}`,
    ],
    [
      { open: 2, share: 0.75 },
      `Firm on the answers so far: ${within} No open answer alone changes it; all of them together may, and leave it RAG in 75% of the ways they could turn out.`,
      `Firm: no single open answer changes it (all at once leave it in 75% of ways), and it holds ${held}`,
    ],
    [
      { level: "close-call" },
      `A close call: ${within}`,
      "It may not hold if the reasons counted over 25.5% more or less.",
    ],
    [
      { level: "close-call", radius: 0 },
      "A close call: it is a tie, which a small change of a weight can decide.",
      "A close call: it is a tie, which a small change of a weight can decide.",
    ],
    [
      { level: "leaning" },
      "Leaning: it stays RAG only while all weights together are off by no more than 25.5%, in the worst way.",
      "Leaning: it may not hold if the reasons counted over 25.5% more or less.",
    ],
    [
      { level: "leaning", turns: [turn("voice"), turn("voice")], open: 3 },
      `Leaning: one open question could change it. On the answers so far, ${within}`,
      "Leaning: one open question could change it.",
    ],
    [
      { level: "leaning", turns: [turn("voice"), turn("budget")], open: 3 },
      `Leaning: any of 2 open questions could change it. On the answers so far, ${within}`,
      "Leaning: any of 2 open questions could change it.",
    ],
  ])("%j", (given, sentence, short) => {
    expect(firmnessSentence(of(given))).toBe(sentence);
    expect(firmnessInShort(of(given))).toBe(short);
  });

  it("rests on no points with a neither-yet that a gate makes", () => {
    const neither = {
      ...judged("neither-yet"),
      gates: [{ id: "quiet", kind: "neither-yet" as const, say: "", sources: [] }],
    };
    expect(firmnessSentence(of({ radius: null }, neither))).toBe(
      "Firm: it follows from a condition that holds, not from a margin.",
    );
    expect(firmnessInShort(of({ radius: null }, neither))).toBe(
      "Firm: it follows from a condition that holds, not from a margin.",
    );
  });

  it("is not said where nothing leads", () => {
    const none = judged("neither-yet", { leader: null });
    expect(firmnessWords(none)).toEqual({
      level: "",
      about: "it follows from what is ruled out, not from points.",
    });
    expect(firmnessSentence(none)).toBe("It follows from what is ruled out, not from points.");
    expect(firmnessInShort(none)).toBe("");
  });
});

describe("what is open and keeps a verdict from being firm", () => {
  const leaning = { level: "leaning" } as const;
  it.each<[Given, said: string | null]>([
    [{ turns: [turn("voice")] }, null],
    [leaning, null],
    [{ ...leaning, answers: 1 }, null],
    [{ ...leaning, answers: 1, open: 1 }, "it rests on 1 answer, and 1 question is open"],
    [{ ...leaning, answers: 0, open: 2 }, "it rests on 0 answers, and 2 questions are open"],
    [{ ...leaning, share: 0.49 }, "it stays RAG in only 49% of the ways the open questions could turn out"],
    [{ ...leaning, share: 0.5 }, null],
    [
      { ...leaning, share: null, notWorkedOut: ["firmness.share"] },
      "what the open questions together could change is unknown",
    ],
    [{ ...leaning, share: null, notWorkedOut: ["shares"] }, null],
  ])("%j", (given, said) => {
    expect(doubtOf(of(given))).toBe(said);
  });
});

describe("the weights that alone would change it", () => {
  const weight = (rule: string, flipsAt: number | null, now = 4) => ({ rule, weight: now, flipsAt });
  const said = (weights: Firmness["weights"], most = 2): string | null =>
    weightsSentence({ ...of({ weights }), trace: [reason("near", [1, 0, 0])] }, most);

  it.each<[Firmness["weights"], string | null]>([
    [[], null],
    [[weight("none", null), weight("far", 9)], null],
    [[weight("twice", 8)], "One weight alone changes it: twice () at 8 (now 4)."],
    [
      [weight("twice", 8), weight("near", 3)],
      "One weight alone changes it: near (near yes) at 3 (now 4) or twice () at 8 (now 4).",
    ],
    [
      [weight("twice", 8), weight("third", 7), weight("near", 5)],
      "One weight alone changes it: near (near yes) at 5 (now 4), third () at 7 (now 4) or 1 more.",
    ],
  ])("%j", (weights, sentence) => {
    expect(said(weights)).toBe(sentence);
  });

  it("are none where firmness was not worked out", () => {
    expect(weightsSentence(decision, 2)).toBeNull();
  });
});

describe("what --what-next would add", () => {
  const shares = { rag: 1, "fine-tuning": 0, hybrid: 0, "neither-yet": 0 };
  it.each<[why: string, Decision, says: boolean]>([
    ["questions are open", of({ open: 1, share: 0.5 }), true],
    ["it is not known", of({ open: 1, share: null }), true],
    ["nothing is open", of({ share: 0.5 }), false],
    ["nothing open changes it", of({ open: 1 }), false],
    ["it was asked for", { ...of({ open: 1, share: 0.5 }), shares }, false],
    ["nothing leads", { ...decision, unanswered: ["voice"] }, false],
  ])("where %s", (_, given, says) => {
    expect(whatNextHint(given) !== null).toBe(says);
  });
});
