import { describe, expect, it } from "vitest";
import { decide } from "../../../src/engine/decide.ts";
import { recordOf } from "../../../src/engine/decision/record.ts";
import { upgradesOf } from "../../../src/engine/uses/upgrade.ts";
import type { Condition } from "../../../src/model/condition.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";
import type { Choices } from "../definition.ts";
import { given } from "../given.ts";

const factsNo: Condition = { test: "facts", in: ["no"] };
const busy: Condition = {
  all: [
    { test: "volume", in: ["high"] },
    { test: "voice", in: ["own"] },
  ],
};

/** Version 2.10: since 2.0 it asks of voices where facts are needed too, and since 2.2 an answer of many calls says less. */
const upgraded: Rulebook = {
  ...tiny,
  version: "2.10",
  questions: tiny.questions.map((one) =>
    one.id === "voice" ? { ...one, "asked-before": { version: "2.0", when: factsNo } } : one,
  ),
  warnings: [
    { id: "calls-say-less", say: "Calls are counted by the month now.", since: "2.2", when: busy },
    { id: "always-so", say: "Many calls.", when: busy },
  ],
};

function said(choices: Choices, recorded: string, rulebook = upgraded) {
  const decision = decide(rulebook, given(choices), { title: null, engine: "1", digest: "sha256:0" });
  return upgradesOf(rulebook, decision, { ...recordOf(decision, "sha256:1"), rulebook: recorded });
}

const voice = {
  path: ["answers", "voice"],
  message:
    "voice counts again: version 2.0 of the rulebook asks it here, which 1.9 did not; without the answer it is as it was",
};
const calls = { path: ["answers", "volume"], message: "Calls are counted by the month now." };

describe("what an earlier record rests on and a newer rulebook takes otherwise", () => {
  const own = { facts: "yes", voice: "own" };
  const both = { ...own, volume: "high" };
  it.each<[what: string, Choices, recorded: string, told: object[]]>([
    ["an answer that was hidden then", own, "tiny@1.9 sha256:0", [voice]],
    ["an answer that says less now, at the first question of its warning", both, "tiny@2.1 sha256:0", [calls]],
    ["first what counts again, then what says less", both, "tiny@1.9 sha256:0", [voice, calls]],
    ["an answer that was asked for then", { ...own, facts: "no" }, "tiny@1.9 sha256:0", []],
    ["an answer of which it was open", { voice: "own" }, "tiny@1.9 sha256:0", []],
    ["an answer that is unsure", { facts: "yes", voice: "unsure" }, "tiny@1.9 sha256:0", []],
    ["no answer", { facts: "yes" }, "tiny@1.9 sha256:0", []],
    ["a warning that does not hold", { ...both, voice: "plain" }, "tiny@2.1 sha256:0", []],
    ["a record of just the version that changed it", own, "tiny@2.0 sha256:0", []],
    ["a record of just the version that takes it for less", both, "tiny@2.2 sha256:0", []],
    ["a version with a later number that a text sorts before", both, "tiny@2.10 sha256:0", []],
    ["a record of another rulebook", both, "ours@1.9 sha256:0", []],
    ["a record of a rulebook whose name begins alike", both, "tiny2@1.9 sha256:0", []],
    ["a record without a version", both, "tiny", []],
  ])("%s", (_, choices, recorded, told) => {
    expect(said(choices, recorded)).toEqual(told);
  });

  it("is nothing where the question is hidden now", () => {
    const asked = upgraded.questions.map((one) => (one.id === "voice" ? { ...one, "asked-when": factsNo } : one));
    expect(said(both, "tiny@1.9 sha256:0", { ...upgraded, questions: asked })).toEqual([]);
  });
});
