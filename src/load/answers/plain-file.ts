import { type RawAnswer, rawAnswerOf, type ReadAnswers, readRawAnswers } from "../../engine/decision/answers.ts";
import type { AnswersFile } from "../../model/answers-file.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { conforms, type JsonSchema } from "../conforms.ts";
import type { Text } from "../files/text-file.ts";
import { plainYaml } from "../yaml/plain.ts";

/** An answers file whose answers are checked against the rulebook; the rest of the file as it was written, and its text. */
export type AnswersRead = Omit<AnswersFile, "answers" | "advise"> & Omit<ReadAnswers, "problems"> & { source: Text };

/** What the build derives from the schema of an answers file, as JSON; nothing stands here where the sources are run. */
declare const ANSWERS_FILE_SHAPE: string | undefined;
const shape = typeof ANSWERS_FILE_SHAPE === "undefined" ? null : (JSON.parse(ANSWERS_FILE_SHAPE) as JsonSchema);

/**
 * Whether a value is plainly an answers file: one that its schema would take as it stands. False says nothing: then the
 * schema itself is asked, which takes zod, and longer to load than all else.
 */
export function isPlainAnswersFile(value: unknown): value is AnswersFile {
  return shape !== null && conforms(value, shape);
}

/**
 * Reads an answers file, as `parseAnswersFile` does. What is plainly written and right is read without the parser, which is
 * most of the code there is, and without places, which only a problem has.
 */
export async function readAnswersFile(text: Text, rulebook: Rulebook, money?: MoneyRate): Promise<Result<AnswersRead>> {
  const plain = readPlainly(text, rulebook, money);
  if (plain) return success(plain);
  const { parseAnswersFile } = await import("./file.ts");
  return parseAnswersFile(text, rulebook, money);
}

function readPlainly(source: Text, rulebook: Rulebook, money: MoneyRate | undefined): AnswersRead | null {
  const value = plainYaml(source.text);
  if (!isPlainAnswersFile(value)) return null;
  const { advise: _, answers: given, ...rest } = value;
  const raw = Object.entries(given ?? {}).map(([id, answer]) => [id, asWritten(rawAnswerOf(answer))] as const);
  const { problems, ...read } = readRawAnswers(rulebook, raw, "file", money);
  const isKnown = (rest.fixed ?? []).every((id) => rulebook.questions.some((question) => question.id === id));
  return problems.length === 0 && isKnown ? { ...rest, ...read, source } : null;
}

/** Of a number in YAML the text counts; plainly written it is the one that JavaScript writes. */
function asWritten({ value, ...rest }: RawAnswer): RawAnswer {
  return { value: typeof value === "number" ? String(value) : value, ...rest };
}
