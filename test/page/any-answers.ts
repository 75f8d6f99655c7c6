import fc from "fast-check";
import type { Answer, Answers } from "../../src/model/answers.ts";
import { isNumberQuestion, unsure } from "../../src/model/question.ts";
import { parseAnswer } from "../../src/engine/decision/read-answer.ts";
import type { Question, Rulebook } from "../../src/model/rulebook.ts";

/** Any answers to some of a rulebook's questions, in their order: choices, numbers, unsure, with or without review. */
export function anyAnswers({ questions }: Rulebook): fc.Arbitrary<Answers> {
  return fc
    .record(Object.fromEntries(questions.map((question) => [question.id, fc.option(anyAnswer(question))])))
    .map((record) =>
      Object.fromEntries(Object.entries(record).filter((entry): entry is [string, Answer] => entry[1] !== null)),
    );
}

function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  const choice = fc.constantFrom(...question.choices.map(({ id }) => id), unsure);
  const number = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
  const text = fc.option(fc.string({ unit: "grapheme" }), { nil: undefined });
  const raw: fc.Arbitrary<string | number> = isNumberQuestion(question) ? fc.oneof(choice, number) : choice;
  return fc.tuple(raw, text, text).map(([value, because, by]) => {
    const parsed = parseAnswer(question, value);
    if ("code" in parsed) throw new Error(parsed.message);
    return { ...parsed, from: "file", ...(because !== undefined && { because }), ...(by !== undefined && { by }) };
  });
}
