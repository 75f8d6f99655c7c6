import { describe, expect, it } from "vitest";
import { decide } from "../../../src/engine/decide.ts";
import { type ComparisonRequest, compareCosts } from "../../../src/load/prices/comparison.ts";
import { inputKeys } from "../../../src/load/prices/keys.ts";
import { parsePriceFlags } from "../../../src/load/prices/layers.ts";
import { packagePrices } from "../../../src/load/prices/package-prices.ts";
import type { Answers } from "../../../src/model/answers.ts";
import type { Cost } from "../../../src/model/cost.ts";
import { shippedPrices } from "../../cost-request.ts";
import { given } from "../../engine/given.ts";
import { shipped } from "../../shipped.ts";

const origin = { title: null, engine: "1.0.0", digest: "sha256:r" };

function compared(answers: Answers, price: readonly string[] = [], more: Partial<ComparisonRequest> = {}) {
  const flags = parsePriceFlags(price);
  if (!flags.ok) throw new Error(JSON.stringify(flags.problems));
  const decision = decide(shipped, answers, origin);
  const request = {
    decision,
    list: shippedPrices,
    keys: inputKeys,
    steady: {},
    layers: [flags.value],
    asOf: "2026-11-24",
  };
  return compareCosts(shipped, { ...request, ...more });
}

async function costOn(answers: Answers, price?: readonly string[]): Promise<Cost> {
  const found = await compared(answers, price);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value.cost;
}

/** An answer with a number. */
function number(value: number, choice: string): Answers[string] {
  return { value, choice, from: "file" };
}

describe("a cost comparison", () => {
  it("is made on the answers, with the inputs that it is computed from", async () => {
    const answers = { ...given({ documents: "poor", knowledge: "core" }), volume: number(5000, "low") };
    const found = await compared(answers, ["horizon_months=24"]);
    expect(found).toMatchObject({ value: { cost: { asOf: "2026-11-24", horizonMonths: 24 } } });
    expect(found.ok && found.value.cost.volume).toMatchObject({ callsPerMonth: 5000 });
    expect(found.ok && found.value.resolved.inputs.rag.cleaning_hours_per_mtok).toBe(4);
  });

  it("takes an unsure answer for none", async () => {
    const { volume, unused } = await costOn(given({ volume: "unsure", documents: "unsure", oversight: "unsure" }));
    expect([volume, unused]).toEqual([null, []]);
  });

  it("lists the answers that it does not use, and none that it does", async () => {
    const used = given({ documents: "clean", volatility: "daily", knowledge: "core", deadline: "weeks" });
    const { unused } = await costOn({
      ...used,
      volume: number(5000, "low"),
      ...given({ tests: "good", citations: "required" }),
    });
    expect(unused).not.toEqual(expect.arrayContaining(["documents"]));
    expect(unused).not.toEqual(expect.arrayContaining(["volume"]));
    expect(unused).not.toEqual(expect.arrayContaining(["knowledge"]));
    expect(unused).toContain("tests");
  });

  it("sets the rulebook's word on the volume beside its own, where a volume is answered", async () => {
    const prices = ["prompt.evaluation_usd=1"];
    const with5000 = await costOn(
      { ...given({ knowledge: "core", style: "beyond-prompting" }), volume: number(3_000_000, "high") },
      prices,
    );
    expect(with5000.volumeRule?.rules.length).toBeGreaterThan(0);
    expect((await costOn(given({ knowledge: "core", style: "beyond-prompting" }), prices)).volumeRule).toBeNull();
  });

  it("asks the package only for models whose prices are not steady", async () => {
    const models = ["aws/amazon.nova-micro-v1:0", "openai/text-embedding-3-small"];
    const steady = { ...packagePrices(models, "2026-11-24") };
    const dear = Object.fromEntries(
      Object.entries(steady).map(([id, price]) => [
        id,
        "tiers" in price
          ? { ...price, tiers: price.tiers.map((tier) => ({ ...tier, input_usd_per_mtok: 99 })) }
          : price,
      ]),
    );
    const found = await compared({}, [], { steady: dear });
    expect(found.ok && found.value.resolved.inputs.rag.input_usd_per_mtok).toBe(99);
  });

  it.each([
    [["preset=nowhere"], /preset/],
    [["rag.model=nobody/nothing"], /nobody\/nothing/],
  ])("says what is wrong with %j", async (price, said) => {
    const found = await compared({}, price);
    expect(found.ok ? "" : found.problems.map(({ message }) => message).join("; ")).toMatch(said);
  });
});
