import { expect, it } from "vitest";
import { meaningsOf, type Open } from "../../../src/engine/measure/meanings.ts";
import type { Choices } from "../../../src/model/answers.ts";
import type { OpenMeaning } from "../../../src/model/measure.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

const facts = ["no", "yes"];
const voice = ["plain", "own"];

it.each<[what: string, answers: Choices, open: Open[], meanings: OpenMeaning[]]>([
  [
    "with each choice, all else as it is",
    { voice: "own" },
    [{ question: "facts", choices: facts }],
    [{ question: "facts", outcomes: { no: "fine-tuning", yes: "hybrid" } }],
  ],
  [
    "whatever was answered to it",
    { facts: "yes", voice: "own" },
    [{ question: "facts", choices: facts }],
    [{ question: "facts", outcomes: { no: "fine-tuning", yes: "hybrid" } }],
  ],
  [
    "of each open question by itself",
    { facts: "yes" },
    [
      { question: "voice", choices: voice },
      { question: "facts", choices: facts },
    ],
    [
      { question: "voice", outcomes: { plain: "rag", own: "hybrid" } },
      { question: "facts", outcomes: { no: "neither-yet", yes: "rag" } },
    ],
  ],
  [
    "of the choices that the rulebook has",
    {},
    [{ question: "facts", choices: ["no", "perhaps", "yes"] }],
    [{ question: "facts", outcomes: { no: "neither-yet", yes: "rag" } }],
  ],
  ["not where one choice is left", {}, [{ question: "facts", choices: ["perhaps", "yes"] }], []],
  ["not of a question that the rulebook does not ask", {}, [{ question: "gone", choices: facts }], []],
])("what an open question would mean is said %s", (_, answers, open, meanings) => {
  expect(meaningsOf(tiny, given(answers), open)).toEqual(meanings);
});
