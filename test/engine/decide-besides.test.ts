import { describe, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import { compilePrecedents } from "../../src/engine/precedents/compile.ts";
import { compiledOf } from "../../src/engine/rulebook/compile.ts";
import type { Choices } from "../../src/model/answers.ts";
import { tiny } from "../tiny-rulebook.ts";
import { decided, origin, study } from "./decided.ts";
import { given } from "./given.ts";
import { told } from "./precedents/told.ts";
import { wide } from "./wide.ts";

describe("what a decision says besides", () => {
  it("names the approaches that no answer calls for, with the needs they lack", () => {
    expect(decided({ facts: "yes" }).unearned).toEqual([
      { approach: "fine-tuning", lacks: ["behaviour"] },
      { approach: "hybrid", lacks: ["behaviour"] },
    ]);
    expect(decided({ facts: "yes", voice: "own" }).unearned).toEqual([]);
  });

  it("names the needs that are shown", () => {
    expect(decided({ facts: "yes", voice: "own" }).verdict.needs).toEqual(["facts", "behaviour"]);
  });

  it("asks next what is open, but not what is unsure", () => {
    const { askNext, unanswered } = decide(tiny, given({ facts: "yes", voice: "unsure" }), origin, { whatNext: true });
    expect(unanswered).toEqual(["cite", "volume", "voice"]);
    expect(askNext?.map(({ question }) => question).toSorted()).toEqual(["cite", "volume"]);
  });

  it("names the given answers on what the system is for, not the unsure", () => {
    const questions = tiny.questions.map((one) => ({ ...one, inherent: one.id !== "facts" }));
    const { inherent } = decided({ volume: "high", facts: "yes", voice: "unsure" }, { ...tiny, questions });
    expect(inherent).toEqual(["volume"]);
  });

  it("has the form with its sources, and says in which order its parts are built", () => {
    const order = [{ when: { test: "cite", in: ["yes"] }, say: "Index first." }, { say: "Prompt first." }];
    const form = { id: "search", label: "RAG by search", because: "So.", outside: ["study"] };
    const rulebook = (more: object) => ({ ...tiny, forms: { rag: [{ ...form, ...more }] } });
    const verdict = (choices: Choices, more: object) => decided({ facts: "yes", ...choices }, rulebook(more)).verdict;
    expect(verdict({}, {}).form).toEqual({ id: "search", label: "RAG by search", because: "So.", sources: [study] });
    const says = (choices: Choices, more: object) => /\w+ first\./.exec(verdict(choices, more).headline)?.[0];
    expect([says({ cite: "yes" }, { order }), says({ cite: "no" }, { order }), says({}, { order })]).toEqual([
      "Index first.",
      "Prompt first.",
      "Prompt first.",
    ]);
    expect([says({}, {}), says({}, { order: order.slice(0, 1) })]).toEqual([undefined, undefined]);
  });

  it("has the closest cases where there are cases, as many and without the one as is said", () => {
    const answers = { facts: "yes", volume: "high", voice: "own", pages: "many", tone: "warm" };
    const among = compilePrecedents(
      compiledOf(wide),
      ["a", "b", "c"].map((id) => told(id, answers)),
    );
    const closest = (precedents: Parameters<typeof decide>[3]) =>
      decide(wide, given(answers), origin, precedents).precedents?.map(({ id }) => id);
    expect(closest({ precedents: { among } })).toEqual(["a", "b", "c"]);
    expect(closest({ precedents: { among, most: 1, except: "a" } })).toEqual(["b"]);
    expect(decided({ facts: "yes" }).precedents).toBeNull();
  });
});
