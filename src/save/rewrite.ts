import { isDeepStrictEqual } from "node:util";
import type { Answer, Answers, DecisionRecord } from "../model/answers.ts";
import { type Diagnostic, failure, type Path, type Result, success, unplaced } from "../model/diagnostic.ts";
import type { Text } from "../load/files/text-file.ts";
import { parseYaml } from "../load/yaml/yaml.ts";
import { rereadable } from "../text/numbers.ts";
import { cutFromYaml, type Leaf, setInYaml } from "./yaml-splice.ts";

/** What is to be in an answers file: a title, these answers, beside those it has, and a decision, where they are given. */
export type AnswersFileChanges = { title?: string | undefined; answers: Answers; decision: DecisionRecord | null };

/**
 * The text of an answers file with some answers and its decision set. Only what differs is replaced, at its place:
 * comments, order, quotes, style and line ends stay as they are, byte for byte. A new answer takes the place of the old one
 * and of the reasons for that. What cannot be replaced without touching the rest (an aliased block, say) is a diagnostic,
 * and the text that comes out was read again to make sure.
 */
export function rewriteAnswersFile({ file, text }: Text, changes: AnswersFileChanges): Result<string> {
  let now = { text, value: valueOf(text) };
  for (const path of goneFrom(now.value, changes.decision)) {
    const wanted = without(now.value, path);
    const next = cutFromYaml(now.text, path);
    if (next === null || !isDeepStrictEqual(valueOf(next), wanted)) return failure([cannot(file, path)]);
    now = { text: next, value: wanted };
  }
  for (const { path, value } of settings(changes)) {
    const given = at(now.value, path);
    // An answer that was measured comes with its reasons, and takes the place of all that was there.
    const isLong = path[0] === "answers" && isBlock(given) && !isBlock(value);
    if (isDeepStrictEqual(isLong ? given.value : given, value)) continue;
    const place = isLong && Object.keys(given).length === 1 ? [...path, "value"] : path;
    const wanted = withSet(now.value, place, value);
    const next = setInYaml(now.text, place, value);
    if (next === null || !isDeepStrictEqual(valueOf(next), wanted)) return failure([cannot(file, place)]);
    now = { text: next, value: wanted };
  }
  return success(now.text);
}

/** Which of some answers stand in a file with reasons, which a new answer takes the place of. */
export function reasonedAnswers(text: string, ids: readonly string[]): string[] {
  const value = valueOf(text);
  return ids.filter((id) => {
    const given = at(value, ["answers", id]);
    return isBlock(given) && Object.keys(given).length > 1;
  });
}

type Setting = { path: string[]; value: Leaf | Record<string, unknown> };

/** One value at a time; of the decision only its points and scores are blocks, so that a comment beside the rest stays. */
function settings({ title, answers, decision }: AnswersFileChanges): Setting[] {
  return [
    ...(title === undefined ? [] : [{ path: ["title"], value: title }]),
    ...Object.entries(answers).map(([id, answer]) => ({ path: ["answers", id], value: writtenAnswer(answer) })),
    ...Object.entries(decision ?? {}).flatMap(([key, value]) =>
      value === undefined ? [] : [{ path: ["decision", key], value }],
    ),
  ];
}

/** What a recorded decision says and the new one does not, such as a form. */
function goneFrom(value: unknown, decision: DecisionRecord | null): string[][] {
  const recorded = at(value, ["decision"]);
  if (decision === null || !isBlock(recorded)) return [];
  return Object.keys(recorded).flatMap((key) => (key in decision ? [] : [["decision", key]]));
}

function writtenAnswer({ choice: _, from: __, value, ...review }: Answer): Setting["value"] {
  const written = typeof value === "number" ? rereadable(value) : value;
  return review.measured === undefined ? written : { value: written, ...review };
}

function valueOf(text: string): unknown {
  const source = parseYaml({ file: "", text });
  return source.ok ? source.value.value : undefined;
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isBlock(inner) ? inner[String(key)] : undefined), value);
}

function withSet(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const block = isBlock(value) ? value : {};
  return { ...block, [key]: withSet(block[key], rest, leaf) };
}

function without(value: unknown, [key = "", ...rest]: readonly string[]): unknown {
  const { [key]: inner, ...others } = isBlock(value) ? value : {};
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
}

function cannot(file: string, path: Path): Diagnostic {
  const message = `${path.join(".")} cannot be rewritten without touching what stands around it`;
  return unplaced(file, "read", message, "write that entry as a plain key: value, or --save to a new file");
}
