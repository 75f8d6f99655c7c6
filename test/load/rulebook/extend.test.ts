import { describe, expect, it } from "vitest";
import { extend } from "../../../src/load/rulebook/extend.ts";
import type { Extension } from "../../../src/model/extension.ts";

const rule = {
  id: "facts",
  weight: 4,
  grade: { strength: "mild" },
  effect: { rag: 1 },
  because: "Facts are looked up.",
  short: "Look up.",
};
const voice = { id: "voice", weight: 2, because: "Voices are learned." };
const base = {
  id: "theirs",
  version: "9",
  date: "2025-01-01",
  settings: { bar: 2, "close-call": 3, ties: ["rag"] },
  questions: [{ id: "cite", ask: "Must it cite?", core: true }],
  rules: [rule, voice],
  gates: [{ id: "quiet", say: "A prompt will do." }],
  "next-steps": { rag: [{ do: "Index." }], prompting: [{ do: "Write." }] },
  sources: { study: { title: "A study" } },
  precedents: "theirs.yaml",
  monotone: [{ question: "cite" }, { question: "facts" }],
};
const own = { extends: "default", id: "ours", version: "1", date: "2026-11-01", why: "so" } as const;

describe("what a rulebook becomes that is extended", () => {
  it("is itself but for its name where nothing differs", () => {
    const { value, changes, problems } = extend(base, own);
    const others = { constraints: [], conflicts: [], warnings: [] };
    expect(value).toEqual({ ...base, ...others, id: "ours", version: "1", date: "2026-11-01" });
    expect([changes, problems]).toEqual([[], []]);
  });

  it.each([
    ["a weight, which no longer follows from the grade", { weight: 6 }, { grade: undefined }],
    ["a sentence, of which the few words said the same", { because: "They move." }, { short: undefined }],
    ["a sentence and its own few words", { because: "They move.", short: "Move." }, {}],
    ["something else", { need: "facts" }, {}],
  ])("has a rule given anew: %s", (_, patch, gone) => {
    const { value } = extend({ rules: [rule] }, { ...own, rules: [{ id: "facts", ...patch }] });
    expect(value.rules).toEqual([{ ...rule, ...patch, ...gone }]);
  });

  it("keeps each entry in its place, leaves out what is removed, and has new ones last", () => {
    const added = { id: "new", when: { cite: "yes" }, weight: 1 };
    const rules = [added, { id: "voice", weight: 3 }];
    const { value } = extend({ ...base, rules: [rule, voice, { id: "gone" }] }, { ...own, rules, remove: ["gone"] });
    expect(value.rules).toEqual([rule, { ...voice, weight: 3 }, added]);
  });

  it("has the settings, the blocks, the precedents and the proofs that are given, and keeps the others", () => {
    const given = {
      settings: { bar: 3 },
      sources: { ours: { title: "Ours" } },
      "next-steps": { rag: [{ do: "Nothing." }] },
      precedents: "ours.yaml",
      monotone: [],
    };
    expect(extend(base, { ...own, ...given }).value).toMatchObject({
      settings: { bar: 3, "close-call": 3, ties: ["rag"] },
      sources: { study: { title: "A study" }, ours: { title: "Ours" } },
      "next-steps": { rag: [{ do: "Nothing." }], prompting: [{ do: "Write." }] },
      precedents: "ours.yaml",
      monotone: [],
    });
  });

  it("passes over what is no entry and no block in a broken one", () => {
    const rules = [null, "facts", ["facts"], { id: 3 }, voice];
    const broken = { rules, gates: { id: "quiet" }, settings: ["bar"], sources: "study" };
    const { value, problems } = extend(broken, {
      ...own,
      settings: { bar: 1 },
      sources: { ours: {} },
      remove: ["quiet"],
    });
    expect(value).toMatchObject({ rules: [voice], gates: [] });
    expect([value.settings, value.sources]).toEqual([{ bar: 1 }, { ours: {} }]);
    expect(problems).toMatchObject([{ code: "unknown-id", path: ["remove", 0] }]);
  });
});

