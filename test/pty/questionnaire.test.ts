import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTerminal, type Terminal, type TerminalOptions } from "./terminal.ts";

const rules = join(import.meta.dirname, "rulebook.yaml");
let folder: string;
let open: Terminal[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "advise-pty-"));
  open = [];
});

afterEach(async () => {
  // A test that failed half-way leaves its program waiting for a key.
  for (const terminal of open) terminal.kill("SIGKILL");
  await Promise.all(open.map(({ exit }) => exit));
  rmSync(folder, { recursive: true });
});

function advise(args: string[] = [], options: Partial<TerminalOptions> = {}): Terminal {
  const terminal = openTerminal({ args: [...args, "--rules", rules], cwd: folder, ...options });
  open.push(terminal);
  return terminal;
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

/** Goes on from the opening to the first question. */
async function begin(terminal: Terminal): Promise<void> {
  await terminal.frame("enter begin");
  terminal.press("enter");
  await terminal.see("Question 1");
}

/** Answers the four questions: facts core, volume 250k, cite required, voice unsure. Ends on the review. */
async function answerAll(terminal: Terminal): Promise<void> {
  await begin(terminal);
  await terminal.see("Question 1, 3 more open");
  terminal.press("3", "enter");
  await terminal.see("How many calls");
  terminal.press("250k", "enter");
  await terminal.see("show its source");
  terminal.press("2", "enter");
  await terminal.see("a voice of its own");
  terminal.press("3", "enter");
  await terminal.see("See the verdict");
}

/** Answers all, leaves out the title or gives one, and waits for the result with its keys. */
async function decideAll(terminal: Terminal, title = ""): Promise<string> {
  await answerAll(terminal);
  terminal.press("enter");
  await terminal.see("a title for it");
  terminal.press(...title, "enter");
  return terminal.see(/q quit( without saving)?$/);
}

/** A text as a terminal sends it that marks what is pasted. */
function pasted(text: string): string {
  return `\u001b[200~${text}\u001b[201~`;
}

function widest(screen: string): number {
  return Math.max(...screen.split("\n").map((line) => [...line].length));
}

describe("the questionnaire in a terminal", () => {
  it("goes from start to verdict, and the file it saves gives the same decision again", async () => {
    const terminal = advise(["--format", "json", "-o", "asked.json"]);
    await answerAll(terminal);
    expect(await terminal.frame("See the verdict")).toMatch(
      /facts +For most requests\n +volume +250,000\n +cite +Yes\n +voice +\(not sure\)/,
    );
    terminal.press("enter");
    await terminal.see("a title for it");
    terminal.press(..."Claims", "enter");
    await terminal.see("q quit without saving");
    terminal.press("s");
    await terminal.see("advise.yaml▏");
    terminal.press("enter");
    await terminal.see(/Saved in advise\.yaml\.[\s\S]+q quit$/);
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toContain("Saved in advise.yaml; to decide again: npx --no -- advise");
    expect(terminal.screen()).not.toContain("Wrote advise.yaml");
    expect(terminal.cursorShown()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["advise.yaml", "asked.json"]);
    expect(read("advise.yaml")).toMatch(/title: Claims[\s\S]+volume: 250000[\s\S]+decision:\n {2}outcome: rag/);

    for (const name of ["first.json", "second.json"]) {
      expect(await advise(["advise.yaml", "--format", "json", "-o", name]).exit).toBe(0);
    }
    // Where an answer came from is the one thing that a file cannot say again.
    expect(read("first.json")).toBe(read("asked.json").replaceAll('"from": "prompt"', '"from": "file"'));
    expect(read("second.json")).toBe(read("first.json"));
  });

  it("says first what this is, and answers nothing by enter alone", async () => {
    const terminal = advise();
    const opening = await terminal.frame("enter begin");
    expect(opening).toMatch(/At most 4 questions, 1 minute[\s\S]+\nRAG: [\s\S]+\nFine-tuning: [\s\S]+\nHybrid: /);
    terminal.press("enter", "enter", "enter", "enter");
    expect(await terminal.frame("Pick a choice first")).toContain("Question 1, 3 more open");
    expect(terminal.screen()).not.toContain("❯");
    // Nothing says where the answers lead until the end.
    terminal.press("3", "enter");
    await terminal.frame("How many calls");
    expect(terminal.raw()).not.toMatch(/\d%/);
  });

  it("never leaves a question by backspace", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("3", "enter");
    await terminal.frame("How many calls");
    terminal.press("backspace", "backspace", "5", "backspace", "backspace");
    await terminal.see("Or type a number");
    terminal.press("2", "5", "0", "backspace", "k");
    expect(await terminal.frame("= 25,000 calls per month")).toContain("Question 2, 2 more open");
  });

  it("takes a paste for text: in a choice it answers nothing, in a number it is typed", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press(pasted("2\r1\r3\r".repeat(50)), "down");
    expect(await terminal.frame("❯ 1  No")).toContain("Question 1");
    terminal.press("3", "enter");
    await terminal.frame("How many calls");
    terminal.press(pasted(" 1.5k\r\n"));
    expect(await terminal.frame("= 1,500 calls per month")).toContain("Question 2");
  });

  it("says why it asks, and shows the help of the highlighted choice", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("down");
    await terminal.see("It knows enough as it is.");
    terminal.press("down");
    await terminal.see("Many answers need nothing new");
    terminal.press("?");
    await terminal.see("Why we ask: A model knows only what it was trained on.");
    terminal.press("?");
    await terminal.see(/^(?![\s\S]*Why we ask:)/);
  });

  it("goes back to an earlier answer, which is highlighted and can be changed", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("2", "enter");
    await terminal.see("How many calls");
    terminal.press("left");
    expect(await terminal.frame("Question 1")).toContain("❯ 2  For a part of the requests ✓");
    terminal.press("1", "enter");
    // Without facts there is no source to show, so that one question fewer is left.
    expect(await terminal.frame("How many calls")).toContain("Question 2, 1 more open");
  });

  it("reads a number while it is typed, and says in place when it is none", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("4", "enter");
    await terminal.see("How many calls");
    terminal.press("1.5M");
    expect(await terminal.frame("= 1,500,000 calls per month")).toContain("❯ 600,000 or more");
    terminal.press("x", "enter");
    await terminal.see('"1.5Mx" is not a number of calls per month from 0 up');
    terminal.press("backspace", "backspace", "backspace", "backspace", "k");
    expect(await terminal.frame("= 1,000 calls per month")).toContain("❯ under 30,000");
    terminal.press("/day");
    expect(await terminal.frame("= 30,000 calls per month")).toContain("❯ 30,000 to under 600,000");
  });

  it("lets go of no minus and no currency, and refuses what reads two ways", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("4", "enter");
    await terminal.see("How many calls");
    terminal.press("-5", "enter");
    await terminal.see('"-5" is not a number of calls per month from 0 up');
    terminal.press("backspace", "backspace", "€5k", "enter");
    await terminal.see('"€5k" is money, and calls per month are asked for');
    terminal.press("backspace", "backspace", "backspace", "1.000", "enter");
    await terminal.see('"1.000" reads two ways: 1 or 1,000');
  });

  it("reads money by the rate of the file's costs", async () => {
    const inDollars = readFileSync(rules, "utf8").replace("unit: calls per month", "unit: US dollars");
    writeFileSync(join(folder, "rules.yaml"), inDollars);
    writeFileSync(
      join(folder, "euros.yaml"),
      "advise: 1\ncosts: { currency: EUR, rate: 0.92 }\nanswers: { facts: core }\n",
    );
    const terminal = openTerminal({ args: ["euros.yaml", "--ask", "--rules", "rules.yaml"], cwd: folder });
    open.push(terminal);
    await terminal.frame("enter begin");
    terminal.press("enter");
    await terminal.see("How many calls");
    terminal.press("5k€");
    await terminal.see("5,434.78");
  });

  it("changes an answer on the review, and asks what that brings up before the review shows again", async () => {
    const terminal = advise(["--facts", "none", "--volume", "low", "--ask", "--format", "outcome"]);
    expect(await terminal.frame("enter begin")).toContain("2 answers are there; up to 2 questions are left,");
    terminal.press("enter");
    expect(await terminal.frame("a voice of its own")).toContain("Question 3, the last that is open");
    terminal.press("2", "enter");
    const review = await terminal.frame("See the verdict");
    expect(review).toContain("(flag)");
    expect(review).not.toContain("cite");
    terminal.press("down", "enter");
    await terminal.see("Change an answer");
    terminal.press("3", "enter");
    expect(await terminal.frame("show its source")).toContain("One more question");
    terminal.press("2", "enter");
    expect(await terminal.frame("See the verdict")).toMatch(/facts +For most requests\n[\s\S]+❯ cite +Yes/);
    terminal.press("f");
    await terminal.see("a title for it");
    terminal.press("enter");
    await terminal.see(/Hybrid \(close call\)[\s\S]+q quit without saving$/);
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("finishes early when asked to, and the review leads back to what is open", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("3", "enter");
    await terminal.see("How many calls");
    terminal.press("f");
    expect(await terminal.frame("Answer the 3 questions that are left")).toMatch(/volume +\(not answered\)/);
    terminal.press("down", "enter");
    await terminal.see("How many calls");
  });
});

