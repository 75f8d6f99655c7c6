import { choicesOf, evaluated } from "../given.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerChanges, diffFlips } from "../../../src/engine/uses/diff.ts";
import type { Answers } from "../../../src/model/answers.ts";
import { runs } from "../../seed.ts";
import { tiny } from "../../tiny-rulebook.ts";

function sheet(choices: Record<string, string>): Answers {
  return Object.fromEntries(
    Object.entries(choices).map(([id, value]) => [
      id,
      { value, choice: value === "unsure" ? null : value, from: "file" },
    ]),
  );
}

const none = sheet({});

describe("answers that differ", () => {
  it("are those with another value, and those given on one side only, in the order of the questions", () => {
    const changes = answerChanges(
      tiny,
      sheet({ voice: "own", facts: "yes", cite: "no" }),
      sheet({ facts: "no", cite: "no" }),
    );
    expect(changes).toEqual([
      { question: "facts", a: "yes", b: "no" },
      { question: "voice", a: "own", b: null },
    ]);
  });
});

describe("the sets that change the outcome", () => {
  const table: [name: string, a: Answers, b: Answers, sets: string[][]][] = [
    ["nothing differs", none, none, []],
    ["what differs changes nothing", sheet({ facts: "yes" }), sheet({ facts: "yes", volume: "low" }), []],
    [
      "one does it alone",
      sheet({ facts: "yes", voice: "plain" }),
      sheet({ facts: "yes", voice: "own", volume: "low" }),
      [["voice"]],
    ],
    ["an answer that is gone", sheet({ facts: "yes" }), none, [["facts"]]],
    ["each does something", none, sheet({ facts: "yes", voice: "own" }), [["facts"], ["voice"]]],
  ];
  it.each(table)("%s", (_, a, b, sets) => {
    expect(diffFlips(tiny, a, b).decisive.map(({ questions }) => questions)).toEqual(sets);
  });

  // Of four that differ, 4 sets are of one, 6 of two, 4 of three and 1 is all.
  it.each<[limit: number | undefined, triedUpTo: number | null]>([
    [3, 0],
    [4, 1],
    [9, 1],
    [10, 2],
    [14, 3],
    [15, null],
    [undefined, null],
  ])("are tried up to a size when there are more than %s, which is said", (limit, triedUpTo) => {
    const [a, b] = [
      sheet({ facts: "no", volume: "low", voice: "plain" }),
      sheet({ facts: "yes", volume: "high", voice: "own", cite: "yes" }),
    ];
    const found = diffFlips(tiny, a, b, limit);
    expect(found.triedUpTo).toBe(triedUpTo);
    expect(found.decisive.map(({ questions }) => questions.join(" ")).sort()).toEqual(
      triedUpTo === 0 ? [] : ["facts", "voice", "volume"],
    );
  });

  const sheets = fc
    .record(
      {
        facts: fc.constantFrom("no", "yes", "unsure"),
        cite: fc.constantFrom("no", "yes"),
        volume: fc.constantFrom("low", "high"),
        voice: fc.constantFrom("plain", "own", "unsure"),
      },
      { requiredKeys: [] },
    )
    .map((choices) => sheet(choices as Record<string, string>));

  it("are just those that trying every subset finds", () => {
    fc.assert(
      fc.property(sheets, sheets, (a, b) => {
        const [from, to] = [choicesOf(a), choicesOf(b)];
        const outcomeWith = (ids: string[]) =>
          evaluated(
            tiny,
            Object.fromEntries(
              tiny.questions.flatMap(({ id }) => {
                const choice = ids.includes(id) ? to[id] : from[id];
                return choice === undefined ? [] : [[id, choice]];
              }),
            ),
          ).outcome;
        const differing = tiny.questions.map(({ id }) => id).filter((id) => from[id] !== to[id]);
        const all = differing.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
        const before = outcomeWith([]);
        const changing = all.filter((set) => outcomeWith(set) !== before);
        const minimal = changing.filter(
          (set) => !changing.some((other) => other !== set && other.every((id) => set.includes(id))),
        );
        const expected =
          outcomeWith(differing) === before
            ? []
            : minimal.map((questions) => ({ questions, outcome: outcomeWith(questions) }));
        const { decisive } = diffFlips(tiny, a, b);
        expect(new Set(decisive.map((set) => JSON.stringify(set)))).toEqual(
          new Set(expected.map((set) => JSON.stringify(set))),
        );
        expect(decisive).toHaveLength(expected.length);
      }),
      { numRuns: runs(500) },
    );
  });
});
