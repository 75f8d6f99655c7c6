import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Answers the four questions: facts core, volume 250k, cite required, voice unsure. Ends on the review. */
async function answerAll(terminal: Terminal): Promise<void> {
  await terminal.see("Question 1 of about 4");
  terminal.press("3", "enter");
  await terminal.see("How many calls");
  terminal.press("250k", "enter");
  await terminal.see("show its source");
  terminal.press("2", "enter");
  await terminal.see("a voice of its own");
  terminal.press("3", "enter");
  await terminal.see("See the verdict");
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
    await terminal.see("Save these answers");
    terminal.press("enter");
    await terminal.see("File:");
    terminal.press("enter");
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toContain("Saved. To decide again: advise advise.yaml");
    expect(terminal.cursorShown()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["advise.yaml", "asked.json"]);

    for (const name of ["first.json", "second.json"]) {
      expect(await advise(["advise.yaml", "--format", "json", "-o", name]).exit).toBe(0);
    }
    // Where an answer came from is the one thing that a file cannot say again.
    expect(read("first.json")).toBe(read("asked.json").replaceAll('"from": "prompt"', '"from": "file"'));
    expect(read("second.json")).toBe(read("first.json"));
  });

  it("says why it asks, and shows the help of the highlighted choice", async () => {
    const terminal = advise();
    expect(await terminal.frame("Question 1")).toContain("It knows enough as it is.");
    terminal.press("down");
    await terminal.see("Many answers need nothing new");
    terminal.press("?");
    await terminal.see("Why we ask: A model knows only what it was trained on.");
    terminal.press("?");
    await terminal.see(/^(?![\s\S]*Why we ask:)/);
  });

  it("goes back to an earlier answer, which is highlighted and can be changed", async () => {
    const terminal = advise();
    await terminal.see("Question 1");
    terminal.press("2", "enter");
    await terminal.see("How many calls");
    terminal.press("left");
    expect(await terminal.frame("Question 1")).toContain("❯ 2  For a part of the requests ✓");
    terminal.press("1", "enter");
    // Without facts there is no source to show, so that one question fewer is left.
    expect(await terminal.frame("How many calls")).toContain("Question 2 of about 3");
  });

  it("reads a number while it is typed, and says in place when it is none", async () => {
    const terminal = advise();
    await terminal.see("Question 1");
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
    await terminal.see("Question 1");
    terminal.press("4", "enter");
    await terminal.see("How many calls");
    terminal.press("-5", "enter");
    await terminal.see('"-5" is not a number of calls per month from 0 up');
    terminal.press("backspace", "backspace", "€5k", "enter");
    await terminal.see('"€5k" is money, and calls per month are asked for');
    terminal.press("backspace", "backspace", "backspace", "1.000", "enter");
    await terminal.see('"1.000" reads two ways: 1 or 1,000');
  });

  it("changes an answer on the review, and asks what that brings up before the review shows again", async () => {
    const terminal = advise(["--facts", "none", "--volume", "low", "--ask", "--format", "outcome"]);
    await terminal.see("a voice of its own");
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
    await terminal.see(/hybrid\n\? Save these answers/);
    terminal.press("n", "enter");
    expect(await terminal.exit).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("finishes early when asked to, and the review leads back to what is open", async () => {
    const terminal = advise();
    await terminal.see("Question 1");
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
    await stopped.see("Question 1");
    stopped.press("3", "enter");
    await stopped.see("How many calls");
    stopped.press("ctrl-c");
    expect(await stopped.exit).toBe(130);
    expect(stopped.screen()).toMatch(
      /Stopped\. Your answer is in advise\.draft\.yaml\. To go on:\n +advise advise\.draft\.yaml --ask --rules/,
    );
    expect(stopped.cursorShown()).toBe(true);
    expect(read("advise.draft.yaml")).toContain("facts: core");

    const resumed = advise(["advise.draft.yaml", "--ask"]);
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
    await terminal.see("Question 1");
    terminal.press("3", "enter");
    await terminal.see("How many calls");
    terminal.kill(signal);
    expect(await terminal.exit).toBe(130);
    expect(read("advise.draft.yaml")).toContain("facts: core");
  });

  it("leaves another draft alone", async () => {
    writeFileSync(join(folder, "advise.draft.yaml"), "mine");
    const terminal = advise();
    await terminal.see("Question 1");
    terminal.press("3", "enter");
    await terminal.see("How many calls");
    terminal.press("ctrl-c");
    expect(await terminal.exit).toBe(130);
    expect(read("advise.draft.yaml")).toBe("mine");
    expect(read("advise.draft-2.yaml")).toContain("facts: core");
  });

  it("writes nothing when nothing was answered", async () => {
    const terminal = advise();
    await terminal.see("Question 1");
    terminal.press("ctrl-c");
    expect(await terminal.exit).toBe(130);
    expect(terminal.screen()).toContain("Nothing was answered");
    expect(existsSync(join(folder, "advise.draft.yaml"))).toBe(false);
  });
});

describe("saving", () => {
  it("asks for another name where one is taken or cannot be written", async () => {
    writeFileSync(join(folder, "advise.yaml"), "mine");
    const terminal = advise(["--format", "outcome"]);
    await answerAll(terminal);
    terminal.press("enter");
    await terminal.see("Save these answers");
    terminal.press("enter");
    await terminal.see("(advise-2.yaml)");
    terminal.press("advise.yaml", "enter");
    await terminal.see("advise.yaml is there already and is not overwritten");
    terminal.press("\u0015", "-", "enter");
    await terminal.see("- is standard output; name a file");
    terminal.press("\u0015", "nowhere/a.yaml", "enter");
    await terminal.see("its folder does not exist");
    terminal.press("\u0015", "kept.yaml", "enter");
    expect(await terminal.exit).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["advise.yaml", "kept.yaml"]);
    expect(read("advise.yaml")).toBe("mine");
    expect(read("kept.yaml")).toContain("volume: 250000");
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
      const first = await terminal.frame("❯ 1  No");
      expect(widest(first)).toBeLessThan(columns);
      terminal.press("3", "enter");
      await terminal.see("❯ under 30,000");
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
    const wide = await terminal.frame("ctrl-c stop");
    terminal.resize(50, 24);
    const narrow = await terminal.see(/the model\ndoes not[\s\S]+ctrl-c stop/);
    expect(narrow.match(/Question 1/g)).toHaveLength(1);
    expect(widest(narrow)).toBeLessThan(50);
    terminal.resize(80, 24);
    expect(await terminal.see(/such as\nyour own[\s\S]+ctrl-c stop/)).toBe(wide);
  });
});