describe("stopping", () => {
  it("keeps the answers in a draft, and --ask goes on from there", async () => {
    const stopped = advise();
    await begin(stopped);
    stopped.press("3", "enter");
    await stopped.see("How many calls");
    stopped.press("ctrl-c");
    expect(await stopped.exit).toBe(130);
    expect(stopped.screen()).toMatch(
      /Stopped\. Your answer is in advise\.draft\.yaml\. To go on:\n +npx --no -- advise advise\.draft\.yaml --ask --rules/,
    );
    expect(stopped.cursorShown()).toBe(true);
    expect(read("advise.draft.yaml")).toContain("facts: core");

    const resumed = advise(["advise.draft.yaml", "--ask"]);
    expect(await resumed.frame("enter begin")).toContain(
      "1 answer is there, from advise.draft.yaml; up to 3 questions are left, and f",
    );
    resumed.press("enter");
    await resumed.see("How many calls");
    resumed.press("2", "down", "enter");
    await resumed.see("show its source");
    resumed.press("ctrl-d");
    expect(await resumed.exit).toBe(130);
    expect(readdirSync(folder)).toEqual(["advise.draft.yaml"]);
    expect(read("advise.draft.yaml")).toMatch(/facts: core[\s\S]+volume: medium/);
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"])("keeps them on %s too", async (signal) => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("3", "enter");
    await terminal.see("How many calls");
    terminal.kill(signal);
    expect(await terminal.exit).toBe(130);
    expect(read("advise.draft.yaml")).toContain("facts: core");
  });

  it("leaves another draft alone", async () => {
    writeFileSync(join(folder, "advise.draft.yaml"), "mine");
    const terminal = advise();
    await begin(terminal);
    terminal.press("3", "enter");
    await terminal.see("How many calls");
    terminal.press("ctrl-c");
    expect(await terminal.exit).toBe(130);
    expect(read("advise.draft.yaml")).toBe("mine");
    expect(read("advise.draft-2.yaml")).toContain("facts: core");
  });

  it("writes nothing when nothing was answered", async () => {
    const terminal = advise();
    await begin(terminal);
    terminal.press("ctrl-c");
    expect(await terminal.exit).toBe(130);
    expect(terminal.screen()).toContain("Nothing was answered");
    expect(existsSync(join(folder, "advise.draft.yaml"))).toBe(false);
  });
});

