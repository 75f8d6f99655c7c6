import { describe, expect, it } from "vitest";
import { isSatisfiable, leavesOf, namesBehind } from "../../../../src/engine/rulebook/lint/satisfiable.ts";
import type { Condition } from "../../../../src/model/condition.ts";
import type { Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";

function is(test: string, ...choices: string[]): Condition {
  return { test, in: choices };
}

const form = { id: "index", label: "by an index", because: "So." };
const three = ["a", "b", "c"].map((id) => ({ id, label: id }));
/** Cite is asked where facts are needed or open, and voice where it must cite; volume has three choices. */
const rulebook: Rulebook = {
  ...tiny,
  questions: tiny.questions.map((one) => {
    if (one.id === "volume") return { ...one, choices: three };
    return one.id === "voice" ? { ...one, "asked-when": is("cite", "yes") } : one;
  }),
  forms: { rag: [{ ...form, id: "calls" }, form] },
};

/** The sheets that a search is asked about, as texts of these names: what is open is "-", and a list is in brackets. */
function sheetsOf(conditions: Condition[], names: string[]): string[] {
  const sheets: string[] = [];
  const found = (lookup: (name: string) => string | readonly string[] | undefined): boolean => {
    const told = names.map((name) => lookup(name) ?? "-");
    sheets.push(told.map((one) => (typeof one === "string" ? one : `[${one.join(" ")}]`)).join(" "));
    return false;
  };
  expect(isSatisfiable(rulebook, conditions, { found })).toBe(false);
  return sheets;
}

describe("the names behind conditions", () => {
  it.each<[what: string, conditions: Condition[], names: string[]]>([
    ["none", [], []],
    ["a question alone", [is("volume", "a")], ["volume"]],
    ["what it hangs on whether it is asked, and on what that hangs", [is("voice", "own")], ["facts", "cite", "voice"]],
    ["in the order in which they are asked, not tested", [is("volume", "a"), is("facts", "no")], ["facts", "volume"]],
    ["not what hangs on it", [is("cite", "yes")], ["facts", "cite"]],
    [
      "what is known by the scores, behind the questions",
      [
        {
          all: [
            is("form", "index"),
            is("verdict", "recommend"),
            is("leader", "rag"),
            is("excluded", "rag"),
            is("volume", "a"),
          ],
        },
      ],
      ["volume", "excluded", "leader", "verdict", "form"],
    ],
  ])("are found: %s", (_, conditions, names) => {
    expect(namesBehind(rulebook, conditions)).toEqual(names);
  });
});

describe("the sheets that are searched", () => {
  it("leave a question open, or give it one choice of those that every test treats alike", () => {
    expect(sheetsOf([is("volume", "a")], ["volume"]).map((one) => one.replace(/[bc]/, "b or c"))).toEqual([
      "-",
      "a",
      "b or c",
    ]);
    expect(sheetsOf([is("volume", "a"), { not: is("volume", "a", "b") }], ["volume"])).toEqual(["-", "a", "b", "c"]);
    expect(sheetsOf([is("volume", "a", "b", "c")], ["volume"])).toHaveLength(2);
  });

  it("give no answer to what is hidden", () => {
    const sheets = sheetsOf([is("voice", "own")], ["facts", "cite", "voice"]);
    const open = ["- - -", "- - plain", "- - own"];
    const hidden = ["no - -", "no - plain", "no - own"];
    const asked = ["yes", "-"].flatMap((facts) =>
      ["no -", "yes -", "yes plain", "yes own"].map((others) => `${facts} ${others}`),
    );
    const needed = ["yes - -", "yes - plain", "yes - own"];
    expect(sheets.toSorted()).toEqual([...open, ...hidden, ...asked, ...needed].sort());
  });

  it("give the leader and the excluded each value that goes with the other", () => {
    const led = ["rag", "fine-tuning", "hybrid"];
    expect(sheetsOf([is("leader", "rag")], ["leader"])).toEqual([...led, "[]"]);
    const sets = [
      "[]",
      "[rag]",
      "[fine-tuning]",
      "[hybrid]",
      "[rag fine-tuning]",
      "[rag hybrid]",
      "[fine-tuning hybrid]",
    ];
    const all = "[rag fine-tuning hybrid]";
    expect(sheetsOf([is("excluded", "rag")], ["excluded"]).toSorted()).toEqual([...sets, all].sort());
    const together = led.flatMap((one) => sets.filter((set) => !set.includes(one)).map((set) => `${one} ${set}`));
    expect(sheetsOf([is("leader", "rag"), is("excluded", "rag")], ["leader", "excluded"]).toSorted()).toEqual(
      [...together, `[] ${all}`].sort(),
    );
  });

  it("give the verdict its kinds, and the form its ids or none", () => {
    expect(sheetsOf([is("verdict", "recommend")], ["verdict"])).toEqual(["recommend", "close-call", "neither-yet"]);
    expect(sheetsOf([is("form", "index")], ["form"])).toEqual(["calls", "index", "[]"]);
  });

  it("are one where nothing is tested", () => {
    expect(isSatisfiable(rulebook, [], { found: () => true })).toBe(true);
    expect(isSatisfiable(rulebook, [], { found: () => false })).toBe(false);
  });

  it("are not filled in where that is hopeless", () => {
    const conditions = [is("facts", "no"), is("volume", "a")];
    const asked: unknown[] = [];
    const search = {
      found: (lookup: (name: string) => unknown) => {
        asked.push([lookup("facts"), lookup("volume")]);
        return lookup("volume") === "a";
      },
      hopeless: (lookup: (name: string) => unknown) => lookup("facts") !== "yes" && lookup("facts") !== undefined,
    };
    expect(isSatisfiable(rulebook, conditions, search)).toBe(true);
    const onlyNo = { ...search, hopeless: () => true };
    asked.length = 0;
    expect([isSatisfiable(rulebook, conditions, onlyNo), asked]).toEqual([false, []]);
  });
});

it("the single tests in a condition are found inside all its connectives", () => {
  const tests = [is("facts", "no"), is("cite", "yes"), is("facts", "no"), is("volume", "a", "b")];
  const [a, b, c, d] = tests;
  expect(leavesOf({ all: [a!, { any: [b!, { not: c! }] }, { not: { all: [d!] } }] })).toEqual(tests);
});
