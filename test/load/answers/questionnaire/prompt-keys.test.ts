import { describe, expect, it } from "vitest";
import { type Screens, showScreens, type Terminal } from "../../../../src/load/answers/questionnaire/prompt.ts";
import { stage } from "./stage.ts";

/** Screens that note the keys and pastes they are sent, and are over after a q. */
function noting(others: Partial<Screens<string[]>> = {}): Screens<string[]> {
  return {
    start: [],
    update: (state, key) => [...state, key],
    paste: (state, text) => [...state, `paste ${text}`],
    render: (state, { width, height, chalk }) => `${width} x ${height}, level ${chalk.level}, ${state.length} keys`,
    isOver: (state) => state.at(-1) === "q",
    stays: true,
    ...others,
  };
}

/** What comes of some bytes that are typed one after the other. */
async function keysOf(...typed: string[]): Promise<string[]> {
  const { terminal, when } = stage();
  const showing = showScreens(terminal, noting());
  await when("0 keys", ...typed, "q");
  const { state, end } = await showing;
  expect(end).toBe("done");
  return state.slice(0, -1);
}

describe("a key press", () => {
  it.each([
    ["Enter", "\r", "enter"],
    ["an arrow", "\u001b[A", "up"],
    ["the start of the list", "\u001b[H", "home"],
    ["a page", "\u001b[5~", "pageup"],
    ["backspace", "\u007f", "backspace"],
    ["tab", "\t", "tab"],
    ["a space", " ", " "],
    ["a letter", "A", "A"],
    ["a letter with an accent", "é", "é"],
    ["Ctrl-U, which clears the line", "\u0015", "clear"],
    ["another letter with Ctrl, which is nothing", "\u0001", ""],
    ["a letter with Alt, which is nothing", "\u001bx", ""],
  ])("of %s is its name, or the character that it types", async (_, bytes, key) => {
    expect(await keysOf(bytes)).toEqual([key]);
  });

  it("of Escape is that, and so are two together", async () => {
    const { terminal, when } = stage();
    const showing = showScreens(terminal, noting({ isOver: (state) => state.length > 0 }));
    await when("0 keys", "\u001b\u001b");
    expect((await showing).state).toEqual(["escape"]);
  });

  it("between the marks of a paste is text, of which a thousand characters are enough", async () => {
    expect(await keysOf("\u001b[200~q\r\u001b[201~", "x")).toEqual(["paste q\r", "x"]);
    const [paste] = await keysOf(`\u001b[200~${"a".repeat(3000)}\u001b[201~`);
    expect(paste).toBe(`paste ${"a".repeat(1000)}`);
  });
});

describe("what screens are drawn on", () => {
  it.each<[columns: number | undefined, rows: number | undefined, colour: boolean, size: string]>([
    [81, 24, false, "80 x 23, level 0"],
    [200, 50, true, "80 x 49, level 1"],
    [60, 4, false, "59 x 3, level 0"],
    [9, 2, false, "10 x 3"],
    [undefined, undefined, false, "79 x 23, level 0"],
    [0, 0, false, "79 x 23, level 0"],
  ])("of %s columns and %s rows is a column and a row less, within bounds", async (columns, rows, colour, size) => {
    const { terminal, when } = stage();
    const { input, output } = terminal;
    Object.assign(output, { columns, rows });
    const sized: Terminal = { input, output, colour };
    const showing = showScreens(sized, noting());
    await when(size, "q");
    expect((await showing).state).toEqual(["q"]);
  });

  it("is cleared when it changes its size, with what stood above and as many lines as were drawn", async () => {
    const { terminal, when, raw } = stage();
    const screen = ({ width }: { width: number }): string => `one\ntwo\n${width} wide`;
    const showing = showScreens(terminal, noting({ render: (_, size) => screen(size), above: "Above." }));
    await when("79 wide");
    terminal.output.columns = 40;
    terminal.output.emit("resize");
    expect(raw()).toMatch(/^\u001b\[2J\u001b\[HAbove\.\n\n/);
    await when("39 wide", "q");
    await showing;
    expect(terminal.output.listenerCount("resize")).toBe(0);
  });

  it("is told to mark pastes at the beginning and no longer at the end, and hides its cursor", async () => {
    const { terminal, raw } = stage();
    const showing = showScreens(terminal, noting());
    await new Promise((done) => setImmediate(done));
    expect(raw()).toContain("\u001b[?2004h");
    expect(raw()).toContain("0 keys\u001b[?25l");
    terminal.input.write("q");
    await showing;
    expect(raw()).toContain("\u001b[?2004l");
  });
});

it.each([true, false])("the last screen stays: %s", async (stays) => {
  const { terminal, when, raw } = stage();
  const showing = showScreens(terminal, noting({ stays }));
  await when("0 keys", "q");
  await showing;
  // One that stays is left by a new line; another is taken off.
  expect(raw()).toMatch(stays ? /1 keys[^\n]*\n/ : /1 keys[^\n]*\u001b\[2K[^\n]*$/);
});

it("an end of the input ends it with what was there, and nothing listens any longer", async () => {
  const stop = new AbortController();
  const { terminal, when } = stage();
  const showing = showScreens({ ...terminal, signal: stop.signal }, noting());
  await when("0 keys", "x");
  await when("1 keys");
  terminal.input.end();
  expect(await showing).toEqual({ state: ["x"], end: "interrupted" });
  expect([terminal.input.listenerCount("keypress"), terminal.output.listenerCount("resize")]).toEqual([0, 0]);
});