describe("stopping at the end", () => {
  const ends: [name: string, press: (terminal: Terminal) => Promise<void>][] = [
    ["the review", async (terminal) => answerAll(terminal)],
    [
      "the title",
      async (terminal) => {
        await answerAll(terminal);
        terminal.press("enter");
        await terminal.see("a title for it");
      },
    ],
    ["the result", async (terminal) => void (await decideAll(terminal))],
    [
      "the name of a file",
      async (terminal) => {
        await decideAll(terminal);
        terminal.press("s");
        await terminal.see("advise.yaml▏");
      },
    ],
    [
      "the review that a change leads to",
      async (terminal) => {
        await decideAll(terminal);
        terminal.press("c");
        await terminal.frame("See the verdict");
      },
    ],
  ];
  it.each(ends)("keeps the answers at %s", async (_, press) => {
    const terminal = advise();
    await press(terminal);
    terminal.press("ctrl-c");
    expect(await terminal.exit).toBe(130);
    expect(terminal.screen()).toContain("Stopped. Your 4 answers are in advise.draft.yaml. To go on:");
    expect(terminal.cursorShown()).toBe(true);
    expect(readdirSync(folder)).toEqual(["advise.draft.yaml"]);
    expect(read("advise.draft.yaml")).toMatch(/facts: core[\s\S]+volume: 250000[\s\S]+voice: unsure/);
  });

  it("keeps no draft of what is saved", async () => {
    const terminal = advise();
    await decideAll(terminal);
    terminal.press("s");
    await terminal.see("advise.yaml▏");
    terminal.press("enter");
    await terminal.see("Saved in advise.yaml.");
    terminal.press("ctrl-c");
    expect(await terminal.exit).toBe(130);
    expect(terminal.screen()).toContain("Stopped. Your answers are in advise.yaml.");
    expect(readdirSync(folder)).toEqual(["advise.yaml"]);
  });

  async function resumed(): Promise<Terminal> {
    writeFileSync(
      join(folder, "advise.draft.yaml"),
      "advise: 1\nanswers: {facts: core, volume: 250k, cite: required}\n",
    );
    const terminal = advise(["advise.draft.yaml", "--ask"]);
    await terminal.frame("3 answers are there, from advise.draft.yaml; up to 1 question is left,");
    terminal.press("enter");
    await terminal.see("a voice of its own");
    terminal.press("1", "enter");
    await terminal.see("See the verdict");
    terminal.press("enter");
    await terminal.see("a title for it");
    terminal.press(..."Claims", "enter");
    await terminal.see("q quit without saving");
    return terminal;
  }

  it("takes the draft away once what it held is saved", async () => {
    const terminal = await resumed();
    terminal.press("s");
    await terminal.see("advise.yaml▏");
    terminal.press("enter");
    await terminal.see("Removed advise.draft.yaml, which is saved now.");
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(readdirSync(folder)).toEqual(["advise.yaml"]);
    expect(read("advise.yaml")).toMatch(/voice: usual[\s\S]*title: Claims/);
  });

  it("keeps the draft, with all that was answered since, where nothing is saved", async () => {
    const terminal = await resumed();
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toContain("Not saved. Your 4 answers are in advise.draft.yaml.");
    expect(readdirSync(folder)).toEqual(["advise.draft.yaml"]);
    expect(read("advise.draft.yaml")).toMatch(/title: Claims[\s\S]*voice: usual/);
  });

  it("leaves a draft alone that someone changed meanwhile", async () => {
    const terminal = await resumed();
    writeFileSync(join(folder, "advise.draft.yaml"), "mine");
    terminal.press("s");
    await terminal.see("advise.yaml▏");
    terminal.press("enter");
    await terminal.see("Saved in advise.yaml.");
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(read("advise.draft.yaml")).toBe("mine");
  });
});

