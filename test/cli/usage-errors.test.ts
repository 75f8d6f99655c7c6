import { describe, expect, it } from "vitest";
import { tinyFile } from "../tiny-rulebook.ts";
import { helpsOf } from "./helps.ts";
import { runCli } from "./run-cli.ts";

/** What a person gets wrong, what is said of it, and what is said to be right. */
const mistakes: [args: string, says: string, right: string][] = [
  ["--volum high", 'advise: "--volum" is not one of its flags', "did you mean --volume?"],
  ["--volum=high", 'advise: "--volum" is not one of its flags', "did you mean --volume?"],
  ["--verison", 'advise: "--verison" is not one of its flags', "did you mean --version?"],
  ["-x", 'advise: "-x" is not one of its flags', "--facts --cite --volume --voice"],
  ["--price a=1", 'advise: "--price" is not one of its flags', "it is a flag of advise cost"],
  ["check --voice own a.yaml", 'advise check: "--voice" is not one of its flags', "flags: --rules --format"],
  ["rules lint --treshold 3", 'advise rules lint: "--treshold" is not one of its flags', "flags: --rules"],
  ["rules test --treshold 3", 'advise rules test: "--treshold" is not one of its flags', "did you mean --threshold?"],
  ["batch --format json", 'advise batch: "--format" is not one of its flags', "it is a flag of advise, advise check"],
  ["bacth", 'advise: "bacth" is not a command', "did you mean batch? commands: init, batch"],
  ["chek answers.yaml", 'advise: "chek" is not one of its commands', "did you mean check? commands: init"],
  ["rules lnit", 'advise rules: "lnit" is not one of its commands', "did you mean lint? commands: lint, test, verify"],
  ["help chek", 'advise help: "chek" is not a topic', "did you mean check? topics: init"],
  ["check", "advise check: <files...> is missing", "answers files, folders with answers files, or patterns"],
  ["diff a.yaml", "advise diff: <b> is missing", "the one to compare it with"],
  ["explain", "advise explain: <id> is missing", "its id, such as volatility"],
  ["schema", "advise schema: <what> is missing", "one of answers, rules, decision"],
  ["completion", "advise completion: <shell> is missing", "one of bash, zsh, fish"],
  ["completion powershell", 'advise completion: "powershell" is not a <shell>', "one of: bash, zsh, fish"],
  [
    "schema answer",
    'advise schema: "answer" is not a <what>',
    "did you mean answers? one of: answers, rules, decision",
  ],
  ["a.yaml b.yaml", 'advise: "b.yaml" is one argument too many', "usage: advise [options] [command] [file]"],
  ["rules lint a b", 'advise rules lint: "b" is one argument too many', "usage: advise rules lint [options] [file]"],
  ["--format yml", '--format: "yml" is not one of its values', "one of: text, json, markdown, adr, outcome, html"],
  ["check --format jsn a", '--format: "jsn" is not one of its values', "did you mean json? one of: text, json"],
  ["rules lint a.yaml --rules b.yaml", "--rules: names a rulebook, and so does the argument", "give one of the two"],
  ["--fail-on unsure,moved", '--fail-on: "moved" is not one of its values', "one of: close-call, neither-yet"],
  ["check a --fail-on move", '--fail-on: "move" is not one of its values', "did you mean moved? one of: moved"],
  ["--as-of tomorrow", '--as-of: "tomorrow" is not a date like 2026-11-01', "--as-of <date>: the day to go by"],
  ["rules test --threshold 120", '--threshold: "120" is not a percentage from 0 to 100', "the share of cases"],
  ["--volume", "--volume: its value is missing", "How many calls? (low, high)"],
  ["--format", "--format: its value is missing", "one of: text, json"],
  ["--save", "--save: its value is missing", "--save <file>: write the answers and the decision"],
  ["--volume --verbose", '--volume: "--verbose" is a flag, not its value', "How many calls? (low, high)"],
  ["--save --force", '--save: "--force" is a flag, not its value', "--save <file>: write the answers"],
  ["cost --price --format", '--price: "--format" is a flag, not its value', "--price <key=value>: set one price"],
  ["--volume= --facts yes", '--volume: "" is not a number of calls from 0 up', "write it like 250000, 250k"],
  ["--format json check a.yaml", "--format: before check it does nothing", "write it behind: advise check … --format"],
  ["--facts yes schema answers", "--facts: before schema it does nothing", "leave it out; `advise schema --help`"],
  ["--ask --no-input", "--ask: contradicts --no-input", "give one of the two"],
  ["--ask --format html", "--ask: does not go with --format html", "leave out --ask"],
  ["--force --facts yes", "--force: does nothing without --save", "--save FILE --force"],
  ["--ask", "--ask: there is no terminal to ask in", "answer in a file or with flags"],
  ["--facts yes --output=", "--output: names no file", "-o, --output <file>: write the result to a file"],
  ["--rules= --facts yes", "--rules: names no file", "--rules <file>: another rulebook"],
  [
    "--facts yes -o no/such/file",
    "no/such/file: cannot be written: its folder does not exist",
    "make the folder first",
  ],
  ["--facts yes -o .", ".: is a folder, not a file", "name a file inside it"],
  ["--facts yes --rules no.yaml", "no.yaml: does not exist", "check the path"],
  ["cost --price a=1", '--price a=1: "a" is not a key of the cost model', "lists every key"],
  ["explain voise", 'advise explain: nothing goes by the id "voise"', "did you mean voice?"],
  ["check nowhere.yaml", "nowhere.yaml: does not exist", "check the path"],
];

function said(text: string): string {
  return text.replace(/\s+/g, " ");
}

describe("a mistake in the arguments", () => {
  it.each(mistakes)("%s", async (line, says, right) => {
    const args = line.split(" ");
    const rules = args.includes("--rules") ? [] : ["--rules", tinyFile];
    // After the command, where there is one; a flag at the end may be what is wrong with its value.
    const at = args[0]?.startsWith("-") || args[0] === "help" ? 0 : args[0] === "rules" ? 2 : 1;
    const ran = await runCli([...args.slice(0, at), ...rules, ...args.slice(at)]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(said(ran.stderr)).toContain(said(says));
    expect(said(ran.stderr)).toContain(said(right));
  });

  it("is answered by each command in its own name, within 80 columns, with what would be right below", async () => {
    for (const [path] of await helpsOf(["--rules", tinyFile])) {
      const { code, stderr } = await runCli([...path.split(" ").filter((word) => word !== ""), "--no-such-flag"]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^advise[a-z ]*: "--no-such-flag" is not one of its flags \[usage\]\n( {2}\S.{0,77}\n)+$/);
      expect(stderr.startsWith(`advise ${path}`.trim())).toBe(true);
    }
  });

  it("is a flag that has to be there and is not, once all others are known", async () => {
    const { code, stderr } = await runCli(["measure", "kit", "questions.csv"]);
    expect([code, stderr]).toEqual([
      2,
      "advise measure kit: -o, --output <folder> is missing [usage]\n  `advise measure kit --help` has the rest\n",
    ]);
  });

  it("shows nothing in the argument to the terminal as it is", async () => {
    const { stderr } = await runCli(["--\u001b[31mred", "--rules", tinyFile]);
    expect(stderr).toContain("\\u001b[31mred");
    expect(stderr).not.toContain("\u001b");
  });
});
