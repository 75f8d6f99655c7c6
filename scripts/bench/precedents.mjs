// What the published cases add to a decision, in time and in the package.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, row } from "./process.mjs";

const most = { ms: 5, kB: 150, pageKB: 70 };
const decisions = 300;

/** Prints the time of a decision with and without them, how much of the package they are, and how much of a page. */
export async function benchPrecedents(questions) {
  const { decide, loadRulebook, orThrow, readAnswers } = await import(join(root, "dist/index.js"));
  const loaded = orThrow(await loadRulebook());
  const without = { ...loaded, precedents: null };
  const given = Object.fromEntries(questions.map(({ id, choices }, at) => [id, choices[at % choices.length].id]));
  const answers = orThrow(readAnswers(loaded, given));
  const userMs = (work) => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1000;
  };
  // In turns, so that what else the machine does falls on both; and what is read once is read each time, as a run does.
  const files = ["rules/precedents.yaml", "dist/compiled/precedents.yaml.json"];
  const texts = () => files.map((file) => readFileSync(join(root, file), "utf8"));
  let [added, reading] = [0, 0];
  for (let at = 0; at < decisions; at++) {
    const [more, less] = [loaded, without].map((rulebook) => userMs(() => decide(rulebook, answers)));
    added += (more - less) / decisions;
    reading += userMs(() => JSON.parse(texts()[1])) / decisions;
  }
  const kB = files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0) / 1000;
  const { precedents } = JSON.parse(readFileSync(join(root, files[1]), "utf8"));
  const shown = precedents.shown.map((one) => ({ ...one, situation: null, went: null }));
  const pageKB = JSON.stringify({ ...precedents, shown }).length / 1000;
  console.log(`\nPublished cases: ${precedents.shown.length}`);
  row("", ["", "", "", "bound"]);
  row("ms added to a decision", [(added + reading).toFixed(2), "", "", String(most.ms)], added + reading > most.ms);
  row("kB in the package", [kB.toFixed(0), "", "", String(most.kB)], kB > most.kB);
  row("kB on a page", [pageKB.toFixed(0), "", "", String(most.pageKB)], pageKB > most.pageKB);
}
