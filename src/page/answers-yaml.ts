import type { Answer, Answers } from "../model/answers.ts";
import type { PageData } from "../model/page.ts";
import { plain, plainJson } from "../text/escape.ts";
import { schemaLine } from "../words/answers-file.ts";
import { rereadable } from "../text/numbers.ts";
import type { Question } from "../model/rulebook.ts";

/**
 * The answers as a file that `advise` reads. YAML takes JSON as it is, so every text that is not a plain word is written
 * as a JSON string: no library, and nothing in a text can be read as structure.
 */
export function answersYaml({ decision, rulebook, file }: PageData, answers: Answers): string {
  const entries = rulebook.questions.flatMap((question) => {
    const answer = answers[question.id];
    return answer ? entry(question, answer) : [];
  });
  return [
    schemaLine(),
    "advise: 1",
    ...(decision.title === null ? [] : [`title: ${scalar(decision.title)}`]),
    entries.length > 0 ? "answers:" : "answers: {}",
    ...entries,
    ...(file.fixed ? [`fixed: [${file.fixed.map(scalar).join(", ")}]`] : []),
    ...(file.costs ? [`costs: ${plainJson(file.costs).replaceAll("\n", "\n  ")}`] : []),
    "",
  ].join("\n");
}

function entry({ id, ask }: Question, { value, choice: _, from: __, ...review }: Answer): string[] {
  const comment = `  # ${plain(ask).replaceAll("\n", " ")}`;
  const fields = Object.entries(review).filter((field): field is [string, string] => field[1] !== undefined);
  const key = `  ${scalar(id)}:`;
  if (fields.length === 0) return [comment, `${key} ${scalar(value)}`];
  return [
    comment,
    key,
    ...[["value", value] as const, ...fields].map(([name, text]) => `    ${name}: ${scalar(text)}`),
  ];
}

// Words that some readers of YAML take for something else than text.
const reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

function scalar(value: string | number): string {
  if (typeof value === "number") return String(rereadable(value));
  return /^[a-z][a-z-]*$/.test(value) && !reserved.includes(value) ? value : plainJson(value);
}
