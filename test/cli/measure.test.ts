import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { runCli } from "./run-cli.ts";

const folder = ownFolder();

function measure(...args: string[]) {
  return runCli(["measure", ...args], { cwd: folder });
}

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function get(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

/** 40 questions under two conditions, whose words must never show up in an answers file. */
function results(bare: number, given: number): string {
  const rows = Array.from({ length: 40 }, (_, at) => [
    `Secret question ${at}?,bare,${at < bare ? 1 : 0}`,
    `Secret question ${at}?,given,${at < given ? 1 : 0}`,
  ]);
  return `id,condition,pass\n${rows.flat().join("\n")}\n`;
}

describe("measure eval --save", () => {
  it("writes answers with their interval and evidence, the same bytes twice, and no text of a question", async () => {
    put("results.csv", results(8, 38));
    expect((await measure("eval", "results.csv", "--save", "new.yaml", "--as-of", "2026-11-24")).code).toBe(0);
    const text = get("new.yaml");
    expect(text).toContain(
      "because: With the passage 38 of 40 are right, without it 8; only the passage makes 75% right (60 to 86)",
    );
    expect(text).toContain("as-of: 2026-11-24");
    expect(text).not.toMatch(/Secret/);
    expect((await measure("eval", "results.csv", "--save", "new.yaml", "--as-of", "2026-11-24")).code).toBe(0);
    expect(get("new.yaml")).toBe(text);
    const decided = await runCli(["new.yaml", "--format", "json"], { cwd: folder });
    const { answers } = JSON.parse(decided.stdout) as {
      answers: Record<string, { measured?: object; choice: string }>;
    };
    expect(answers.knowledge).toMatchObject({
      choice: "core",
      measured: { by: "eval", of: 40, low: 0.5981, high: 0.8581 },
    });
  });

  it("keeps a person's answer and comments, says the contradiction, and takes unsure as open", async () => {
    put("results.csv", results(8, 38));
    put("mine.yaml", "advise: 1\nanswers:\n  # we know\n  knowledge: none\n  tried: unsure # really\n  tests: good\n");
    const ran = await measure("eval", "results.csv", "--save", "mine.yaml");
    expect(ran.stdout.replace(/\s+/g, " ")).toContain(
      "knowledge: you said none, measured core, 60 to 86%. Yours stays; --replace takes the measured one.",
    );
    expect(get("mine.yaml")).toContain("  # we know\n  knowledge: none\n  tried:");
    expect(get("mine.yaml")).toContain("value: prompt-short");
    expect(get("mine.yaml")).toContain("  tests: good\n");
    await measure("eval", "results.csv", "--save", "mine.yaml", "--replace");
    expect(get("mine.yaml")).toMatch(/# we know\n {2}knowledge:.*\n {4}value: core/);
  });

  it("renews what it measured, and leaves a recorded decision to be renewed", async () => {
    put("results.csv", results(8, 38));
    await measure("eval", "results.csv", "--save", "renew.yaml");
    await runCli(["check", "renew.yaml", "--update"], { cwd: folder });
    put("results.csv", results(38, 38));
    const ran = await measure("eval", "results.csv", "--save", "renew.yaml");
    expect(ran.stderr.replace(/\s+/g, " ")).toContain("renew it with `advise check renew.yaml --update`");
    expect(get("renew.yaml")).toMatch(/knowledge:\n {4}value: none/);
    expect(get("renew.yaml")).toContain("\ndecision:\n");
  });

  it("writes into JSON too", async () => {
    put("results.csv", results(8, 38));
    put("a.json", '{"advise": 1, "answers": {"volatility": "daily"}}\n');
    expect((await measure("eval", "results.csv", "--save", "a.json")).code).toBe(0);
    expect(JSON.parse(get("a.json"))).toMatchObject({
      answers: { volatility: "daily", knowledge: { value: "core", measured: { of: 40 } } },
    });
  });
});

describe("check", () => {
  it("finds evidence that moved, answers that are not what was measured, and says what is not there", async () => {
    put("moved.csv", results(8, 38));
    await measure("eval", "moved.csv", "--save", "moved.yaml");
    await runCli(["check", "moved.yaml", "--update"], { cwd: folder });
    const check = () => runCli(["check", "moved.yaml", "--fail-on", "evidence"], { cwd: folder });
    expect((await check()).code).toBe(0);
    put("moved.csv", results(9, 38));
    const moved = await check();
    expect([moved.code, moved.stdout.replace(/\s+/g, " ")]).toEqual([
      1,
      expect.stringContaining('the evidence of knowledge has changed: "moved.csv"'),
    ]);
    put("moved.yaml", get("moved.yaml").replaceAll("moved.csv", "gone.csv"));
    const gone = await check();
    expect([gone.code, gone.stdout.replace(/\s+/g, " ")]).toEqual([
      0,
      expect.stringContaining('the evidence of knowledge is not here: "gone.csv"'),
    ]);
    put("moved.yaml", get("moved.yaml").replace("value: core\n    because", "value: some\n    because"));
    const edited = await check();
    expect([edited.code, edited.stdout.replace(/\s+/g, " ")]).toEqual([
      1,
      expect.stringContaining("knowledge says some, and core was measured"),
    ]);
    put("moved.yaml", get("moved.yaml").replaceAll("gone.csv", "../../../etc/passwd"));
    expect((await check()).code).toBe(2);
  });
});

describe("measure eval", () => {
  it("without a condition, or with several providers under one, lists the labels that were seen", async () => {
    put("labels.csv", "id,condition,pass\n1,v1,1\n1,v2,0\n");
    const none = await measure("eval", "labels.csv");
    expect([none.code, none.stderr.replace(/\s+/g, " ")]).toEqual([
      2,
      expect.stringMatching(
        /no condition is known that could be the best so far .*name one with --bare, --found or --tuned and a label; seen: "v1", "v2"/,
      ),
    ]);
    const row = (id: string) =>
      JSON.stringify({
        success: true,
        prompt: { label: "bare" },
        provider: { id },
        vars: { id: 1 },
        response: {},
        gradingResult: { pass: true },
      });
    put("two.jsonl", `${row("a")}\n${row("b")}\n`);
    const two = await measure("eval", "two.jsonl");
    expect([two.code, two.stderr]).toEqual([2, expect.stringContaining('--bare "a/bare"')]);
    expect((await measure("eval", "two.jsonl", "--bare", "a/bare")).code).toBe(0);
    expect((await measure("eval", "labels.csv", "--bare", "v1", "--found", "v3")).stderr).toContain(
      'no row is labelled "v3"',
    );
    const absent = await measure("eval", "labels.csv", "--bare", "v1", "--best", "tuned");
    expect([absent.code, absent.stderr]).toEqual([2, expect.stringContaining("no row stands under tuned")]);
    const diagnosis = await measure("eval", "labels.csv", "--given", "v2", "--best", "given");
    expect([diagnosis.code, diagnosis.stderr]).toEqual([2, expect.stringContaining("tuned, found, bare")]);
  });

  it("takes a formula in a cell for the text that it is", async () => {
    const rows = results(8, 38)
      .replace(/,bare,0$/m, ",bare,=1+1")
      .replaceAll("Secret question", "=cmd|' /C calc'!A");
    put("formulas.csv", rows);
    const ran = await measure("eval", "formulas.csv", "--save", "formulas.yaml");
    expect(ran.stdout).toContain('formulas.csv:18 pass is "=1+1"; it must be true or false');
    expect(get("formulas.yaml")).not.toContain("calc");
  });

  it("says what an open question would mean, in text, JSON and Markdown", async () => {
    const rows = (bare: number, given: number) =>
      results(bare, given)
        .split("\n")
        .filter((row) => !/ (1[7-9]|2\d|3\d)\?/.test(row))
        .join("\n");
    put("open.csv", rows(7, 16));
    const text = await measure("eval", "open.csv");
    expect(text.stdout).toContain("knowledge stays open between some and core");
    const { answers, meanings } = JSON.parse((await measure("eval", "open.csv", "--format", "json")).stdout) as {
      answers: Record<string, unknown>;
      meanings: { question: string; outcomes: object }[];
    };
    expect(answers.knowledge).toMatchObject({ value: null, choices: ["some", "core"], of: 17 });
    expect(Object.keys(meanings.find(({ question }) => question === "knowledge")?.outcomes ?? {})).toEqual([
      "some",
      "core",
    ]);
    expect((await measure("eval", "open.csv", "--format", "markdown")).stdout).toContain(
      "| Prompt alone | 7 of 17, 41% \\[22 to 64\\] |",
    );
  });
});

describe("measure search", () => {
  mkdirSync(join(folder, "docs"), { recursive: true });
  const topics = [
    "apples",
    "bridges",
    "candles",
    "deserts",
    "engines",
    "forests",
    "glaciers",
    "harbours",
    "islands",
    "jungles",
    "kettles",
    "lanterns",
  ];
  topics.forEach((topic, at) =>
    put(`docs/${topic}.md`, `# About ${topic}\n\nThe ${topic} have the number ${at * 37}.\n\n## More\n\nNothing.\n`),
  );
  const questions = (sources: (topic: string) => string) =>
    topics
      .map((topic, at) =>
        JSON.stringify({ question: `Which number have the ${topic}?`, answer: `${at * 37}`, sources: sources(topic) }),
      )
      .join("\n");

  it("finds what is there, and writes no shortfall", async () => {
    put(
      "questions.jsonl",
      questions((topic) => `${topic}.md#about-${topic}`),
    );
    const ran = await measure("search", "docs", "questions.jsonl", "--save", "search.yaml", "--format", "json");
    const { found, coverage, answers } = JSON.parse(ran.stdout) as Record<string, Record<string, unknown>>;
    expect(coverage).toEqual({ sources: { right: 12, of: 12 }, answers: { right: 12, of: 12 } });
    expect(found?.["3"]).toMatchObject({ right: 12, of: 12 });
    expect(Object.keys(answers ?? {})).toEqual(["corpus", "synthesis", "tests"]);
    expect(get("search.yaml")).toContain("file: docs/\n");
    expect((await runCli(["check", "search.yaml", "--fail-on", "evidence"], { cwd: folder })).code).toBe(0);
  });

  it("says first that the documents do not hold the sources", async () => {
    put(
      "elsewhere.jsonl",
      questions((topic) => `papers/${topic}.md`),
    );
    const ran = await measure("search", "docs", "elsewhere.jsonl");
    expect(ran.stdout.split("\n").slice(0, 3).join(" ").replace(/\s+/g, " ")).toContain(
      "Of 12 questions with sources, 12 name some that are not in the documents",
    );
  });

  it("comes to a clear end without documents or questions", async () => {
    mkdirSync(join(folder, "empty"), { recursive: true });
    mkdirSync(join(folder, "scans"), { recursive: true });
    put("scans/a.pdf", "%PDF");
    put("plain.jsonl", '{"question": "What?"}\n');
    expect((await measure("search", "empty", "plain.jsonl")).stderr).toContain("is an empty folder");
    expect((await measure("search", "scans", "plain.jsonl")).stderr).toContain("seen: .pdf (1)");
    expect((await measure("search", "docs", "plain.jsonl")).stdout).toContain("No question names its sources");
    put("no.jsonl", '{"ask": "What?"}\n');
    const none = await measure("search", "docs", "no.jsonl");
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('seen: "ask"')]);
  });
});

