import { describe, expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import { paste, update } from "../../../../src/load/answers/questionnaire/update.ts";
import { type Questionnaire, startQuestionnaire } from "../../../../src/load/answers/questionnaire/state.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { tiny } from "../../../tiny-rulebook.ts";
import { choices, keyed, script } from "./keyed.ts";

describe("answering", () => {
  it.each<[string, string, Record<string, string | number>]>([
    ["nothing by enter alone, however often", "<enter><enter><enter>", {}],
    ["the first choice", "<down><enter>", { facts: "no" }],
    ["by arrow", "<down><down><enter>", { facts: "yes" }],
    ["by number", "2<enter>", { facts: "yes" }],
    ["unsure, last of the list", "<up><enter>", { facts: "unsure" }],
    ["a number that names no row moves nothing", "2" + "9<enter>", { facts: "yes" }],
    ["a band", "1<enter><down><down><enter>", { facts: "no", volume: "high" }],
    ["nothing by enter alone where a number is asked", "1<enter><enter>", { facts: "no" }],
    ["a number", "1<enter>1.5k<enter>", { facts: "no", volume: 1500 }],
    ["a number corrected", "1<enter>15k<backspace><enter>", { facts: "no", volume: 15 }],
    ["a number given up for a band", "1<enter>5000<escape><up><enter>", { facts: "no", volume: "low" }],
    ["no number", "1<enter>5x<enter>", { facts: "no" }],
    ["no number where its minus was typed", "1<enter>-5<enter>", { facts: "no" }],
    ["a number typed anew", "1<enter>77<clear>2k<enter>", { facts: "no", volume: 2000 }],
    ["unsure of a number", "1<enter><up><enter>", { facts: "no", volume: "unsure" }],
  ])("%s", (_, keys, expected) => {
    expect(choices(keyed(keys))).toEqual(expected);
  });

  it("highlights the band while a number is typed", () => {
    expect(keyed("1<enter>100").screen).toMatchObject({ at: 0, typed: "100" });
    expect(keyed("1<enter>1000").screen).toMatchObject({ at: 1, typed: "1000" });
  });

  it("takes 40 characters for a number, and no more", () => {
    expect(keyed(`1<enter>${"9".repeat(100)}`).screen).toMatchObject({ typed: "9".repeat(40) });
  });

  it("lets go of no sign that begins a number", () => {
    for (const typed of ["-5", "€5", "$5", "+5", "\u22125"])
      expect(keyed(`1<enter>${typed}`).screen).toMatchObject({ typed });
    expect(keyed("1<enter>-5<enter>").screen).toMatchObject({
      problem: expect.stringContaining("is not a number") as string,
    });
  });

  it("says that a choice is to be picked first, until one is", () => {
    const problem = expect.stringContaining("Pick a choice") as string;
    expect(keyed("<enter>").screen).toMatchObject({ id: "facts", problem });
    expect(keyed("<enter><down>").screen).toMatchObject({ at: 0, problem: null });
  });

  it("does not ask what is given, and leaves it as it came", () => {
    const given: Answers = { facts: { value: "no", choice: "no", from: "file", because: "A note." } };
    const session = keyed("<down><enter>", { given });
    expect(session.answers).toEqual({ ...given, volume: { value: "low", choice: "low", from: "prompt" } });
  });
});

describe("going back", () => {
  it("highlights the earlier answer, and keeps the later ones", () => {
    expect(keyed("2<enter>2<enter><left>").screen).toMatchObject({ id: "cite", at: 1 });
    expect(keyed("2<enter>2<enter><left><left>").screen).toMatchObject({ id: "facts", at: 1 });
    const changed = keyed("2<enter>2<enter><left><left>3<enter>");
    expect(choices(changed)).toEqual({ facts: "unsure", cite: "yes" });
    expect(changed.screen).toMatchObject({ id: "volume" });
  });

  it("keeps an exact number when its band is entered again", () => {
    expect(choices(keyed("1<enter>1500<enter><left><enter>"))).toEqual({ facts: "no", volume: 1500 });
  });

  it("passes over a question that is no longer asked", () => {
    expect(keyed("2<enter>2<enter><left><left>1<enter><left>").screen).toMatchObject({ id: "facts" });
  });

  it("does nothing on the first question", () => {
    const first = keyed("");
    expect(update(script, first, "left")).toBe(first);
  });

  it.each(["", "2<enter>", "1<enter>", "1<enter>5<backspace>", "1<enter>1<enter>1<enter>"])(
    "is never done by backspace: after %j",
    (keys) => {
      const session = keyed(keys);
      expect(update(script, session, "backspace")).toBe(session);
    },
  );
});

describe("the opening", () => {
  const opening = startQuestionnaire(script, {});

  it("comes first, and not where nothing is open", () => {
    expect(opening.screen).toEqual({ kind: "opening" });
    expect(startQuestionnaire(script, {}, "review").screen).toEqual({ kind: "review", at: 0 });
  });

  it.each<[string, object]>([
    ["enter", { kind: "question", id: "facts", at: null }],
    ["2", { kind: "question", id: "facts", at: 1 }],
    ["down", { kind: "question", id: "facts", at: 0 }],
    ["f", { kind: "review" }],
  ])("goes on by %s", (key, screen) => {
    expect(update(script, opening, key).screen).toMatchObject(screen);
  });

  it.each(["backspace", "left", "x", ""])("stays at %j", (key) => {
    expect(update(script, opening, key)).toBe(opening);
  });
});

describe("a paste", () => {
  it("answers nothing where a choice is asked, whatever it holds", () => {
    const first = keyed("");
    expect(paste(script, first, "1\n2\n\r1\u001b[B\n")).toBe(first);
  });

  it("is typed where a number is asked, without entering it", () => {
    expect(paste(script, keyed("1<enter>"), " 1.5k\n").screen).toMatchObject({ typed: "1.5k", at: 1, problem: null });
    expect(paste(script, keyed("1<enter>"), "9".repeat(1000)).screen).toMatchObject({ typed: "9".repeat(40) });
  });

  it("is one line of a title", () => {
    const on = { ...script, asksTitle: true };
    const session = keyed("f<enter>", { on });
    expect(session.screen).toEqual({ kind: "title", typed: "" });
    expect(paste(on, session, "Claims\r\n\u001b[2Jassistant ").screen).toEqual({
      kind: "title",
      typed: "Claims [2Jassistant",
    });
  });
});

describe("the title", () => {
  const on = { ...script, asksTitle: true };

  it.each<[string, string | null]>([
    ["f<enter><enter>", null],
    ["f<enter>Claims<enter>", "Claims"],
    ["f<enter> Claims  <enter>", "Claims"],
    ["f<enter>Clams<backspace><backspace>ims<enter>", "Claims"],
    ["f<enter>x<escape><enter>Claims<enter>", "Claims"],
  ])("is asked last: %s", (keys, title) => {
    expect(keyed(keys, { on })).toMatchObject({ title, screen: { kind: "end" } });
  });

  it("is not asked where there is one", () => {
    expect(keyed("f<enter>").screen).toEqual({ kind: "end" });
  });
});

describe("the review", () => {
  const all = "1<enter>1<enter>1<enter>";

  it("comes when all is answered, and ends with enter", () => {
    expect(keyed(all).screen).toEqual({ kind: "review", at: 0 });
    expect(keyed(`${all}<enter>`).screen).toEqual({ kind: "end" });
  });

  it("comes at once when nothing is open", () => {
    expect(startQuestionnaire(script, keyed(all).answers).screen).toEqual({ kind: "review", at: 0 });
  });

  it("changes an answer and comes back to its line", () => {
    const session = keyed(`${all}<up><enter>2<enter>`);
    expect(session.screen).toEqual({ kind: "review", at: 3 });
    expect(choices(session)).toMatchObject({ voice: "own" });
  });

  it("asks what a change brings up, once", () => {
    const asked = keyed(`${all}<down><enter>2<enter>`);
    expect(asked.screen).toMatchObject({ kind: "question", id: "cite", from: "review" });
    expect(update(script, update(script, asked, "1"), "enter").screen).toMatchObject({ kind: "review" });
  });

  it("comes back unchanged from a question that was only looked at", () => {
    const session = keyed(`${all}<down><enter><left>`);
    expect(session.screen).toEqual({ kind: "review", at: 1 });
    expect(session.answers).toEqual(keyed(all).answers);
  });

  it("leads on to what is open when it was reached early", () => {
    const session = keyed("1<enter>f");
    expect(session.screen).toEqual({ kind: "review", at: 0 });
    expect(update(script, update(script, session, "down"), "enter").screen).toMatchObject({
      id: "volume",
      from: "plan",
    });
  });

  it("goes back to the last question", () => {
    expect(keyed(`${all}<left>`).screen).toMatchObject({ id: "voice", from: "plan" });
  });
});

describe("a plan that knows when the rest cannot matter", () => {
  const on: Questionnaire = {
    ...script,
    order: (answers) => ({ ...fileOrder(tiny)(answers), settled: answers.facts?.choice === "no" }),
  };

  it("offers to stop", () => {
    expect(keyed("1<enter>", { on }).screen).toEqual({ kind: "settled", at: 0 });
    expect(keyed("1<enter><enter>", { on }).screen).toEqual({ kind: "review", at: 0 });
  });

  it("goes on when asked to, and does not offer again", () => {
    expect(keyed("1<enter>2<enter>", { on }).screen).toMatchObject({ id: "volume" });
    expect(keyed("1<enter>2<enter>1<enter>", { on }).screen).toMatchObject({ id: "voice" });
  });

  it("goes back from the offer", () => {
    expect(keyed("1<enter><left>", { on }).screen).toMatchObject({ id: "facts" });
  });
});
