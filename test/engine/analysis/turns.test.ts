import { describe, expect, it } from "vitest";
import { createOutcomeSums } from "../../../src/engine/analysis/flips/outcome-sums.ts";
import { turnsOf, unansweredIn } from "../../../src/engine/analysis/turns.ts";
import { compiledOf } from "../../../src/engine/rulebook/compile.ts";
import type { Rulebook } from "../../../src/model/rulebook.ts";
import { tiny } from "../../tiny-rulebook.ts";
import type { Choices } from "../definition.ts";
import { assigned } from "../given.ts";

function openIn(choices: Choices, rulebook: Rulebook = tiny): string[] {
  return unansweredIn(compiledOf(rulebook), assigned(rulebook, choices)).map((at) => rulebook.questions[at]!.id);
}

/** Each turn in a line: the answer, the outcome, and the conflicts that it brings. */
function turns(choices: Choices, order: readonly string[] = openIn(choices), rulebook: Rulebook = tiny): string[] {
  const [compiled, assignment] = [compiledOf(rulebook), assigned(rulebook, choices)];
  const open = order.map((id) => rulebook.questions.findIndex((question) => question.id === id));
  const sheet = createOutcomeSums(compiled, assignment);
  return turnsOf(compiled, assignment, sheet, open).map(({ question, to, outcome, conflicts }) =>
    [`${question} ${to}: ${outcome}`, ...conflicts].join(", "),
  );
}

describe("the open questions", () => {
  it.each<[Choices, string[]]>([
    [{}, ["facts", "cite", "volume", "voice"]],
    [{ volume: "high" }, ["facts", "cite", "voice"]],
    [{ voice: "unsure" }, ["facts", "cite", "volume", "voice"]],
    [{ facts: "no" }, ["volume", "voice"]],
    [{ facts: "yes", cite: "no", volume: "low", voice: "own" }, []],
  ])("after %j are %j", (choices, open) => {
    expect(openIn(choices)).toEqual(open);
  });
});

describe("the single answers that change the outcome", () => {
  it.each<[Choices, string[]]>([
    // Facts or a passage to cite earn RAG, calls or a voice earn fine-tuning; the other answers earn nothing.
    [{}, ["facts yes: rag", "cite yes: rag", "volume high: fine-tuning", "voice own: fine-tuning"]],
    // A voice that nobody hears is a conflict, which a choice brings with it.
    [{ volume: "low" }, ["facts yes: rag", "cite yes: rag", "voice own: fine-tuning, quiet-voice"]],
    [{ volume: "high", voice: "own" }, ["facts yes: hybrid", "cite yes: neither-yet"]],
    // What is a conflict already is none that an answer brings.
    [{ volume: "low", voice: "own" }, ["facts yes: hybrid", "cite yes: neither-yet"]],
    // RAG's 8 points are ahead of what fine-tuning's calls can add; a voice takes 3 and gives the hybrid 6.
    [{ facts: "yes" }, ["voice own: hybrid"]],
    [{ facts: "no", volume: "high" }, []],
  ])("after %j are %j", (choices, expected) => {
    expect(turns(choices)).toEqual(expected);
  });

  it("come in the order of the questions given", () => {
    expect(turns({ volume: "low" }, ["voice", "facts"])).toEqual([
      "voice own: fine-tuning, quiet-voice",
      "facts yes: rag",
    ]);
  });

  it("name each of the choices that decide alike, with its own conflicts", () => {
    const voices = ["plain", "own", "soft", "loud"].map((id) => ({ id, label: id }));
    const questions = tiny.questions.map((one) => (one.id === "voice" ? { ...one, choices: voices } : one));
    const heard = { test: "voice", in: ["own", "loud"] };
    const rules = tiny.rules.map((rule) => ({
      ...rule,
      ...(rule.id === "own-voice" && { when: heard }),
      ...(rule.id === "cites" && { unless: heard }),
    }));
    expect(turns({ volume: "low" }, ["voice"], { ...tiny, questions, rules, gates: [] })).toEqual([
      "voice own: fine-tuning, quiet-voice",
      "voice loud: fine-tuning",
    ]);
  });
});
