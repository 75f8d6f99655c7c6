import { describe, expect, it } from "vitest";
import type { Cost } from "../../src/model/cost.ts";
import type { Decision } from "../../src/model/decision.ts";
import {
  closing,
  firstSteps,
  priceNotes,
  restsOn,
  secondOpinion,
  summaryLead,
  summaryParts,
  verdictName,
} from "../../src/words/summary.ts";
import { column, cost, decision, judged, note, reason } from "./samples.ts";

const voice = { value: "yes", choice: "yes", from: "file" as const };
const change = { question: "voice", from: "no", to: "yes", at: null, way: null };
const firm = { radius: 0.5, level: "firm" as const, share: 1, weights: [], turns: [] };

const plain = judged("rag", { needs: [] });

/** The parts of a summary, by their titles. */
function partsOf(of: Partial<Decision>): Record<string, readonly string[]> {
  return Object.fromEntries(summaryParts({ ...plain, ...of }).map(({ title, items }) => [title, items]));
}

describe("the first of a summary", () => {
  it("is what is advised, how firm that is, and what to do", () => {
    const of = {
      ...decision,
      firmness: firm,
      trace: [reason("core", [2, 0, 0], { because: "Facts have to be fetched." })],
    };
    expect(summaryLead(of)).toEqual({
      verdict: "RAG",
      firmness: "Firm: it holds even if each reason counted 50% more or less.",
      advice: "Use RAG.",
    });
    expect(verdictName(judged("fine-tuning", { kind: "close-call" }).verdict)).toBe("fine-tuning (close call)");
  });

  it("is the whole headline where no reason stands in it, and the reason of a neither-yet", () => {
    expect(summaryLead({ ...decision, trace: [reason("core", [2, 0, 0])] }).advice).toBe(
      "Use RAG. Facts have to be fetched.",
    );
    expect(summaryLead(judged("neither-yet", { headline: "Neither yet. A prompt will do." })).advice).toBe(
      "A prompt will do.",
    );
  });
});

describe("what follows the options", () => {
  it("is nothing where nothing is known", () => {
    expect(summaryParts(plain)).toEqual([]);
  });

  it("is in its order what to ask, what is open, what changes it, what to do and what to mind", () => {
    const all: Decision = {
      ...plain,
      unanswered: ["voice"],
      askNext: [{ question: "voice", gain: 0.4 }],
      firmness: { ...firm, turns: [{ question: "voice", to: "yes", outcome: "hybrid", conflicts: [] }] },
      flips: [{ changes: [change], outcome: "neither-yet", conflicts: [] }],
      conflicts: [note("both")],
      nextSteps: [{ text: "Index all documents.", short: "Index them.", sources: [] }],
      warnings: [note("drift")],
    };
    expect(summaryParts(all)).toEqual([
      { title: "What to ask next", form: "list", items: ["voice."], most: 2 },
      {
        title: "Open, and it matters",
        form: "turns",
        items: ["Mind both.", "Voice: if \u201cyes\u201d, hybrid."],
        most: 3,
      },
      { title: "What would change it", form: "ways", items: ["A prompt alone, if voice is \u201cyes\u201d."], most: 3 },
      { title: "Do first", form: "steps", items: ["Index them."], most: 5 },
      { title: "Risks", form: "list", items: ["Mind drift."], most: 3 },
    ]);
  });

  it("names three questions to ask, and how the open ones may turn out", () => {
    const askNext = ["a", "b", "c", "d", "e"].map((question) => ({ question, gain: 0.1 }));
    const shares = { rag: 0.75, "fine-tuning": 0, hybrid: 0.25, "neither-yet": 0 };
    const open = { unanswered: ["a"], askNext, shares, settled: false };
    expect(partsOf(open)["What to ask next"]).toEqual([
      "a, b, c and 2 more.",
      "On what you told us: RAG. Of all the ways to answer the rest: RAG 75%, hybrid 25%.",
    ]);
    expect(partsOf({ ...open, askNext: askNext.slice(0, 3) })["What to ask next"]?.[0]).toBe("a, b, c.");
    expect(partsOf({ ...open, settled: true })["What to ask next"]).toEqual([
      "Settled: nothing that is still open can change it.",
    ]);
    expect(partsOf({ ...open, unanswered: [], askNext: [] })).toEqual({});
  });

  it("says that nothing changes it where nothing does, and nothing where it was not worked out or nothing leads", () => {
    expect(partsOf({ flips: [] })).toEqual({
      "What would change it": [
        "Of the answers given and not fixed, no change of three or fewer changes it: it stays RAG.",
      ],
    });
    expect(partsOf({ flips: null })).toEqual({});
    expect(partsOf({ flips: [], verdict: { ...plain.verdict, leader: null } })).toEqual({});
  });

  it("tells an unmet need among the risks, first", () => {
    expect(
      partsOf({ verdict: { ...decision.verdict, needs: ["behaviour"] }, warnings: [note("drift")] }).Risks,
    ).toEqual([
      "Your answers show a need for behaviour too (), which RAG does not meet. Nothing here would.",
      "Mind drift.",
    ]);
  });
});

