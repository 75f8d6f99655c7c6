// Runs a kit through the real promptfoo, offline, with a provider of known faults, and compares the classes:
// node scripts/kit-through-promptfoo.mjs. Needs `promptfoo` on the path, or named by PROMPTFOO, and its Node (22.22 or newer).
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

const bin = new URL("../dist/cli.js", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "advise-kit-"));
const evil = join(folder, "ran");
const hostile = [
  "plain",
  `{{ range.constructor("require('fs').writeFileSync('${evil}', '')")() }}`,
  "{{ env.HOME }} {% include 'x' %} {# c #}",
  `file://${join(folder, "evil.cjs")}`,
  "package:evil",
  "http://localhost:9/",
];
try {
  mkdirSync(join(folder, "docs"));
  writeFileSync(
    join(folder, "evil.cjs"),
    `require("fs").writeFileSync(${JSON.stringify(evil)}, ""); module.exports = "evil";`,
  );
  const device = (at, text) => `# Device\n\nDevice ${at} has the code ZX${at}. ${text}\n`;
  const questions = hostile.map((text, at) => {
    writeFileSync(join(folder, `docs/a${at}.md`), device(at, text));
    return {
      id: `d${at}`,
      question: `${text} Which code has device ${at}?`,
      answer: `ZX${at}`,
      sources: [`a${at}.md`],
    };
  });
  // What goes wrong, by the provider below or by the words of the question: then the causes are known.
  const causes = { skill: "d6", using: "d7", finding: "d8", "not judged": "d9" };
  for (const at of [6, 7, 8, 9]) {
    writeFileSync(join(folder, `docs/a${at}.md`), device(at, ""));
    writeFileSync(join(folder, `docs/b${at}.md`), "# Lighthouse\n\nThe sign of a lighthouse is hidden.\n".repeat(2));
    const question = at === 8 ? "Hidden sign of lighthouse?" : `Which code has device ${at}?`;
    const answer = at === 9 ? "ZX9, which is a code that takes many more words than anybody would look for" : `ZX${at}`;
    questions.push({ id: `d${at}`, question, answer, sources: [`a${at}.md`] });
  }
  writeFileSync(join(folder, "questions.json"), JSON.stringify(questions));
  // Says its prompt back: but never of device 6, and of device 7 only where no other passage stands beside it.
  writeFileSync(
    join(folder, "echo.cjs"),
    `module.exports = class {
  id() { return "echo"; }
  async callApi(prompt) {
    const asked = /Which code has device (\\d)\\?$/.exec(prompt);
    const passages = prompt.split("has the code").length - 1;
    const isLost = asked && (asked[1] === "6" || (asked[1] === "7" && passages > 1));
    return { output: isLost ? prompt.replace(/ZX/g, "YY") : prompt };
  }
};`,
  );
  const advise = (...args) =>
    execFileSync(process.execPath, [bin, "measure", ...args], { cwd: folder, encoding: "utf8" });
  advise("kit", "questions.json", "docs", "-o", "kit");
  const env = { ...process.env, PROMPTFOO_CONFIG_DIR: join(folder, ".promptfoo") };
  const ran = spawnSync("sh", ["kit/run.sh", "file://../echo.cjs"], { cwd: folder, env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`promptfoo exits ${ran.status}: ${ran.stdout}${ran.stderr}`);
  const { conditions, failures } = JSON.parse(advise("eval", "kit/results.json", "--format", "json"));
  const bare = JSON.parse(advise("eval", "kit/results.json", "--best", "bare", "--format", "json"));
  const texts = JSON.parse(readFileSync(join(folder, "kit/texts.json"), "utf8"));
  const { results } = JSON.parse(readFileSync(join(folder, "kit/results.json"), "utf8")).results;
  const changed = results.filter(({ vars, response }) => !response.output.includes(texts[vars.id].question));
  const expected = Object.fromEntries(Object.entries(causes).map(([cause, id]) => [cause, [id]]));
  const problems = [
    ...(existsSync(evil) ? ["a text of a question ran"] : []),
    ...(changed.length > 0 ? [`${changed.length} texts did not come through as written`] : []),
    ...(conditions.bare.right === 0 ? [] : ["something is right without a passage"]),
    ...(isDeepStrictEqual(failures, expected) ? [] : [`the causes are ${JSON.stringify(failures)}`]),
    ...(bare.failures.facts.length === questions.length - 2 ? [] : [`facts: ${bare.failures.facts.join()}`]),
  ];
  if (problems.length > 0) throw new Error(problems.join("; "));
  console.log(`${results.length} results: all texts as written, nothing ran, and the causes are those of the provider`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
