import { type RawAnswer, readAnswers } from "../engine/answers.ts";
import { type Answers, type AnswersFile, answersFileSchema } from "../model/answers.ts";
import { failure, type Problem, type Result, success } from "../model/diagnostic.ts";
import { nearest } from "../model/nearest.ts";
import { quote } from "../model/question.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { checkShape } from "./shape.ts";
import type { Text } from "./text-file.ts";
import { parseYaml, type Source } from "./yaml.ts";

/** An answers file whose answers are checked against the rulebook; the rest of the file as it was written. */
export type LoadedAnswers = Omit<AnswersFile, "answers" | "advise"> & { answers: Answers; source: Source };

/** Reads a YAML or JSON answers file. Every unknown question, choice or key is a diagnostic at its place. */
export const parseAnswersFile = (text: Text, rulebook: Rulebook): Result<LoadedAnswers> => {
  const source = parseYaml(text);
  if (!source.ok) return source;
  const { locate, value } = source.value;
  if (value === null || value === undefined) {
    const problem: Problem = { path: [], code: "shape", message: "the file is empty", hint: emptyHint };
    return failure(locate([problem]));
  }
  const shaped = checkShape(answersFileSchema, value);
  if (!shaped.ok) return failure(locate(shaped.problems));
  const { answers: given, advise: _, ...rest } = shaped.value;
  const raw = given ?? {};
  const { answers, problems } = readAnswers(rulebook, Object.entries(raw).map(toRaw), "file");
  const misplaced = problems.map((problem) => ({ ...problem, path: placeOf(raw, problem) }));
  const all = [...misplaced, ...fixedProblems(rest.fixed ?? [], rulebook)];
  return all.length > 0 ? failure(locate(all)) : success({ ...rest, answers, source: source.value });
};

const emptyHint = "an answers file starts with advise: 1 and answers:; `advise init FILE` writes a blank one";

type FileAnswers = NonNullable<AnswersFile["answers"]>;
type FileAnswer = FileAnswers[string];

const isLong = (answer: FileAnswer): answer is Exclude<FileAnswer, string | number | boolean | null> =>
  typeof answer === "object" && answer !== null;

const toRaw = ([id, answer]: [string, FileAnswer]): [string, RawAnswer] => [
  id,
  isLong(answer) ? answer : { value: answer },
];

const placeOf = (raw: FileAnswers, { path, at }: Problem): Problem["path"] => {
  const answer = raw[String(path[0])];
  return at !== "key" && answer !== undefined && isLong(answer) ? ["answers", ...path, "value"] : ["answers", ...path];
};

const fixedProblems = (fixed: readonly string[], { questions }: Rulebook): Problem[] => {
  const ids = questions.map(({ id }) => id);
  return fixed.flatMap((id, index) => {
    if (ids.includes(id)) return [];
    const near = nearest(id, ids);
    const message = `${quote(id)} is not a question of this rulebook`;
    return [
      { path: ["fixed", index], code: "unknown-question", message, ...(near && { hint: `did you mean ${near}?` }) },
    ];
  });
};