describe("the first steps", () => {
  const gates = [
    { ...note("quiet"), kind: "neither-yet" as const },
    { ...note("tests"), kind: "do-first" as const },
  ];
  const nextSteps = [{ text: "Index all documents.", short: "Index them.", sources: [] }];
  it("stand behind what is to be done first, and before it where it can wait", () => {
    expect(firstSteps({ ...decision, gates, nextSteps })).toEqual(["Mind tests.", "Index them."]);
    expect(firstSteps({ ...judged("neither-yet"), gates, nextSteps })).toEqual(["Index them.", "Mind tests."]);
  });
});

describe("a second opinion", () => {
  const says = (...outcomes: ("rag" | "hybrid" | "fine-tuning")[]): Decision["panel"] =>
    outcomes.map((outcome, at) => ({ rulebook: `book-${at}`, outcome }));
  it.each<[Decision["panel"], string | null]>([
    [null, null],
    [[], null],
    [says("rag"), "Second opinion: 1 of 1 published frameworks says RAG."],
    [says("hybrid", "rag", "rag"), "Second opinion: 2 of 3 published frameworks say RAG, 1 says hybrid."],
  ])("of the frameworks %j", (panel, said) => {
    expect(secondOpinion({ ...decision, panel })).toBe(said);
  });
});

describe("what the sums beside the options rest on", () => {
  const notes = (differs: Partial<Cost> | null, file: string | null = null): string[] =>
    priceNotes({ ...decision, cost: differs && { ...cost, ...differs } }, file);
  const on = "10k calls a month, on prices for Base, as it is and tuned.";
  const example = { id: null, name: "Base", example: true };
  const examples = { models: { prompt: example, rag: example, "fine-tuning": example, hybrid: example } };
  const cheaper = { approaches: { ...cost.approaches, "fine-tuning": column(0, 1) } };

  it.each<[why: string, Partial<Cost> | null, said: string[]]>([
    ["no prices", null, []],
    ["prices", {}, [`At ${on}`]],
    ["a volume that is not known", { volume: null }, ["On prices for Base, as it is and tuned."]],
    [
      "prices on which another is cheaper",
      cheaper,
      [`At ${on} On these fine-tuning is cheaper; the sums leave out what mistakes cost.`],
    ],
    [
      "prices on which the first of the pair is cheaper",
      { advised: "fine-tuning" },
      [`At ${on} On these RAG is cheaper; the sums leave out what mistakes cost.`],
    ],
    ["a pair without what is advised", { ...cheaper, advised: "hybrid" }, [`At ${on}`]],
    ["nothing advised", { ...cheaper, advised: null }, [`At ${on}`]],
    ["no pair", { ...cheaper, pair: null }, [`At ${on}`]],
    ["sums that are as high", { approaches: { ...cost.approaches, "fine-tuning": column(2400, 200) } }, [`At ${on}`]],
    [
      "a month's sum that is not known",
      { approaches: { ...cost.approaches, "fine-tuning": column(0, 1, { monthlyUsd: null }) } },
      [`At ${on}`],
    ],
  ])("is %s", (_, differs, said) => {
    expect(notes(differs)).toEqual(said);
  });

  it("names the command for one's own model, where they are examples", () => {
    const first = "At 10k calls a month, on example prices for Base, as it is and tuned.";
    expect(notes(examples)).toEqual([
      first,
      "For your model: save the answers, then `advise cost FILE --model gpt-5-mini`, say.",
    ]);
    expect(notes(examples, "my answers.yaml")).toEqual([
      first,
      "For your model: `advise cost 'my answers.yaml' --model gpt-5-mini`, say.",
    ]);
  });
});

describe("the last of a summary", () => {
  const answers = { voice, task: voice, budget: voice };
  it.each<[Partial<Decision>, said: string]>([
    [{}, "RAG, on 0 answers."],
    [{ answers: { voice }, firmness: firm }, "RAG (firm), on 1 answer."],
    [
      { answers, ignored: ["task"], unanswered: ["budget", "team"], firmness: { ...firm, level: "leaning" } },
      "RAG (leaning), on 1 answer, 1 left out as not asked, 2 open.",
    ],
    [
      { verdict: { ...decision.verdict, kind: "close-call" }, firmness: { ...firm, level: "close-call" } },
      "RAG (close call), on 0 answers.",
    ],
    [{ verdict: judged("neither-yet").verdict }, "Neither yet, on 0 answers."],
  ])("%#", (differs, said) => {
    expect(closing({ ...decision, ...differs })).toBe(said);
  });

  it("says that rules are another's", () => {
    const changed = { what: "rule", id: "voice", did: "changed", from: null, why: "we" } as const;
    const rulebook = { ...decision.rulebook, changes: [changed] as unknown as Decision["rulebook"]["changes"] };
    expect(restsOn({ ...decision, rulebook })).toBe("0 answers. 1 change to the shipped rulebook.");
  });
});
