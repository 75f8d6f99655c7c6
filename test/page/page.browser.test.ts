import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRawAnswers } from "../../src/engine/decision/answers.ts";
import { batchRecord } from "../../src/engine/uses/batch.ts";
import { decide } from "../../src/engine/decide.ts";
import type { Decision } from "../../src/model/decision.ts";
import { headlineReason } from "../../src/words/headline.ts";
import { questionName } from "../../src/page/words.ts";
import { percent } from "../../src/text/numbers.ts";
import { runCli } from "../cli/run-cli.ts";
import { shipped } from "../shipped.ts";
import { openBlock, type Opened, openPage, startBrowser } from "./browser.ts";
import { type Shown, shownOn, tryEveryAnswer } from "./shown.ts";

const casesFolder = join(import.meta.dirname, "../../rules/cases");
const cases = readdirSync(casesFolder).filter((file) => file.endsWith(".yaml"));
const inFull = process.env.FULL === "1";
/** A page takes a second to open, and what it says is compared of every case without a browser. */
const everyTenth = cases.filter((_, at) => at % 10 === 0);

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const printed = new Map<string, string>();

/** What advise prints; the same call prints the same, and so runs once. */
async function advise(...args: string[]): Promise<string> {
  const known = printed.get(args.join(" "));
  if (known !== undefined) return known;
  const ran = await runCli(args, { cwd: casesFolder });
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  printed.set(args.join(" "), ran.stdout);
  return ran.stdout;
}

function htmlOf(...args: string[]): Promise<string> {
  return advise(...args, "--format", "html");
}

async function decisionOf(...args: string[]): Promise<Decision> {
  return JSON.parse(await advise(...args, "--format", "json")) as Decision;
}

async function open(args: string[], options: Parameters<typeof openPage>[2] = {}): Promise<Opened> {
  return openPage(browser, await htmlOf(...args), options);
}

/** What the page must show of a verdict. */
function said({ verdict, scores, flips }: Pick<Decision, "verdict" | "scores" | "flips">): Shown {
  return {
    outcome: verdict.outcome,
    kind: verdict.kind,
    headline: headlineReason(verdict),
    margin: verdict.margin,
    scores,
    flips: (flips ?? []).map(({ changes, outcome }) =>
      [...changes.map(({ question, to }) => `${question}=${to}`), outcome].join(" "),
    ),
  };
}

const origin = { title: null, engine: "1.2.3", digest: "sha256:0" };

/** The file that something hands over. */
async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent("download");
  await act();
  const saved = await started;
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), "utf8") };
}

/** The flips of a sheet of raw answers, without the shares, which take long. */
function flipsFor(sheet: Record<string, string | number>) {
  const raw = Object.entries(sheet).map(([id, value]) => [id, { value }] as const);
  return decide(shipped, readRawAnswers(shipped, raw, "file").answers, origin, { sharesLater: true }).flips;
}

it("is one small file that names nothing outside itself", async () => {
  const html = await htmlOf(cases[0]!);
  expect(html.length).toBeLessThan(600_000);
  expect(html.slice(0, html.indexOf("<script"))).not.toMatch(/(src|href)=(?!"data:,")/);
});

it.each(inFull ? cases : everyTenth)("opens the page of %s as decided, quietly", async (file) => {
  const { page, complaints } = await open([file]);
  expect(await shownOn(page)).toEqual(said(await decisionOf(file)));
  expect(complaints).toEqual([]);
  await page.close();
});

