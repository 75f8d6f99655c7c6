import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Decision } from "../../src/model/decision.ts";
import { type PageData, dataId } from "../../src/model/page.ts";
import { precedentsFileSchema } from "../../src/model/precedent.ts";
import { runCli } from "../cli/run-cli.ts";
import { openPage, startBrowser } from "./browser.ts";

const rules = join(import.meta.dirname, "../../rules");
const sheet = "support-assistant.yaml";
const { precedents } = precedentsFileSchema.parse(parse(await readFile(join(rules, "precedents.yaml"), "utf8")));

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function advise(...args: string[]): Promise<string> {
  const ran = await runCli(args, { cwd: join(rules, "cases") });
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  return ran.stdout;
}

describe("the published cases on the page", () => {
  it("are those of the decision, and those of other answers when a button answers as they did", async () => {
    const decision = JSON.parse(await advise(sheet, "--format", "json")) as Decision;
    const { page, complaints } = await openPage(browser, await advise(sheet, "--format", "html"));
    const shown = async (): Promise<(string | null)[]> => {
      const items = await page.locator("[data-precedent]").all();
      return Promise.all(items.map((item) => item.getAttribute("data-precedent")));
    };
    expect(await shown()).toEqual(decision.precedents?.map(({ id }) => id));

    const [first] = decision.precedents ?? [];
    const { question, theirs } = first!.differs[0]!;
    await page.locator(`[data-precedent="${first!.id}"] [data-what-if="${question}=${theirs}"]`).click();
    const changed = JSON.parse(await advise(sheet, `--${question}`, theirs, "--format", "json")) as Decision;
    expect(await shown()).toEqual(changed.precedents?.map(({ id }) => id));
    expect(await page.locator("#verdict").getAttribute("data-outcome")).toBe(changed.verdict.outcome);
    // Nothing was fetched.
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("carry no sentences, and 70 kB at most", async () => {
    const html = await advise(sheet, "--format", "html");
    const [, data = ""] = new RegExp(`id="${dataId}">([^<]*)<`).exec(html) ?? [];
    const carried = JSON.parse(data) as PageData;
    // The texts that the page hands over tell of the few closest; what it compares with tells nothing.
    const compared = html.replace(data, () => JSON.stringify({ ...carried, texts: null }));
    expect(JSON.stringify(carried.precedents).length).toBeLessThan(70_000);
    expect(carried.precedents?.among.shown.length).toBe(precedents.length);
    for (const { situation, went } of precedents) {
      expect(compared).not.toContain(situation);
      expect(compared).not.toContain(went);
    }
  });
});
