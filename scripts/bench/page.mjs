// Measures the page in Chromium: how long the page is busy after one answer changes, and how long the shares then take.
// npm run build, then: node scripts/bench/page.mjs [ANSWERS.yaml …]
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const files = process.argv.slice(2);
const cases = files.length > 0 ? files : ["rules/cases/support-assistant.yaml"];
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });

/** Gives every answer in turn, from the recorded ones, and times each change with the layout it causes. */
const everyChange = `(() => {
  const times = [];
  for (const input of document.querySelectorAll("[data-question] input[type=radio]")) {
    const start = performance.now();
    input.click();
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    document.getElementById("reset").click();
  }
  return times.sort((a, b) => a - b);
})()`;

for (const file of cases) {
  const path = join(tmpdir(), "advise-bench.html");
  execFileSync("node", ["dist/cli.js", file, "--format", "html", "-o", path]);
  const page = await browser.newPage();
  const start = performance.now();
  await page.goto(`file://${path}`);
  await page.waitForSelector("#shares [data-outcome], #shares .lede:not(:empty)");
  const opened = performance.now() - start;
  const times = await page.evaluate(everyChange);
  const at = (share) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `${file}: ${(statSync(path).size / 1000).toFixed(0)} kB, open in ${opened.toFixed(0)} ms; ` +
      `${times.length} changes: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms`,
  );
  await page.close();
}
await browser.close();
