import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPageAssets } from "../../src/load/files/page-assets.ts";
import type { Cost } from "../../src/model/cost.ts";
import { crossoverWords, pairCrossover } from "../../src/words/cost-crossover.ts";
import type { Decision } from "../../src/model/decision.ts";
import { renderHtml } from "../../src/report/html.ts";
import { runCli } from "../cli/run-cli.ts";
import { shipped } from "../shipped.ts";
import { openBlock, openPage, startBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const sheet = ["--style", "beyond-prompting", "--volume", "8M"];
async function json(...args: string[]): Promise<unknown> {
  return JSON.parse((await runCli([...args, "--format", "json"])).stdout);
}
const cost = (await json("cost", ...sheet)) as Cost;
const turn = pairCrossover(cost)!;
const decision = { ...((await json(...sheet)) as Decision), cost };
const html = renderHtml(
  { decision, rulebook: shipped, precedents: null, file: {} },
  await readPageAssets(join(import.meta.dirname, "../../dist/page")),
  { asOf: null, file: null },
);

it.each([360, 1400])("draws the cost against the volume, with the crossover marked, %i wide", async (width) => {
  const { page, complaints } = await openPage(browser, html, { viewport: { width, height: 800 } });
  const text = (await page.textContent("#cost")) ?? "";
  expect(text.toLowerCase()).toContain(crossoverWords({ ...turn, callsPerMonth: turn.at }, cost.pair!).toLowerCase());
  const paths = await page.evaluate<string[]>(
    "[...document.querySelectorAll('.cost-chart path')].map((path) => path.getAttribute('d'))",
  );
  expect(paths.map((path) => path.split("L").length)).toEqual(cost.race.map(() => cost.curve.length));
  expect(await page.textContent(".cost-chart .own")).toBe("yours 8M");
  expect(await page.$$(".cost-chart .crossover")).toHaveLength(turn.changes.length);
  expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await page.close();
});

it("cuts nothing off, however wide it is, and gives a sentence the whole line", async () => {
  const { page } = await openPage(browser, html);
  for (const width of [1280, 1024, 800, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const cut = await page.evaluate<string[]>(`[...document.querySelectorAll("#result, #result *")]
      .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== "inline")
      .map((one) => one.outerHTML.slice(0, 80))`);
    expect(cut, String(width)).toEqual([]);
    const right = `(selector) => Math.round(document.querySelector(selector).getBoundingClientRect().right)`;
    expect(await page.evaluate(`(${right})(".figures tr:last-child td:last-child") <= (${right})("#cost")`)).toBe(true);
    const lines = `(one) => Math.round(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))`;
    const firm = await page.evaluate<number>(`(${lines})(document.querySelector(".facts .sentence dd > span"))`);
    expect(firm, String(width)).toBeLessThanOrEqual(width < 400 ? 5 : 3);
  }
  await page.close();
});

it("says that the cost is of the recorded answers once one is changed", async () => {
  const { page } = await openPage(browser, html);
  expect(await page.textContent("#cost")).not.toContain("recorded");
  await openBlock(page, "#question-latency");
  await page.click("#question-latency input[value=instant]");
  expect(await page.textContent("#cost")).toContain("this is the cost of the recorded answers");
  await page.close();
});

it("marks one's own volume where it is now", async () => {
  const { page } = await openPage(browser, html);
  await openBlock(page, "#question-volume");
  await page.fill("#number-volume", "250k");
  expect(await page.textContent(".cost-chart .own")).toBe("yours 250k");
  await page.click("#question-volume input[value=unsure]");
  expect(await page.$(".cost-chart .own")).toBeNull();
  await page.click("#reset");
  expect(await page.textContent(".cost-chart .own")).toBe("yours 8M");
  await page.close();
});

it("shows no cost where there is none", async () => {
  const without = html.replace(JSON.stringify(cost).replaceAll("<", "\\u003c"), () => "null");
  const { page, complaints } = await openPage(browser, without);
  expect(await page.$("#cost")).toBeNull();
  expect(await page.textContent("#outcome")).not.toBe("");
  expect(complaints).toEqual([]);
  await page.close();
});