describe("the result", () => {
  it("is saved with its decision, changed, and saved again into the same file", async () => {
    writeFileSync(join(folder, "advise.yaml"), "mine");
    const terminal = advise(["--format", "outcome"]);
    await decideAll(terminal);
    terminal.press("s");
    await terminal.see("advise-2.yaml▏");
    terminal.press("ctrl-u", ..."advise.yaml", "enter");
    await terminal.see("advise.yaml is there already, and is not the file that was read");
    terminal.press("ctrl-u", "-", "enter");
    await terminal.see("- is standard output; name a file");
    terminal.press("ctrl-u", ..."nowhere/a.yaml", "enter");
    await terminal.see("its folder does not exist");
    terminal.press("ctrl-u", ..."kept.yaml", "enter");
    await terminal.see("Saved in kept.yaml.");
    expect(read("kept.yaml")).toMatch(/cite: required[\s\S]+decision:\n {2}outcome: rag/);

    terminal.press("c");
    expect(await terminal.frame("See the verdict")).toContain("❯ See the verdict");
    terminal.press("up", "enter");
    await terminal.see("a voice of its own");
    terminal.press("2", "enter");
    await terminal.see("See the verdict");
    terminal.press("f");
    await terminal.see(/\nhybrid\n[\s\S]*q quit without saving$/);
    terminal.press("s");
    await terminal.see("kept.yaml▏");
    terminal.press("enter");
    await terminal.see("Saved in kept.yaml.");
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["advise.yaml", "kept.yaml"]);
    expect(read("advise.yaml")).toBe("mine");
    expect(read("kept.yaml")).toMatch(/voice: own[\s\S]+decision:\n {2}outcome: hybrid/);
  });

  it("goes into the file that --save names, each time that it is decided", async () => {
    const terminal = advise(["--save", "ours.yaml", "--format", "outcome"]);
    await decideAll(terminal, "Claims");
    expect(terminal.screen()).toContain("Saved in ours.yaml.");
    terminal.press("c");
    await terminal.frame("See the verdict");
    terminal.press("up", "enter");
    await terminal.see("a voice of its own");
    terminal.press("2", "enter");
    await terminal.see("See the verdict");
    terminal.press("f");
    await terminal.see(/\nhybrid\n[\s\S]*Saved in ours\.yaml\.[\s\S]*q quit$/);
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(read("ours.yaml")).toMatch(/title: Claims[\s\S]+outcome: hybrid/);
  });

  it("is shown in full, and written as a record", async () => {
    const terminal = advise(["--format", "outcome"]);
    await decideAll(terminal, "Claims");
    terminal.press("d");
    await terminal.see(/Points [\s\S]+q quit without saving$/);
    terminal.press("a");
    await terminal.see("decision.md▏");
    terminal.press("escape");
    await terminal.see("q quit without saving");
    terminal.press("a");
    await terminal.see("decision.md▏");
    terminal.press("enter");
    await terminal.see("Wrote decision.md.");
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(readdirSync(folder)).toEqual(["decision.md"]);
    expect(read("decision.md")).toContain("# Claims");
  });

  it("opens as a page, from a folder that is nobody else's, without a shell", async () => {
    const tools = join(folder, "tools");
    mkdirSync(tools);
    const args = join(folder, "opened");
    writeFileSync(join(tools, "xdg-open"), `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > '${args}'\n`, { mode: 0o755 });
    const temporary = join(folder, "a b; $(touch pwned)");
    mkdirSync(temporary);
    const env = { PATH: `${tools}:${process.env.PATH ?? ""}`, TMPDIR: temporary, DISPLAY: ":0" };
    const terminal = advise(["--format", "outcome"], { env });
    await decideAll(terminal);
    terminal.press("p");
    await terminal.see(/Opened [\s\S]+q quit without saving$/);
    await expect.poll(() => existsSync(args) && readFileSync(args, "utf8").endsWith("html\n")).toBe(true);
    const [count, path = ""] = readFileSync(args, "utf8").split("\n");
    expect(count).toBe("1");
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(dirname(dirname(path))).toBe(temporary);
    expect(readFileSync(path, "utf8")).toContain("<!doctype html>");
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(existsSync(join(folder, "pwned"))).toBe(false);
  });

  it("says where the page is where nothing opens it", async () => {
    const terminal = advise(["--format", "outcome"], { env: { PATH: folder, TMPDIR: folder } });
    await decideAll(terminal);
    terminal.press("p");
    await terminal.see(/The page is [\s\S]+html: open it/);
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
  });

  it("says what stands in the way of it, and keeps the answers", async () => {
    writeFileSync(join(folder, "taken.yaml"), "mine");
    const terminal = advise(["--save", "taken.yaml"]);
    await answerAll(terminal);
    terminal.press("enter");
    await terminal.see("a title for it");
    terminal.press("enter");
    expect(await terminal.exit).toBe(2);
    expect(terminal.screen()).toContain("taken.yaml");
    expect(terminal.screen()).toContain("Your 4 answers are in advise.draft.yaml.");
    expect(read("taken.yaml")).toBe("mine");
  });

  it.each([
    { columns: 100, rows: 40, verdict: "Verdict: RAG. Leaning" },
    { columns: 80, rows: 24, verdict: "RAG (leaning), on 3 answers" },
    { columns: 60, rows: 20, verdict: "RAG (leaning), on 3 answers" },
  ])("leaves the verdict in sight at $columns × $rows", async ({ columns, rows, verdict }) => {
    const terminal = advise([], { columns, rows });
    const result = await decideAll(terminal);
    const inSight = (screen: string): boolean => screen.includes(verdict) && screen.endsWith("q quit without saving");
    expect(inSight(result), result).toBe(true);
    expect(widest(result)).toBeLessThanOrEqual(columns);
    terminal.resize(columns - 10, rows);
    const resized = await terminal.see(/q quit without saving$/);
    expect(inSight(resized), resized).toBe(true);
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toContain(verdict);
  });

  it("stands whole on 40 lines, and ends with the verdict when every point has gone by", async () => {
    const terminal = advise([], { columns: 80, rows: 40 });
    expect(await decideAll(terminal)).toMatch(/^(✓ [^\n]*\n\n?)?Verdict: RAG\.[\s\S]+q quit without saving$/);
    terminal.press("d");
    await terminal.see(/\n\nRAG \(leaning\), on 3 answers[^\n]*\n+d all points[\s\S]*q quit without saving$/);
    terminal.press("q");
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toMatch(/RAG \(leaning\), on 3 answers[^\n]*$/);
  });
});

