import { isNumberQuestion } from "../model/question.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";
import { plainLine } from "../text/escape.ts";
import { listOf } from "../text/list.ts";
import { numberExamples } from "../text/units.ts";
import { wrap } from "../text/layout.ts";
import { schemaLine } from "../words/answers-file.ts";

/** A blank answers file: every question with its choices, commented out, ready to be filled in. */
export function renderBlank({ questions, id, version }: Rulebook, schema?: string): string {
  return [
    schemaLine(schema),
    "# For completion in an editor, make the schema once: advise schema answers > advise.schema.json",
    "#",
    `# Questions of ${id} ${plainLine(version)}. Remove the # before those you can answer, and write a choice`,
    "# behind the colon. Leave the rest; write unsure where you do not know. Then run advise on this file.",
    "advise: 1",
    "# title: What is decided here",
    "answers:",
    questions.map(blankQuestion).join("\n"),
  ].join("\n");
}

function blankQuestion(question: Question): string {
  const size = Math.max(...question.choices.map((choice) => choice.id.length));
  const number = isNumberQuestion(question)
    ? [`  #   a number such as ${listOf(numberExamples(question.unit ?? ""), "or")}, or a band:`]
    : [];
  return [
    ...wrap(plainLine(question.ask), 92).map((line) => `  # ${line}`),
    ...number,
    ...question.choices.map((choice) => `  #   ${choice.id.padEnd(size)}  ${plainLine(choice.label)}`),
    `  # ${question.id}:`,
    "",
  ].join("\n");
}
