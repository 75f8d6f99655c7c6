// Runs a kit through the real promptfoo, offline, with a provider that says its prompt back, and compares the classes:
// node scripts/kit-through-promptfoo.mjs. Needs `promptfoo` on the path, or named by PROMPTFOO, and its Node (22.22 or newer).
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
  const questions = hostile.map((text, at) => {
    writeFileSync(join(folder, `docs/a${at}.md`), `# Device\n\nDevice ${at} has the code ZX${at}. ${text}\n`);
    return {
      id: `d${at}`,
      question: `${text} Which code has device ${at}?`,
      answer: `ZX${at}`,
      sources: [`a${at}.md`],
    };
  });
  writeFileSync(join(folder, "questions.json"), JSON.stringify(questions));
  writeFileSync(
    join(folder, "echo.cjs"),
    `module.exports = class { id() { return "echo"; } async callApi(prompt) { return { output: prompt }; } };`,
  );
  const advise = (...args) =>
    execFileSync(process.execPath, [bin, "measure", ...args], { cwd: folder, encoding: "utf8" });
  advise("kit", "questions.json", "docs", "-o", "kit");
  const env = { ...process.env, PROMPTFOO_CONFIG_DIR: join(folder, ".promptfoo") };
  const ran = spawnSync("sh", ["kit/run.sh", "file://../echo.cjs"], { cwd: folder, env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`promptfoo exits ${ran.status}: ${ran.stdout}${ran.stderr}`);
  const { conditions, pairs } = JSON.parse(advise("eval", "kit/results.json", "--format", "json"));
  const texts = JSON.parse(readFileSync(join(folder, "kit/texts.json"), "utf8"));
  const { results } = JSON.parse(readFileSync(join(folder, "kit/results.json"), "utf8")).results;
  const changed = results.filter(({ vars, response }) => !response.output.includes(texts[vars.id].question));
  const fixed = pairs.find(({ from, to }) => from === "bare" && to === "given")?.fixed;
  const problems = [
    ...(existsSync(evil) ? ["a text of a question ran"] : []),
    ...(changed.length > 0 ? [`${changed.length} texts did not come through as written`] : []),
    ...(conditions.bare.right === 0 && fixed === hostile.length ? [] : ["the classes are not those of the provider"]),
  ];
  if (problems.length > 0) throw new Error(problems.join("; "));
  console.log(
    `${results.length} results: all texts as written, nothing ran, ${fixed} of ${hostile.length} fixed by the passage`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