describe("on any terminal", () => {
  const sizes = [
    { columns: 80, rows: 24 },
    { columns: 60, rows: 24 },
    { columns: 20, rows: 12 },
  ];
  const colours: { name: string; env: Record<string, string> }[] = [
    { name: "in colour", env: {} },
    { name: "without colour", env: { NO_COLOR: "1" } },
  ];

  it.each(sizes.flatMap((size) => colours.map((colour) => ({ ...size, ...colour }))))(
    "fits $columns columns $name, and leaves nothing of an earlier screen behind",
    async ({ columns, rows, env }) => {
      const terminal = advise([], { columns, rows, env });
      expect(widest(await terminal.frame("enter begin"))).toBeLessThan(columns);
      terminal.press("1");
      const first = await terminal.frame("❯ 1  No");
      expect(widest(first)).toBeLessThan(columns);
      terminal.press("3", "enter");
      await terminal.see("under 30,000");
      terminal.press("250k");
      await terminal.see("250,000");
      terminal.press("escape");
      await terminal.see("Or type");
      terminal.press("left");
      await terminal.see("❯ 3  For most");
      terminal.press("1");
      const again = await terminal.frame("❯ 1  No");
      expect(again.split("\n")[0]).toBe(first.split("\n")[0]);
      expect(again).not.toMatch(/How many|Or type/);
      terminal.press("f");
      expect(widest(await terminal.frame("See the verdict"))).toBeLessThan(columns);
      // Only what shows and hides the cursor, moves it and erases; a colour ends in m.
      if (env.NO_COLOR) expect(terminal.raw()).not.toMatch(/\u001b\[[\d;]*m/);
      else expect(terminal.raw()).toMatch(/\u001b\[36m/);
    },
  );

  it("draws itself anew when the terminal changes its size", async () => {
    const terminal = advise();
    await begin(terminal);
    const wide = await terminal.frame("ctrl-c stop");
    terminal.resize(50, 24);
    const narrow = await terminal.see(/the model\ndoes not[\s\S]+ctrl-c stop/);
    expect(narrow.match(/Question 1/g)).toHaveLength(1);
    expect(widest(narrow)).toBeLessThan(50);
    terminal.resize(80, 24);
    expect(await terminal.see(/such as\nyour own[\s\S]+ctrl-c stop/)).toBe(wide);
  });
});
