import { describe, expect, it } from "vitest";
import type { Answer, Answers, DecisionRecord } from "../../src/model/answers.ts";
import { type AnswersFileChanges, reasonedAnswers, rewriteAnswersFile } from "../../src/save/rewrite.ts";

const record: DecisionRecord = {
  outcome: "rag",
  kind: "recommend",
  leader: "rag",
  margin: 4,
  scores: { rag: 10, "fine-tuning": -6, hybrid: 6 },
  points: {},
  answers: "sha256:aa",
  rulebook: "tiny@1 sha256:bb",
  engine: "1.2.3",
};

const recorded = `decision:
  outcome: rag
  kind: recommend
  leader: rag
  margin: 4
  scores: {rag: 10, fine-tuning: -6, hybrid: 6}
  points: {}
  answers: sha256:aa
  rulebook: tiny@1 sha256:bb
  engine: 1.2.3
`;

function rewritten(text: string, changes: Partial<AnswersFileChanges>) {
  return rewriteAnswersFile({ file: "a.yaml", text }, { answers: {}, decision: null, ...changes });
}

function flag(value: string | number, review: Partial<Answer> = {}): Answers {
  return { a: { value, choice: null, from: "flag", ...review } };
}

const measured = { by: "measure", value: "c", files: [], of: 2 };

describe("a file gets what is to be in it, and keeps the rest", () => {
  const table: [name: string, text: string, changes: Partial<AnswersFileChanges>, after: string][] = [
    ["a title", "title: old # why\nanswers: {}\n", { title: "new" }, "title: new # why\nanswers: {}\n"],
    ["a title it had none of", "answers: {}\n", { title: "new" }, "answers: {}\ntitle: new\n"],
    ["no title", "title: old\n", {}, "title: old\n"],
    ["no decision", recorded, {}, recorded],
    ["the decision it has", recorded, { decision: record }, recorded],
    ["a decision whose form is not known", recorded, { decision: { ...record, form: undefined } }, recorded],
    [
      "a leader that stood there in the long form",
      recorded.replace("leader: rag", "leader: {value: rag}"),
      { decision: record },
      recorded,
    ],
    [
      "a number that is written in its own way",
      "answers:\n  a: 0x10\n",
      { answers: flag(16) },
      "answers:\n  a: 0x10\n",
    ],
    ["a number that reads two ways", "answers:\n  a: b\n", { answers: flag(1.234) }, 'answers:\n  a: "1.2340"\n'],
    ["a word that looks like it", "answers:\n  a: b\n", { answers: flag("1.234") }, 'answers:\n  a: "1.234"\n'],
    [
      "an answer without what it was measured on",
      "answers:\n  a: b\n",
      { answers: flag("c", { because: "d" }) },
      "answers:\n  a: c\n",
    ],
    [
      "an answer with what it was measured on",
      "answers:\n  a: b # why\n",
      { answers: flag("c", { because: "d", measured }) },
      "answers:\n  a: # why\n    value: c\n    because: d\n    measured:\n      by: measure\n      value: c\n      files: []\n      of: 2\n",
    ],
  ];
  it.each(table)("%s", (_, text, changes, after) => {
    expect(rewritten(text, changes)).toEqual({ ok: true, value: after });
  });
});

describe("an entry that cannot be rewritten by itself is named", () => {
  const table: [name: string, text: string, changes: Partial<AnswersFileChanges>, place: string][] = [
    ["answers in a list", "answers: [a]\n", { answers: flag("b") }, "answers.a"],
    ["a block that stands in two places", "answers: &x\n  a: b\ncosts: *x\n", { answers: flag("e") }, "answers.a"],
    ["a form with a mark before its key", "decision:\n  ? form\n  : old\n", { decision: record }, "decision.form"],
    [
      "a form that another entry repeats",
      "decision:\n  form: &f old\n  kind: *f\n",
      { decision: record },
      "decision.form",
    ],
  ];
  it.each(table)("%s", (_, text, changes, place) => {
    const message = `${place} cannot be rewritten without touching what stands around it`;
    const hint = "write that entry as a plain key: value, or --save to a new file";
    const problem = { file: "a.yaml", line: null, column: null, code: "read", message, hint };
    expect(rewritten(text, changes)).toEqual({ ok: false, problems: [problem] });
  });
});

it("names the answers that stand in a file with reasons", () => {
  const text = "answers:\n  a: b\n  c: {value: d}\n  e: {value: f, because: g}\n  h: [i, j]\n  k: long\ntitle: t\n";
  expect(reasonedAnswers(text, ["a", "c", "e", "h", "k", "z"])).toEqual(["e"]);
  expect(reasonedAnswers(text, ["a"])).toEqual([]);
  expect(reasonedAnswers("answers: [", ["a"])).toEqual([]);
});