describe("what if", () => {
  it.each(inFull ? cases : cases.slice(0, 1))(
    "each choice of each question gives what batch gives: %s",
    async (file) => {
      const { answers } = await decisionOf(file);
      const { page, complaints } = await open([file]);
      const trials = await tryEveryAnswer(page);
      expect(trials.length).toBe(shipped.questions.reduce((count, { choices }) => count + choices.length + 2, 0));
      for (const { question, value, ...shown } of trials) {
        const sheet = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, answer.value]));
        // A band that is already chosen is a click on nothing: the number stays.
        sheet[question] = value;
        if (value === "") delete sheet[question];
        const record = batchRecord(shipped, JSON.stringify({ answers: sheet }), 1);
        if ("error" in record) throw new Error(record.error);
        expect(shown, `${question}: ${value}`).toEqual(said({ ...record, flips: flipsFor(sheet) }));
      }
      expect(complaints).toEqual([]);
      await page.close();
    },
    300_000,
  );

  it("says what moved, and goes back", async () => {
    const { page } = await open(["support-assistant.yaml"]);
    const recorded = await shownOn(page);
    expect(await page.isVisible("[data-question=style] .current")).toBe(true);
    await openBlock(page, "[data-question=style]");
    await page.click("[data-question=style] input[value=usual]");
    await expect.poll(() => page.textContent("#verdict .was")).toBe("The recorded decision is hybrid.");
    expect(await page.textContent(".dock .status")).toMatch(/^RAG: .*1 answer changed; recorded: hybrid\.$/);
    expect(await page.textContent("tr.lost")).toContain("no longer counts");
    expect(await page.textContent("[data-question=style] .state")).toMatch(/^Changed, recorded: /);
    await page.focus("#reset");
    await page.keyboard.press("Enter");
    await expect.poll(() => shownOn(page)).toEqual(recorded);
    expect(await page.evaluate("document.activeElement?.id")).toBe("reset");
    expect(await page.getAttribute("#reset", "aria-disabled")).toBe("true");
    expect(await page.textContent("[data-question=style] .state")).toBe("");
  });

  it("adds the shares and the level when they are worked out, and changes nothing else", async () => {
    const { page, complaints } = await open(["support-assistant.yaml"]);
    const { answers, firmness } = decide(shipped, (await decisionOf("support-assistant.yaml")).answers, origin);
    const { shares, askNext } = decide(shipped, answers, origin, { whatNext: true });
    await page.click("#reasons details summary");
    await page.waitForSelector("#shares [data-outcome]");
    const percents = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#shares .points')].map((one) => one.textContent)",
    );
    expect(percents).toEqual(Object.values(shares!).map(percent));
    expect(await page.textContent("#shares a")).toBe(questionName(shipped, askNext![0]!.question));
    expect((await page.textContent("#facts"))?.toLowerCase()).toContain(`firmness${firmness!.level.replace("-", " ")}`);
    expect(await page.getAttribute("#reasons details", "open")).toBe("");
    await page.click("#shares a");
    // A link opens its question on `hashchange`, which comes after the click has returned.
    await expect.poll(() => page.getAttribute(`#question-${askNext![0]!.question}`, "open")).toBe("");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("reads a number as people write it, and says what is none", async () => {
    const { page } = await open(["--style", "usual"]);
    await openBlock(page, "[data-question=volume]");
    const current = () => page.textContent("[data-question=volume] .current");
    await page.fill("#number-volume", "250k");
    expect(await current()).toBe("250,000 calls per month (30,000 to under 600,000)");
    expect(await page.isChecked("[data-question=volume] input[value=medium]")).toBe(true);
    await page.fill("#number-volume", "many");
    expect(await page.getAttribute("#number-volume", "aria-invalid")).toBe("true");
    expect(await page.textContent("#number-volume-problem")).toContain('"many" is not a choice of volume');
    await page.fill("#number-volume", "1.000");
    expect(await page.textContent("#number-volume-problem")).toContain('"1.000" reads two ways: 1 or 1,000');
    await page.fill("#number-volume", "-10k/day");
    expect(await page.textContent("#number-volume-problem")).toContain('"-10k/day" is not a number');
    expect(await current()).toBe("250,000 calls per month (30,000 to under 600,000)");
    await page.fill("#number-volume", "10k/day");
    expect(await current()).toBe("300,000 calls per month (30,000 to under 600,000)");
    expect(await page.textContent("#number-volume-problem")).toBe("");
    expect(await page.textContent("#number-volume-read")).toBe("Read as 300,000 calls per month.");
  });
});

