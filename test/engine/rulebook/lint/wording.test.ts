import { describe, expect, it } from "vitest";
import { wordingProblems } from "../../../../src/engine/rulebook/lint/wording.ts";
import type { Problem } from "../../../../src/model/diagnostic.ts";
import type { Question, Rulebook } from "../../../../src/model/rulebook.ts";
import { tiny } from "../../../tiny-rulebook.ts";

const form = { id: "prompting", label: "by a prompt", because: "So." };
const todo = [{ do: "Do it." }];

/** The tiny rulebook with all the help and all the steps that it lacks. */
const sound: Rulebook = {
  ...tiny,
  questions: tiny.questions.map((one) => ({ ...one, help: "So that it is known." })),
  "next-steps": { prompting: todo, rag: todo, "fine-tuning": todo, hybrid: todo },
};
const [facts, ...others] = sound.questions;

function asking(change: Partial<Question>): Partial<Rulebook> {
  return { questions: [...others, { ...facts!, ...change }] };
}

const [no, yes] = facts!.choices;
const perhaps = { id: "perhaps", label: "Perhaps" };

function unreached(start: string, hint: string): Problem {
  const message = `no outcome or gate leads to the steps of ${start}`;
  return { path: ["next-steps", start], at: "key", code: "next-steps", message, hint };
}
function missing(start: string): Problem {
  const message = `there are no next steps for ${start}`;
  return { path: ["next-steps"], at: "key", code: "next-steps", message, hint: "say what to do first, and next" };
}
function long(list: "rules" | "constraints", at: number, id: string, length: number): Problem {
  const message = `because of ${id} has ${length} characters`;
  return { path: [list, at, "because"], code: "too-long", message, hint: "say it in under 140" };
}
function declared(at: (string | number)[], message: string, hint: string): Problem {
  return { path: ["monotone", ...at], code: "monotone", message, hint };
}
function helpless(path: (string | number)[], message: string, hint: string): Problem {
  return { path: ["questions", ...path], code: "no-help", message, hint };
}

const alike = "other choices of the question have: give it to all or to none";
const order = ["no", "yes"];

describe("the words and declarations of a rulebook", () => {
  it.each<[what: string, change: Partial<Rulebook>, problems: Problem[]]>([
    ["nothing changed", {}, []],
    ["a reason that is just short enough", { rules: [{ ...tiny.rules[0]!, because: "x".repeat(139) }] }, []],
    [
      "reasons that are just too long",
      {
        rules: [tiny.rules[0]!, { ...tiny.rules[1]!, because: "x".repeat(140) }],
        constraints: [{ ...tiny.constraints[0]!, because: "x".repeat(200) }],
      },
      [long("rules", 1, "no-facts", 140), long("constraints", 0, "must-cite", 200)],
    ],
    [
      "a question without help",
      asking({ help: undefined }),
      [helpless([3], "question facts has no help", "say in a line why it is asked")],
    ],
    ["help for each choice", asking({ choices: [no!, yes!].map((one) => ({ ...one, help: "So." })) }), []],
    [
      "help for one choice of three",
      asking({ choices: [no!, { ...yes!, help: "So." }, perhaps] }),
      [
        helpless([3, "choices", 0], "choice no of facts has no help", alike),
        helpless([3, "choices", 2], "choice perhaps of facts has no help", alike),
      ],
    ],
    ["no steps at all", { "next-steps": {} }, []],
    [
      "steps for some alone",
      { "next-steps": { rag: todo, prompting: todo } },
      [missing("fine-tuning"), missing("hybrid")],
    ],
    [
      "steps that are spelled wrong, and steps for what there is not",
      { "next-steps": { ...sound["next-steps"], hybird: todo, relax: todo } },
      [
        unreached("hybird", "did you mean hybrid?"),
        unreached("relax", "the starts are: rag, fine-tuning, hybrid, prompting"),
      ],
    ],
    [
      "a gate that starts with its own steps",
      { gates: [...tiny.gates, { ...tiny.gates[0]!, "start-with": "relax" }] },
      [missing("relax")],
    ],
    [
      "forms of neither yet, which take the place of prompting",
      { gates: [tiny.gates[1]!], forms: { "neither-yet": [{ ...form, id: "tools" }, form] } },
      [missing("tools")],
    ],
    [
      "forms of neither yet without prompting",
      { gates: [], forms: { "neither-yet": [{ ...form, id: "rag" }] } },
      [unreached("prompting", "the starts are: rag, fine-tuning, hybrid")],
    ],
    [
      "declarations that say something",
      {
        monotone: [
          { question: "facts", order, "never-into": ["rag"] },
          { question: "facts", order, "never-out-of": ["rag"] },
        ],
      },
      [],
    ],
    [
      "declarations of nothing, and of one choice twice",
      {
        monotone: [
          { question: "facts", order },
          { question: "cite", order: ["yes", "no", "yes"], "never-into": ["rag"] },
          { question: "cite", order: ["no", "no"] },
        ],
      },
      [
        declared([0], "this declares nothing about facts", "add never-into or never-out-of"),
        declared([1, "order"], "yes is in the order twice", "name it once"),
        declared([2], "this declares nothing about cite", "add never-into or never-out-of"),
        declared([2, "order"], "no is in the order twice", "name it once"),
      ],
    ],
  ])("are told with %s", (_, change, problems) => {
    expect(wordingProblems({ ...sound, ...change })).toEqual(problems);
  });
});
