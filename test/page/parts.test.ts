import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import type { Answers } from "../../src/model/answers.ts";
import type { Cost } from "../../src/model/cost.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Question } from "../../src/model/rulebook.ts";
import type { MoneyRate } from "../../src/text/currencies.ts";
import { costWith } from "../cost-request.ts";
import { shipped } from "../shipped.ts";
import { tiny } from "../tiny-rulebook.ts";
import { linesOf, type TextNode, useTextDocument } from "./text-document.ts";

useTextDocument();

/** A part of the page by its path, since these tests are typed without a browser's types. */
async function part<T>(path: string): Promise<T> {
  return (await import(join(import.meta.dirname, "../../src/page", path))) as T;
}

type View = (view: { now: Decision; rulebook: typeof tiny; recorded: Decision; moved: null }) => TextNode;

const { factsView } = await part<{ factsView: View }>("view/verdict.ts");
const { sharesView, noShares } = await part<{ sharesView: View; noShares: () => TextNode }>("view/shares.ts");
const { costView } = await part<{ costView: View }>("view/cost.ts");
const { withWhole } = await part<{ withWhole: (now: Decision, whole: Decision) => Decision }>("recompute.ts");
type Chart = (cost: Cost, volume: number | null, width: number) => TextNode | null;
const { costChart } = await part<{ costChart: Chart }>("view/cost-chart.ts");
type Field = (question: Question, onAnswer: (value: unknown) => void, money?: MoneyRate) => { element: TextNode };
const { numberField } = await part<{ numberField: Field }>("form/number-field.ts");

const yes: Answers = { facts: { value: "yes", choice: "yes", from: "file" } };
const decision = decide(tiny, yes, { title: null, engine: "1.2.3", digest: "sha256:0" });

function shown(view: View, now: Decision): string {
  return linesOf([view({ now, rulebook: tiny, recorded: now, moved: null })]).join("\n");
}

describe("the figures under the verdict", () => {
  it.each([
    [[], "None is open."],
    [["voice"], "1 is open or unsure, and counts for nothing."],
    [["voice", "volume"], "2 are open or unsure, and count for nothing."],
  ])("say of %j that %s", (unanswered, said) => {
    expect(shown(factsView, { ...decision, unanswered })).toContain(said);
  });
});

describe("what is still open", () => {
  it("is worked out, or said to be too much", () => {
    expect(shown(sharesView, { ...decision, shares: null })).toContain("Working this out\u2026");
    const whole: Decision = { ...decision, shares: null, notWorkedOut: ["shares", "settled", "askNext"] };
    const now = withWhole({ ...decision, shares: null }, whole);
    expect(shown(sharesView, now)).toContain("Not worked out: how the open questions could turn out.");
    expect(shown(sharesView, now)).not.toContain("Working this out");
  });

  it("is said not to be worked out where there is no worker", () => {
    expect(linesOf([noShares()]).join("\n")).toContain("This browser does not work it out");
  });
});

describe("the costs", () => {
  it("are over 1 month, at 1 call", () => {
    const cost = costWith(["horizon_months=1", "calls_per_month=1"]);
    const said = shown(costView, { ...decision, cost });
    expect(said).toContain("Over 1 month\n");
    expect(said).toContain("A month at 1 call\n");
  });

  it("have a chart of what costs something, and none where nothing does", () => {
    const { curve, ...cost } = costWith([]);
    const free = (...columns: string[]): Cost["curve"] =>
      curve.map((point) => ({ ...point, ...Object.fromEntries(columns.map((column) => [column, 0])) }));
    const places = (node: TextNode | string): string[] =>
      typeof node === "string" ? [] : [...node.attributes.values(), ...node.children.flatMap(places)];
    const chart = costChart({ ...cost, curve: free("rag") }, null, 640)!;
    expect(linesOf([chart]).filter((line) => /^(RAG|fine-tuning)$/.test(line))).toEqual(["fine-tuning"]);
    expect(places(chart).join(" ")).not.toContain("NaN");
    expect(costChart({ ...cost, curve: free("rag", "fine-tuning") }, null, 640)).toBeNull();
  });
});

describe("the field of a number", () => {
  const budget = shipped.questions.find(({ unit }) => unit === "USD")!;

  it.each<[MoneyRate | undefined, unknown[]]>([
    [{ currency: "EUR", rate: 0.8 }, [{ value: 6250, choice: expect.any(String) as string }]],
    [undefined, []],
  ])("takes money by the rate %j", (money, answers) => {
    const given: unknown[] = [];
    const { element } = numberField(budget, (value) => given.push(value), money);
    const input = element.children.find((child) => typeof child !== "string" && child.tag === "input") as TextNode;
    Object.assign(input, { value: "5k€" });
    input.listeners.get("input")!();
    expect(given).toEqual(answers);
  });
});
