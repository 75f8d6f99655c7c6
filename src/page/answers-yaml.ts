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
    ...(file.costs ? [`costs: ${json(file.costs, "  ")}`] : []),
    "",
  ].join("\n");
}

function entry({ id, ask }: Question, { value, choice: _, from: __, ...review }: Answer): string[] {
  const comment = `  # ${plain(ask).replaceAll("\n", " ")}`;
  const fields = Object.entries(review).flatMap(([name, field]) =>
    field === undefined ? [] : [[name, field] as const],
  );
  const key = `  ${scalar(id)}:`;
  if (fields.length === 0) return [comment, `${key} ${scalar(value)}`];
  return [
    comment,
    key,
    ...[["value", value] as const, ...fields].map(
      ([name, field]) => `    ${name}: ${typeof field === "object" ? json(field, "      ") : scalar(field)}`,
    ),
  ];
}

// Words that some readers of YAML take for something else than text.
const reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

function scalar(value: string | number): string {
  if (typeof value === "number") return String(rereadable(value));
  return /^[a-z][a-z-]*$/.test(value) && !reserved.includes(value) ? value : plainJson(value);
}

/** A value as JSON, what is inside it behind the indent; a number as it is read again, of which YAML counts the text. */
function json(value: unknown, indent: string): string {
  if (typeof value === "number") return String(rereadable(value));
  if (typeof value !== "object" || value === null) return plainJson(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const parts = Array.isArray(value)
    ? value.map((item) => json(item, inner))
    : Object.entries(value).map(([key, item]) => `${plainJson(key)}: ${json(item, inner)}`);
  return parts.length === 0 ? open + close : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}
