// What it takes to index and search 14 MB of Markdown.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generator } from "./generated-rulebook.mjs";
import { bin, once, row } from "./process.mjs";

const megabytes = 14;
const most = { seconds: 4, mb: 400 };

/** Prints the time and memory of a whole process that reads, indexes and searches for 100 questions. */
export function benchMeasure(folder) {
  const random = generator(14);
  const word = () => `word${Math.floor(random() ** 3 * 40_000)}`;
  mkdirSync(join(folder, "docs"));
  const text = (words) => Array.from({ length: words }, word).join(" ");
  let size = 0;
  for (let at = 0; size < megabytes * 1e6; at += 1) {
    const page = `# Page ${at}\n\n${text(1500)}\n\n## More\n\n${text(1500)}\n`;
    writeFileSync(join(folder, "docs", `page-${at}.md`), page);
    size += page.length;
  }
  const questions = Array.from({ length: 100 }, (_, at) => ({ question: text(12), sources: [`page-${at}.md`] }));
  const file = join(folder, "questions.json");
  writeFileSync(file, JSON.stringify(questions));
  const { ms, mb } = once(folder, [bin, "measure", "search", join(folder, "docs"), file]);
  console.log(`\nSearch over ${megabytes} MB of Markdown, whole process, 100 questions`);
  row("", ["", "", "", "bound"]);
  row("seconds", [(ms / 1000).toFixed(1), "", "", String(most.seconds)], ms > 1000 * most.seconds);
  row("MB", [mb.toFixed(0), "", "", String(most.mb)], mb > most.mb);
}
