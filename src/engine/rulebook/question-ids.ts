import { outcomeTests } from "../../model/condition.ts";
import { type Problem, problem } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { quote } from "../../text/quote.ts";

/**
 * The options of the commands that take questions as flags, without their hyphens; a test makes this list from the program.
 * The last three are announced.
 */
export const optionNames = [
  "rules",
  "format",
  "output",
  "save",
  "force",
  "ask",
  "no-input",
  "verbose",
  "as-of",
  "what-next",
  "no-color",
  "fail-on",
  "price",
  "prices",
  "most",
  "model",
  "tuned-model",
  "currency",
  "rate",
  "keys",
  "help",
  "version",
  "full",
  "title",
  "open",
];

/** What else a question cannot be called: it could not be asked or tested by that name. */
const otherReserved: readonly string[] = [
  "all",
  "any",
  "not",
  ...outcomeTests,
  // Answers are kept by question in plain objects, which have these names from birth.
  ...Object.getOwnPropertyNames(Object.prototype),
];

/** No question goes by a word that options or conditions use, and no choice by the one that every question has. */
export function idsAreFree({ questions }: Rulebook): Problem[] {
  return questions.flatMap((question, index) => [
    ...(optionNames.includes(question.id) || otherReserved.includes(question.id)
      ? [problem(["questions", index, "id"], "reserved-id", `${quote(question.id)} is reserved`, anotherId)]
      : []),
    ...question.choices.flatMap(({ id }, at) =>
      id === "unsure"
        ? [problem(["questions", index, "choices", at, "id"], "reserved-id", `"unsure" is a choice of every question`)]
        : [],
    ),
  ]);
}

const anotherId = "give it another id";

/** Each question is an option of its own, unlike that of any other and unlike those that the program has. */
export function idsAreOptions({ questions }: Rulebook): Problem[] {
  const known = new Map(optionNames.map((name) => [optionKey(name), { id: name, said: `the option --${name}` }]));
  return questions.flatMap(({ id }, index) => {
    const path = ["questions", index, "id"];
    if (/--|-$/.test(id)) {
      const hint = "a hyphen stands alone between letters or digits";
      return [problem(path, "reserved-id", `${quote(id)} cannot be an option`, hint)];
    }
    const other = known.get(optionKey(id));
    known.set(optionKey(id), other ?? { id, said: `the question ${quote(id)}` });
    // The same id twice, or a reserved one, is told already.
    if (!other || other.id === id) return [];
    return [problem(path, "reserved-id", `${quote(id)} and ${other.said} are one option`, anotherId)];
  });
}

/** What options are told apart by: `--no-x` turns `--x` off, and hyphens are written as capitals. */
function optionKey(name: string): string {
  return name.replace(/^no-/, "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
