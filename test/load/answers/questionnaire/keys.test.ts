import { describe, expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import { type Questionnaire, startQuestionnaire } from "../../../../src/load/answers/questionnaire/state.ts";
import { pastedInto, typedAfter } from "../../../../src/load/answers/questionnaire/typing.ts";
import { paste, typedValue, update } from "../../../../src/load/answers/questionnaire/update.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import { keyed, ofLength, script } from "./keyed.ts";

const [facts, ...others] = tiny.questions;
const helped = { ...tiny, questions: [{ ...facts!, help: "It decides most." }, ...others] };
const withHelp: Questionnaire = { ...script, rulebook: helped, order: fileOrder(helped) };
const titled: Questionnaire = { ...script, asksTitle: true };
const large = ofLength(20);
const soon: Questionnaire = {
  ...script,
  order: (answers) => ({ ...fileOrder(tiny)(answers), settled: answers.facts?.choice === "no" }),
};
const all = "1<enter>1<enter>1<enter>";

describe("a key", () => {
  it.each<[what: string, keys: string, screen: object, on?: Questionnaire]>([
    ["b goes back from a question", "1<enter>b", { id: "facts", at: 0, why: false, problem: null }],
    [
      "left stays on the first question, whatever was answered after it",
      "1<enter><left><left>",
      { id: "facts", at: 0 },
    ],
    ["home goes to the first choice", "3<home>", { id: "facts", at: 0 }],
    ["end goes to the last choice", "<end>", { id: "facts", at: 2 }],
    ["pageup is the first where none is picked", "<pageup>", { id: "facts", at: 0 }],
    ["pagedown is the last of a short list", "<pagedown>", { id: "facts", at: 2 }],
    ["up comes in at the end", "<up>", { id: "facts", at: 2 }],
    ["down goes round", "3<down>", { id: "facts", at: 0 }],
    ["f goes to the review", "f", { kind: "review", at: 0 }],
    ["? shows why it is asked", "?", { why: true }, withHelp],
    ["? hides it again", "??", { why: false }, withHelp],
    ["up leaves a number for the row above its band", "1<enter>5000<up>", { at: 0, typed: "", problem: null }],
    ["down leaves it for the row below", "1<enter>5000<down>", { at: 2, typed: "", problem: null }],
    ["escape leaves it on its band", "1<enter>5000<escape>", { at: 1, typed: "", problem: null }],
    ["escape takes what was wrong away", "1<enter>5x<enter><escape>", { typed: "", problem: null }],
    ["a letter that is no number leaves the row that is picked", "1<enter><down>x", { at: 0, typed: "x" }],
    ["b goes back from the offer to stop", "1<enter>b", { id: "facts" }, soon],
    ["f takes the offer to stop", "1<enter><down>f", { kind: "review", at: 0 }, soon],
    ["enter on its second row goes on", "1<enter><down><enter>", { id: "volume" }, soon],
    ["down and up move on it", "1<enter><down><down>", { kind: "settled", at: 0 }, soon],
    [
      "enter on what is left of a review goes on without another offer",
      "1<enter>f<down><enter>",
      { id: "volume" },
      soon,
    ],
    ["b goes back from the review", `${all}b`, { kind: "question", id: "voice", from: "plan" }],
    ["right opens a line of the review", `${all}<down><right>`, { id: "facts", from: "review", at: 0 }],
    ["f sees the verdict from any line of it", `${all}<down>f`, { kind: "end" }],
    ["pagedown goes eight lines down it", "f<pagedown>", { kind: "review", at: 8 }, large],
    ["pageup goes eight lines up", "f<pagedown><pagedown><down><pageup>", { kind: "review", at: 9 }, large],
    ["pageup stops at its first line", "f<down><down><pageup>", { kind: "review", at: 0 }, large],
    ["left goes back from the title", "f<enter>x<left>", { kind: "review", at: 0 }, titled],
  ])("%s", (_, keys, screen, on = script) => {
    expect(keyed(keys, { on }).screen).toMatchObject(screen);
  });

  it("pagedown stops at the last line of the review", () => {
    const end = keyed("f<end>", { on: large }).screen;
    expect(keyed("f<end><pagedown>", { on: large }).screen).toEqual(end);
  });

  it.each<[what: string, after: string, keys: string[], on?: Questionnaire]>([
    ["on a question without help", "", ["?", "x", "tab", "9", "escape", "f1"]],
    ["on a question that the review opened", `${all}<down><enter>`, ["f"]],
    ["where a number may begin", "1<enter>", [" ", "tab", "escape"]],
    ["while a number is typed", "1<enter>5", ["tab", "left", "home"]],
    ["on the offer to stop", "1<enter>", ["x", "?", "escape"], soon],
    ["on the review", all, ["1", "9", "x", "escape", "?"]],
    ["on the title", "f<enter>", ["up", "tab", "backspace"], titled],
    ["at the end", "f<enter>", ["enter", "left", "f", "1"]],
  ])("that does nothing gives the same state back: %s", (_, after, keys, on = script) => {
    const state = keyed(after, { on });
    for (const key of keys) expect(update(on, state, key), key).toBe(state);
  });

  it("begins by right and space too, and by no key whose name only looks like one that does", () => {
    const opening = startQuestionnaire(script, {});
    for (const key of ["right", " "])
      expect(update(script, opening, key).screen).toMatchObject({ id: "facts", at: null });
    for (const key of ["pageup", "f1"]) expect(update(script, opening, key)).toBe(opening);
  });
});

it.each([
  ["the opening", startQuestionnaire(script, {})],
  ["the review", keyed(all)],
  ["the end", keyed("f<enter>")],
])("a paste is nothing on %s", (_, state) => expect(paste(script, state, "2\n")).toBe(state));

it.each<[typed: string, value: object | null]>([
  ["", null],
  ["5x", null],
  ["2k", { value: 2000, choice: "high" }],
])("a number that is typed as %j reads as it would be answered", (typed, value) => {
  const read = typedValue(script, tiny.questions[2]!, typed);
  if (value === null) expect(read).toBeNull();
  else expect(read).toMatchObject(value);
});

describe("a line that is typed", () => {
  it.each([
    ["a", "b", 9, "ab"],
    ["a", "😀", 2, "a😀"],
    ["a😀", "b", 2, "a😀"],
    ["a😀", "backspace", 9, "a"],
    ["", "backspace", 9, ""],
    ["ab", "clear", 9, ""],
    ["ab", "tab", 9, "ab"],
    ["ab", "", 9, "ab"],
  ])("is after %j and the key %j of at most %i: %j", (typed, key, longest, after) => {
    expect(typedAfter(typed, key, longest)).toBe(after);
  });

  it.each([
    ["a", " b\r\nc\u001b[2J\u2028d ", 99, "ab c [2J d"],
    ["a", "b😀c", 3, "ab😀"],
    ["", "\u0007", 9, ""],
  ])("is after %j and the paste %j of at most %i: %j", (typed, text, longest, after) => {
    expect(pastedInto(typed, text, longest)).toBe(after);
  });
});
