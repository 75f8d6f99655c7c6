import { plainLine } from "../../../text/escape.ts";
import { choiceLine, fitLayout, fold, indented, legend, type Viewport } from "./layout.ts";
import { type Ended, showScreens, type Terminal } from "./prompt.ts";
import { type Key, longestPath, pastedInto, typedAfter } from "./typing.ts";

/** What can be done with a result, by its key. */
export const resultKeys = {
  d: { wish: "details", legend: "d all points" },
  p: { wish: "page", legend: "p open the page" },
  a: { wish: "record", legend: "a write a record" },
  s: { wish: "save", legend: "s save" },
  c: { wish: "change", legend: "c change an answer" },
  q: { wish: "quit", legend: "q quit" },
} as const;

export type Wish = (typeof resultKeys)[keyof typeof resultKeys]["wish"];

/** What stands at the foot of a result: the verdict, where it may have scrolled away, and where it is saved. */
export type ResultRequest = { verdict: string | null; saved: string | null };

/** The result itself, as it was printed. */
export type Printed = { above: string };

/** Asks what to do with the result that stands above. */
export async function askWish(
  terminal: Terminal,
  { verdict, saved, above }: ResultRequest & Printed,
): Promise<Wish | "interrupted"> {
  const { state, end } = await showScreens<Wish | null>(terminal, {
    start: null,
    update: (_, key) => (Object.hasOwn(resultKeys, key) ? resultKeys[key as keyof typeof resultKeys].wish : null),
    paste: (state) => state,
    render: (_, viewport) => drawResult({ verdict, saved }, viewport).join("\n"),
    isOver: (wish) => wish !== null,
    stays: false,
    above,
  });
  return end === "done" && state !== null ? state : "interrupted";
}

function drawResult({ verdict, saved }: ResultRequest, viewport: Viewport): string[] {
  const { width, chalk } = viewport;
  const quit = saved === null ? "q quit without saving" : "q quit";
  const keys = Object.values(resultKeys).map((key) => (key.wish === "quit" ? quit : key.legend));
  const said = [
    ...(verdict === null ? [] : fold(plainLine(verdict), width).map((line) => chalk.bold(line))),
    ...(saved === null ? [] : fold(`Saved in ${plainLine(saved)}.`, width).map((line) => chalk.dim(line))),
  ];
  return fitLayout(
    {
      top: said.length > 0 ? ["", ...said] : [],
      rows: [],
      at: 0,
      input: [],
      note: [],
      foot: legend(keys, viewport),
    },
    viewport,
  );
}

/** A file name to be asked for: what for, the name that is offered, and what was wrong with the last one. */
export type NameRequest = Printed & { ask: string; name: string; problem: string | null };

type Naming = { typed: string; end: "named" | "given-up" | null };

/** Asks for the name of a file; null where the person gives it up. */
export async function askName(
  terminal: Terminal,
  request: NameRequest,
): Promise<{ name: string | null; end: Ended<unknown>["end"] }> {
  const { state, end } = await showScreens<Naming>(terminal, {
    start: { typed: request.name, end: null },
    update: nameKey,
    paste: (state, text) => ({ ...state, typed: pastedInto(state.typed, text, longestPath) }),
    render: ({ typed }, viewport) => drawName(request, typed, viewport).join("\n"),
    isOver: (state) => state.end !== null,
    stays: false,
    above: request.above,
  });
  return { name: state.end === "named" ? state.typed.trim() : null, end };
}

function nameKey(state: Naming, key: Key): Naming {
  if (key === "escape") return { ...state, end: "given-up" };
  if (key === "enter") return state.typed.trim() === "" ? state : { ...state, end: "named" };
  const typed = typedAfter(state.typed, key, longestPath);
  return typed === state.typed ? state : { ...state, typed };
}

function drawName({ ask, problem }: NameRequest, typed: string, viewport: Viewport): string[] {
  const { width, chalk } = viewport;
  return fitLayout(
    {
      top: ["", ...fold(ask, width).map((line) => chalk.bold(line))],
      rows: [choiceLine("", `${typed}▏`, { on: true, viewport })],
      at: 0,
      input: problem === null ? [] : indented(plainLine(problem), width, "  ").map((line) => chalk.red(line)),
      note: [],
      foot: legend(["enter write it", "ctrl-u clear", "esc back", "ctrl-c stop"], viewport),
    },
    viewport,
  );
}
