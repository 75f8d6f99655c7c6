import { stringify } from "yaml";
import type { Answer, Answers } from "../model/answers.ts";
import type { AnswersFile } from "../model/answers-file.ts";
import { plain } from "../text/escape.ts";
import type { Question, Rulebook } from "../model/rulebook.ts";
import { schemaLine } from "../words/answers-file.ts";
import { rereadable } from "../text/numbers.ts";
import { wrap } from "../text/wrap.ts";

/** What an answers file holds besides its answers. */
export type AnswersFileParts = {
  title?: AnswersFile["title"];
  fixed?: AnswersFile["fixed"];
  costs?: AnswersFile["costs"];
  answers: Answers;
  rulebook: Pick<Rulebook, "questions">;
  /** Where the schema is, from the folder of the file. */
  schema?: string | undefined;
};

/**
 * An answers file in YAML: one entry for each answer, in the order of the questions, under the question as it was put.
 * Read again, it gives the same answers, from a file.
 */
export function renderAnswersFile({ answers, rulebook, title, schema, ...rest }: AnswersFileParts): string {
  const entries = rulebook.questions.flatMap((question) => {
    const answer = answers[question.id];
    return answer ? [entry(question, answer)] : [];
  });
  return [
    `${schemaLine(schema)}\n`,
    entryText({ advise: 1, ...(title !== undefined && { title }) }),
    entries.length > 0 ? `answers:\n${entries.join("")}` : "answers: {}\n",
    ...Object.entries(rest).map(([key, value]) => (value === undefined ? "" : entryText({ [key]: value }))),
  ].join("");
}

function entry({ id, ask }: Question, { value, choice: _, from: __, ...review }: Answer): string {
  const written = typeof value === "number" ? rereadable(value) : value;
  const text = entryText({ [id]: Object.keys(review).length === 0 ? written : { value: written, ...review } });
  const comment = wrap(plain(ask), 92).map((line) => `# ${line}\n`);
  return [...comment, text].join("").replace(/^(?=.)/gm, "  ");
}

function entryText(value: object): string {
  return stringify(value, { lineWidth: 0 });
}