it("shows options and next steps before every point, names sources by their reason, and the file once", async () => {
  const { page } = await open(["support-assistant.yaml"], { viewport: { width: 1300, height: 700 } });
  const order = await page.evaluate<string[]>(
    "[...document.querySelectorAll('#result > section')].map(({ id }) => id)",
  );
  for (const id of ["scores", "next-steps"]) expect(order.indexOf(id)).toBeLessThan(order.indexOf("reasons"));
  const names = await page.evaluate<string[]>(
    "[...document.querySelectorAll('#reasons summary')].map((one) => one.ariaLabel)",
  );
  expect(names[0]).toMatch(/^\d+ sources?: [A-Z].+\.$/);
  expect(new Set(names).size).toBe(names.length);
  expect((await page.textContent("#answers"))?.match(/from the answers file/gi)).toHaveLength(1);
  // The questions scroll by themselves: the decision stays where it is.
  await page.evaluate("for (const one of document.querySelectorAll('#questions details')) one.open = true");
  await page.evaluate("document.querySelector('#questions').scrollTop = 500");
  expect(await page.evaluate("[document.querySelector('#questions').scrollTop, window.scrollY]")).toEqual([500, 0]);
  await page.close();
});

describe("answers leave the page", () => {
  it("as a file that advise decides the same", async () => {
    const { page } = await open(["support-assistant.yaml"]);
    await openBlock(page, "[data-question=citations]");
    await page.click("[data-question=citations] input[value=none]");
    await openBlock(page, "[data-question=latency]");
    await page.click("[data-question=latency] input[value=unsure]");
    const started = page.waitForEvent("download");
    await page.click("#download");
    const path = await (await started).path();
    const decided = await decisionOf(path);
    expect(said(decided)).toEqual(await shownOn(page));
    expect(decided.title).toBe("Support assistant for billing");
    expect(decided.answers.latency).toEqual({ value: "unsure", choice: null, from: "file" });
    const before = await decisionOf("support-assistant.yaml");
    expect(decided.answers.volume).toEqual(before.answers.volume);
  });

  it("as a link that opens on the same answers", async () => {
    const { page } = await open(["support-assistant.yaml"]);
    await openBlock(page, "[data-question=style]");
    await page.click("[data-question=style] input[value=usual]");
    await page.click("#link");
    // A file's own address is of no use to others: what is to be pasted is the fragment, and that is said.
    await expect.poll(() => page.textContent("#notice")).toContain("of any copy of this page");
    const fragment = new URL(page.url()).hash;
    const other = await open(["support-assistant.yaml"], { fragment });
    expect(await shownOn(other.page)).toEqual(await shownOn(page));
    expect(await other.page.textContent(".dock .status")).toContain("1 answer changed");
    expect(other.complaints).toEqual([]);
  });

  it.each(["#?style=none-such", "#?__proto__=x&style=usual", "#?style=usual&style=usual", "#?%ff", "#nonsense"])(
    "a link that holds no answers is said and ignored: %s",
    async (fragment) => {
      const { page, complaints } = await open(["support-assistant.yaml"], { fragment });
      expect(await page.textContent("#notice")).toContain("The answers in this link are ignored: ");
      expect(await shownOn(page)).toEqual(said(await decisionOf("support-assistant.yaml")));
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});

it("is the questionnaire where nothing is answered, and can be filled in by keyboard alone", async () => {
  const { page, complaints } = await open([]);
  expect(await page.textContent("#outcome")).toBe("Where do you stand?");
  expect(await page.textContent(".dock .status")).toBe("Nothing is answered yet.");
  expect(await page.locator("#summary, #markdown, #record").count()).toBe(0);
  const focused = () => page.evaluate("document.activeElement?.name || document.activeElement?.id || ''");
  const visited = new Set<unknown>();
  for (let presses = 0; (await focused()) !== "download" && presses < 200; presses++) {
    await page.keyboard.press("Tab");
    const name = String(await focused());
    visited.add(name);
    if (name.startsWith("question-")) await page.keyboard.press("ArrowDown");
  }
  expect([...visited]).toEqual(expect.arrayContaining(shipped.questions.map(({ id }) => `question-${id}`)));
  const started = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const decided = await decisionOf(await (await started).path());
  expect(said(decided)).toEqual(await shownOn(page));
  const first = shipped.questions.map(({ id, choices }) => [id, choices[0]!.id]);
  expect(Object.entries(decided.answers).map(([id, { choice }]) => [id, choice])).toEqual(first);
  expect(complaints).toEqual([]);
});

describe("the recorded decision leaves the page", () => {
  const file = "support-assistant.yaml";

  it("as what advise prints, on the clipboard and in files", async () => {
    const { page, complaints } = await open([file], { permissions: ["clipboard-read", "clipboard-write"] });
    const group = page.getByRole("group", { name: "The recorded decision" });
    expect(await group.getByRole("button").allTextContents()).toEqual(["Copy summary", "Markdown", "Record"]);
    await page.focus("#summary");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#notice")).toBe("The summary of the recorded decision is copied.");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(await advise(file));
    for (const [id, name, format] of [
      ["markdown", "decision.md", "markdown"],
      ["record", "decision-record.md", "adr"],
    ] as const) {
      const saved = await download(page, () => page.click(`#${id}`));
      expect(saved).toEqual({ name, text: await advise(file, "--format", format) });
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("as a file where nothing may be copied", async () => {
    const { page } = await open([file]);
    await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))");
    const saved = await download(page, () => page.click("#summary"));
    expect(saved).toEqual({ name: "summary.txt", text: await advise(file) });
    await expect.poll(() => page.textContent("#notice")).toContain("is saved as summary.txt");
    await page.close();
  });

  it("without the changes made on the page, which is said beside it", async () => {
    const { page } = await open([file], { viewport: { width: 360, height: 760 } });
    expect(await page.isVisible(".whose")).toBe(false);
    await openBlock(page, "[data-question=style]");
    await page.click("[data-question=style] input[value=usual]");
    await expect.poll(() => page.textContent(".whose")).toBe("As recorded, without your changes:");
    const { text } = await download(page, () => page.click("#markdown"));
    expect(text).toBe(await advise(file, "--format", "markdown"));
    await page.click("#reset");
    await expect.poll(() => page.isVisible(".whose")).toBe(false);
    await page.close();
  });
});

describe("in print", () => {
  const dark = { colorScheme: "dark", viewport: { width: 700, height: 900 } } as const;

  it("is the decision on white paper, without controls, with every flip to read", async () => {
    const { page } = await open(["support-assistant.yaml"], dark);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    for (const hidden of ["#questions", ".dock", "#reasons details"]) expect(await page.isVisible(hidden)).toBe(false);
    for (const flip of await page.locator("#flips [data-flip]").all()) expect(await flip.isVisible()).toBe(true);
  });

  it("is the questions where nothing is answered", async () => {
    const { page } = await open([], dark);
    await page.emulateMedia({ media: "print" });
    expect(await page.isVisible("#questions")).toBe(true);
    expect(await page.isVisible("#result")).toBe(false);
  });

  // A grid that is broken over pages may draw a part of it on top of what follows.
  it("breaks no grid over pages", async () => {
    const { page } = await open(["support-assistant.yaml"], dark);
    await page.emulateMedia({ media: "print" });
    const grids = await page.evaluate<string[]>(
      `[...document.querySelectorAll("#page *")].flatMap((one) => {
        const { display, breakInside } = getComputedStyle(one);
        const whole = one.closest("#questions, .score-bars, .dock") !== null;
        return display === "grid" && breakInside !== "avoid" && !whole ? [one.className || one.id] : [];
      })`,
    );
    expect(grids).toEqual([]);
  });
});

describe("axe finds nothing to complain of", () => {
  const fragment = "#?knowledge=none&citations=required&style=beyond-prompting&volume=250000&latency=unsure";
  const looks: [name: string, args: string[], options: Parameters<typeof openPage>[2]][] = [
    ["a decision, wide, light", ["support-assistant.yaml"], { viewport: { width: 1400, height: 900 } }],
    [
      "a decision, narrow, dark",
      ["support-assistant.yaml"],
      { viewport: { width: 360, height: 760 }, colorScheme: "dark" },
    ],
    ["a changed one, light", ["support-assistant.yaml"], { fragment }],
    ["a changed one, dark", ["support-assistant.yaml"], { fragment, colorScheme: "dark" }],
    ["the questionnaire, light", [], { viewport: { width: 800, height: 900 } }],
    ["the questionnaire, dark", [], { colorScheme: "dark" }],
  ];
  it.each(looks)("%s", async (_, args, options) => {
    const { page } = await open(args, options);
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    await page.evaluate(axe.source);
    const found: { id: string; nodes: string[] }[] = await page.evaluate(`axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary) })))`);
    expect(found).toEqual([]);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});
