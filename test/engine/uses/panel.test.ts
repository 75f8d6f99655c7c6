import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRawAnswers } from "../../../src/engine/decision/answers.ts";
import { comparePanel, panelOutcomes } from "../../../src/engine/uses/panel.ts";
import { loadPanel } from "../../../src/load/rulebook/panel.ts";
import { needs } from "../../../src/model/approach.ts";
import type { Panel } from "../../../src/model/panel.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { anyAnswers } from "../../page/any-answers.ts";
import { runs } from "../../seed.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

const loaded = await loadPanel(join(import.meta.dirname, "../../panel"), null);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));
const frameworks = loaded.value;

function compare(given: Record<string, string | number>): Panel {
  const raw = Object.entries(given).map(([id, value]) => [id, { value }] as const);
  const { answers, problems } = readRawAnswers(tiny, raw, "flag");
  expect(problems).toEqual([]);
  return comparePanel(tiny, frameworks, { answers, title: null });
}

function outcomes({ ours, panel }: Panel) {
  return [ours.outcome, ...panel.map(({ outcome }) => outcome)];
}

describe("the panel", () => {
  it("is read in the order of its files", () => {
    expect(frameworks.map(({ id }) => id)).toEqual(["checklist", "flowchart"]);
  });

  it.each<[string, Record<string, string | number>, string[]]>([
    ["all agree", { facts: "yes", cite: "yes" }, ["rag", "rag", "rag"]],
    ["each goes its way", { facts: "yes", voice: "own" }, ["hybrid", "rag", "hybrid"]],
    ["nothing that any of them fires on", { voice: "plain" }, ["neither-yet", "rag", "rag"]],
  ])("%s", (_, given, expected) => {
    expect(outcomes(compare(given))).toEqual(expected);
  });

  it("has the same outcomes alone", () => {
    fc.assert(
      fc.property(anyAnswers(tiny), (answers) => {
        const { panel } = comparePanel(tiny, frameworks, { answers, title: null });
        expect(panelOutcomes(frameworks, answers)).toEqual(
          panel.map(({ rulebook, outcome }) => ({ rulebook, outcome })),
        );
      }),
      { numRuns: runs(100) },
    );
  });

  it("reads a number in the framework's own bands", () => {
    const [just, under] = [1500, 1499].map((volume) => compare({ volume }).panel[0]?.outcome);
    expect([just, under]).toEqual(["fine-tuning", "rag"]);
  });

  it("leaves out what a framework does not ask, and bands that are not its own", () => {
    const { panel } = compare({ facts: "yes", volume: "high", voice: "own" });
    expect(panel.map(({ leftOut }) => leftOut)).toEqual([["facts", "volume", "voice"], ["volume"]]);
  });

  it("says nothing of a difference where there is none", () => {
    expect(compare({ facts: "yes", cite: "yes" }).panel.map(({ differs }) => differs)).toEqual([null, null]);
  });

  it("names the rules and answers on which they differ, the strongest first", () => {
    const { panel } = compare({ facts: "yes", voice: "own", cite: "yes" });
    expect(panel[0]?.differs).toEqual({
      itsGrounds: [{ id: "no-source", because: "Training hides the source.", answers: { cite: "yes" } }],
      ourGrounds: [{ id: "own-voice", because: "A voice is learned from examples.", answers: { voice: "own" } }],
    });
  });

  it("names at most three grounds for a side, the strongest first", () => {
    const rules = [1, 4, 2, 3].map((weight) => ({ ...tiny.rules[0]!, id: `w${weight}`, weight }));
    const strong = { ...tiny, id: "strong", rules };
    const quiet = { ...tiny, id: "quiet", rules: [] };
    const answers = given({ facts: "yes" });
    const { panel } = comparePanel(strong, [quiet], { answers, title: null });
    expect(panel[0]?.differs?.ourGrounds.map(({ id }) => id)).toEqual(["w4", "w3", "w2"]);
    expect(panel[0]).toMatchObject({ rulebook: "quiet", title: "A study", differs: { itsGrounds: [] } });
    const untitled = comparePanel({ ...tiny, sources: {} }, [], { answers, title: "Ours" });
    expect(untitled).toMatchObject({ title: "Ours", ours: { title: "tiny" } });
  });

  it("says what an approach would have had to earn", () => {
    const { panel } = compare({ facts: "no", volume: "low" });
    expect(panel[1]?.outcome).toBe("fine-tuning");
    const hybrid = compare({ voice: "own" });
    expect(outcomes(hybrid)).toEqual(["fine-tuning", "rag", "rag"]);
    const [first, second, ...rest] = hybrid.panel[1]?.differs?.ourGrounds ?? [];
    const because = "By these rules no answer calls for RAG: it takes a need for facts.";
    expect([first?.id, rest]).toEqual(["own-voice", []]);
    expect(second).toEqual({ id: "earned-by", because, answers: {} });
  });

  it("names the gate that stopped one of them", () => {
    const { panel } = compare({ facts: "no", volume: 10, voice: "plain" });
    const answers = { facts: "no", volume: "low", voice: "plain" };
    expect(panel[1]?.outcome).toBe("fine-tuning");
    expect(panel[1]?.differs?.ourGrounds).toEqual([{ id: "quiet", because: "A prompt will do.", answers }]);
    expect(panel[1]?.differs?.itsGrounds.map(({ id }) => id)).toEqual(["no-facts"]);
  });

  it("names what rules the other out, then the strongest rules, then what it would have had to earn: three in all", () => {
    const free = { rag: [], "fine-tuning": [], hybrid: [] };
    const must = tiny.constraints[0]!;
    const ours = { ...tiny, constraints: [must, { ...must, id: "too-dear", because: "Training is too dear." }] };
    const settings = { ...tiny.settings, base: { rag: 0, "fine-tuning": 40, hybrid: 0 }, "earned-by": free };
    const trains = { ...tiny, settings, constraints: [] };
    const groundsOf = (earnedBy: Rulebook["settings"]["earned-by"]) => {
      const rulebook = { ...ours, settings: { ...tiny.settings, "earned-by": earnedBy } };
      const answers = given({ facts: "yes", cite: "yes" });
      const [its] = comparePanel(rulebook, [trains], { answers, title: null }).panel;
      expect([its?.outcome, its?.differs?.itsGrounds]).toEqual(["fine-tuning", []]);
      return its?.differs?.ourGrounds;
    };
    const excluding = [
      { id: "must-cite", because: "A tuned model cannot cite.", answers: { cite: "yes" } },
      { id: "too-dear", because: "Training is too dear.", answers: { cite: "yes" } },
    ];
    const rule = { id: "needs-facts", because: "Facts have to be fetched.", answers: { facts: "yes" } };
    expect(groundsOf(free)).toEqual([...excluding, rule]);
    expect(groundsOf({ ...free, rag: ["facts"], "fine-tuning": ["behaviour"] })).toMatchObject([
      ...excluding,
      { id: "earned-by" },
    ]);
  });

  it("names both needs of an approach that takes two", () => {
    const leading = (base: Partial<Rulebook["settings"]["base"]>): Rulebook["settings"] => ({
      ...tiny.settings,
      base: { ...tiny.settings.base, ...base },
      "earned-by": { rag: [], "fine-tuning": [], hybrid: [] },
    });
    const ours = leading({ rag: 50 });
    const rulebook = { ...tiny, settings: { ...ours, "earned-by": { ...ours["earned-by"], hybrid: [...needs] } } };
    const framework = { ...tiny, settings: leading({ hybrid: 50 }) };
    const { panel } = comparePanel(rulebook, [framework], { answers: given({ cite: "no" }), title: null });
    const because = "By these rules no answer calls for hybrid: it takes a need for facts and for behaviour.";
    expect(panel[0]).toMatchObject({
      outcome: "hybrid",
      differs: { itsGrounds: [], ourGrounds: [{ id: "earned-by", because, answers: {} }] },
    });
  });
});
