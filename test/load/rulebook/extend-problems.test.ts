import { describe, expect, it } from "vitest";
import { extend } from "../../../src/load/rulebook/extend.ts";
import type { Problem } from "../../../src/model/diagnostic.ts";
import type { Extension } from "../../../src/model/extension.ts";

const base = {
  settings: { bar: 2 },
  rules: [
    { id: "facts", weight: 4 },
    { id: "voice", weight: 2 },
  ],
  gates: [{ id: "quiet", say: "A prompt will do." }],
  sources: { study: { title: "A study" } },
  monotone: [{ question: "cite" }],
};
const named = { extends: "default", id: "ours", version: "1", date: "2026-11-01" } as const;

describe("an extension that is wrong", () => {
  const hint = "say why: once at the top for all that give none, or beside an entry";
  const once = "give one entry for it, with all that differs";

  it("is told of each change that gives no reason, at its place", () => {
    const { problems, changes } = extend(base, {
      ...named,
      rules: [
        { id: "facts", weight: 5 },
        { id: "new", when: {} },
        { id: "voice", weight: 3, why: "We sing." },
      ],
      remove: ["quiet"],
      settings: { bar: 3 },
      sources: { study: { title: "Another" } },
      "next-steps": { rag: [] },
      monotone: [],
    });
    expect(problems).toEqual([
      { path: ["remove", 0], code: "shape", message: "removing quiet gives no reason", hint },
      { path: ["rules", 0], code: "shape", message: "changing facts gives no reason", hint },
      { path: ["rules", 1], code: "shape", message: "adding new gives no reason", hint },
      { path: ["settings"], code: "shape", message: "settings gives no reason", hint },
      { path: ["next-steps", "rag"], code: "shape", message: "adding next steps rag gives no reason", hint },
      { path: ["sources", "study"], code: "shape", message: "changing source study gives no reason", hint },
      { path: ["monotone"], code: "shape", message: "changing monotone gives no reason", hint },
    ]);
    expect(changes.map(({ why }) => why)).toEqual(["", "", "", "We sing.", "", "", "", ""]);
  });

  it.each<[what: string, extension: Partial<Extension>, problem: Problem]>([
    [
      "an entry twice",
      {
        rules: [
          { id: "facts", weight: 5 },
          { id: "facts", weight: 6 },
        ],
      },
      { path: ["rules", 1, "id"], code: "duplicate-id", message: '"facts" stands here twice', hint: once },
    ],
    [
      "an entry that it removes as well",
      { rules: [{ id: "facts", weight: 5 }], remove: ["facts"] },
      { path: ["rules", 0, "id"], code: "duplicate-id", message: '"facts" is removed as well', hint: once },
    ],
    [
      "to remove one twice",
      { remove: ["facts", { id: "facts" }] },
      { path: ["remove", 1], code: "duplicate-id", message: '"facts" stands here twice' },
    ],
    [
      "to remove what is almost there",
      { remove: ["voices"] },
      {
        path: ["remove", 0],
        code: "unknown-id",
        message: '"voices" is nothing in the rulebook that is extended',
        hint: "did you mean voice?",
      },
    ],
    [
      "to remove what is like nothing",
      { remove: [{ id: "elsewhere" }] },
      { path: ["remove", 0], code: "unknown-id", message: '"elsewhere" is nothing in the rulebook that is extended' },
    ],
    [
      "to change what is almost there, even in another list",
      { rules: [{ id: "facts", weight: 5 }], warnings: [{ id: "quite", say: "Hush." }] },
      {
        path: ["warnings", 0, "id"],
        code: "unknown-id",
        message: '"quite" is nothing in the rulebook that is extended',
        hint: "did you mean quiet?",
      },
    ],
  ])("gives %s", (_, extension, problem) => {
    const { problems, value } = extend(base, { ...named, why: "so", ...extension });
    expect(problems).toEqual([problem]);
    expect(JSON.stringify(value)).not.toMatch(/Hush|"weight":6/);
  });
});

describe("a problem of the whole", () => {
  const extension: Extension = {
    ...named,
    why: "so",
    settings: { bar: 3 },
    remove: ["facts"],
    rules: [
      { id: "new", when: {}, weight: 1 },
      { id: "voice", weight: 9 },
    ],
  };
  it.each<[what: string, of: Omit<Problem, "code">, is: Omit<Problem, "code">]>([
    [
      "in an entry that is changed is there, under its name",
      { path: ["rules", 0, "weight"], message: "rules.0.weight is too much", hint: "at most 5" },
      { path: ["rules", 1, "weight"], message: "rule voice: weight is too much", hint: "at most 5" },
    ],
    [
      "in an entry that is added is there",
      { path: ["rules", 1, "when", "cite"], at: "key", message: '"cite" is no question' },
      { path: ["rules", 0, "when", "cite"], at: "key", message: '"cite" is no question' },
    ],
    [
      "in an entry of the other is laid to the extending",
      { path: ["gates", 0, "say"], at: "key", message: "gates.0.say is long", hint: "cut it" },
      { path: ["extends"], message: "with these changes, in quiet: gates.0.say is long", hint: "cut it" },
    ],
    [
      "in a whole list is laid to the extending",
      { path: ["rules"], message: "rules are few" },
      { path: ["extends"], message: "with these changes, in rules: rules are few" },
    ],
    [
      "in a whole list that is not given is laid to the extending",
      { path: ["gates"], message: "gates are few" },
      { path: ["extends"], message: "with these changes, in gates: gates are few" },
    ],
    [
      "in what else is given is there",
      { path: ["settings", "bar"], message: "settings.bar is high" },
      { path: ["settings", "bar"], message: "settings.bar is high" },
    ],
    [
      "in what is not given is laid to the extending",
      { path: ["sources", "study"], message: "the study is old" },
      { path: ["extends"], message: "with these changes, in sources: the study is old" },
    ],
    [
      "in no place is laid to the extending",
      { path: [], message: "it is long" },
      { path: ["extends"], message: "with these changes, in it: it is long" },
    ],
  ])("%s", (_, of, is) => {
    const { value, placed } = extend(base, extension);
    expect(value.rules).toMatchObject([{ id: "voice" }, { id: "new" }]);
    expect(placed({ code: "shape", ...of })).toEqual({ code: "shape", ...is });
  });
});