describe("what is said of an extension", () => {
  const why = "so";
  it.each<[what: string, extension: Partial<Extension>, changes: object[]]>([
    [
      "a weight and something that is no word, with what was there",
      { rules: [{ id: "facts", weight: 6, effect: { rag: 2 } }] },
      [{ what: "rule", id: "facts", did: "changed", from: "weight 4, effect", why }],
    ],
    [
      "a text, a yes or no, and a key that was not there",
      { questions: [{ id: "cite", ask: "Cite?", core: false, help: "Courts ask." }] },
      [{ what: "question", id: "cite", did: "changed", from: "ask Must it cite?, core true, help", why }],
    ],
    [
      "only what differs in an entry",
      { rules: [{ id: "facts", weight: 4, effect: { rag: 1 }, because: "They move." }] },
      [{ what: "rule", id: "facts", did: "changed", from: "because Facts are looked up.", why }],
    ],
    ["nothing of an entry that says the same", { rules: [{ id: "facts", weight: 4, effect: { rag: 1 } }] }, []],
    [
      "an entry's own reason before the one for all",
      { gates: [{ id: "quiet", say: "Begin.", why: "They shout." }] },
      [{ what: "gate", id: "quiet", did: "changed", from: "say A prompt will do.", why: "They shout." }],
    ],
    [
      "what is new, even with a name alike",
      {
        rules: [{ id: "voices", when: { cite: "yes" } }],
        questions: [{ id: "cites", choices: [] }],
        warnings: [{ id: "else" }],
      },
      [
        { what: "question", id: "cites", did: "added", from: null, why },
        { what: "rule", id: "voices", did: "added", from: null, why },
        { what: "warning", id: "else", did: "added", from: null, why },
      ],
    ],
    [
      "what is gone, with its reason or the one for all",
      { remove: ["voice", { id: "quiet", why: "They shout." }, { id: "cite" }] },
      [
        { what: "rule", id: "voice", did: "removed", from: null, why },
        { what: "gate", id: "quiet", did: "removed", from: null, why: "They shout." },
        { what: "question", id: "cite", did: "removed", from: null, why },
      ],
    ],
    [
      "settings, by what they were",
      { settings: { bar: 3, "close-call": 3, ties: ["hybrid"], why: "We act." } },
      [{ what: "settings", id: "settings", did: "changed", from: "bar 2, ties", why: "We act." }],
    ],
    ["nothing of settings that are the same", { settings: { bar: 2, ties: ["rag"] } }, []],
    [
      "next steps that are other or new, and not those that are the same",
      { "next-steps": { rag: [], prompting: [{ do: "Write." }], toString: [{ do: "Ask." }] } },
      [
        { what: "next steps", id: "rag", did: "changed", from: null, why },
        { what: "next steps", id: "toString", did: "added", from: null, why },
      ],
    ],
    [
      "a source that says something else, and not one that is new and only there to be cited",
      { sources: { study: { title: "Another" }, ours: { title: "Ours" }, valueOf: {} }, claims: { fewer: {} } },
      [{ what: "source", id: "study", did: "changed", from: null, why }],
    ],
    [
      "other proofs, by how many they were",
      { monotone: [] },
      [{ what: "monotone", id: "monotone", did: "changed", from: "2 declarations", why }],
    ],
    ["nothing of the same proofs, nor of published cases", { monotone: base.monotone, precedents: "ours.yaml" }, []],
  ])("is %s", (_, extension, changes) => {
    expect(extend(base, { ...own, ...extension })).toMatchObject({ changes, problems: [] });
  });

  it("has nothing that was there of proofs that are the first", () => {
    const { value, changes } = extend({}, { ...own, monotone: [{ question: "cite" }] });
    expect(value.monotone).toEqual([{ question: "cite" }]);
    expect(changes).toEqual([{ what: "monotone", id: "monotone", did: "changed", from: null, why }]);
  });
});