describe("measure examples", () => {
  it("counts valid and different rows over formats, and names bad ones", async () => {
    const chat = (input: string, output: string) =>
      JSON.stringify({
        messages: [
          { role: "user", content: input },
          { role: "assistant", content: output },
        ],
      });
    put(
      "train.jsonl",
      [
        chat("a", "1"),
        chat(" A ", "1"),
        chat("b", "1"),
        chat("b", "2"),
        '{"prompt":"p","completion":"c"}',
        '{"conversations":[{"from":"human","value":"h"},{"from":"gpt","value":"g"}]}',
        '{"messages": [}',
        "{}",
      ].join("\n"),
    );
    put("test.jsonl", chat("a", "1"));
    const ran = await measure("examples", "train.jsonl", "test.jsonl", "--save", "examples.yaml", "--format", "json");
    const { examples, badRows } = JSON.parse(ran.stdout) as {
      examples: object;
      badRows: { first: { line: number }[] };
    };
    expect(examples).toMatchObject({
      formats: { chat: 4, completion: 1, sharegpt: 1 },
      valid: 6,
      different: 4,
      invalid: 2,
      conflicting: 1,
      shared: 1,
    });
    expect(badRows.first.map(({ line }) => line)).toEqual([7, 8]);
    expect(get("examples.yaml")).toMatch(/examples:\n {4}value: 4\n/);
    expect((await measure("examples", "train.jsonl")).stdout.replace(/\s+/g, " ")).toContain(
      "in the format chat (4), completion (1) and sharegpt (1), 4 of them with different inputs. A trainer takes one format: the file mixes them.",
    );
  });

  it("says which formats are known where none is seen", async () => {
    put("odd.jsonl", '{"text": "a"}\n');
    const ran = await measure("examples", "odd.jsonl");
    expect([ran.code, ran.stderr.replace(/\s+/g, " ")]).toEqual([
      2,
      expect.stringContaining('ShareGPT ("conversations")'),
    ]);
  });
});

describe("measure kit", () => {
  it("writes into a new folder and its own, never among other files", async () => {
    put(
      "kit.jsonl",
      '{"id": "{{ env.KEY }}", "question": "{{ env.KEY }} file://x?", "answer": "yes"}\n{"question": "file:///etc/passwd"}\n',
    );
    const kit = (target: string) => runCli(["measure", "kit", "kit.jsonl", "-o", target], { cwd: folder });
    expect((await kit("kit")).code).toBe(0);
    const config = get("kit/promptfooconfig.json");
    expect(config).not.toMatch(/env\.KEY|passwd|\{\{/);
    expect(get("kit/texts.json")).toMatch(/\{ \{ env\.KEY \}\}.*/);
    expect(get("kit/texts.json")).toContain("file :///etc/passwd");
    expect(get("kit/README.md")).toContain("2 texts held marks");
    put("kit/judge.cjs", "module.exports = () => true;");
    expect((await kit("kit")).code).toBe(0);
    expect(get("kit/judge.cjs")).toBe("module.exports = () => true;");
    const nameless = await kit("");
    expect([nameless.code, nameless.stderr]).toEqual([2, expect.stringContaining("--output: names no folder")]);
    const other = await kit(".");
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining("other files")]);
  });
});
