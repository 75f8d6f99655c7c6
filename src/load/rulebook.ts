import { referenceProblems } from "../engine/references.ts";
import { failure, type Result, success } from "../model/diagnostic.ts";
import { type Rulebook, rulebookSchema } from "../model/rulebook.ts";
import { rulebookDigest } from "./digest.ts";
import { checkShape } from "./shape.ts";
import { readTextFile, type Text } from "./text-file.ts";
import { parseYaml, type Source } from "./yaml.ts";

/** A rulebook that can decide, with the digest of what decides in it. */
export type LoadedRulebook = { rulebook: Rulebook; digest: string };

/** The same with the text it was read from, which places problems found later. */
export type ParsedRulebook = LoadedRulebook & { source: Source };

/** Reads a rulebook file. Every problem of shape or reference is a diagnostic; with any, there is no rulebook. */
export const loadRulebook = async (path: string, file: string = path): Promise<Result<ParsedRulebook>> => {
  const text = await readTextFile(path, file);
  return text.ok ? parseRulebook(text.value) : text;
};

export const parseRulebook = (text: Text): Result<ParsedRulebook> => {
  const source = parseYaml(text);
  if (!source.ok) return source;
  const { locate, value } = source.value;
  const shaped = checkShape(rulebookSchema, value);
  const problems = shaped.ok ? referenceProblems(shaped.value) : shaped.problems;
  if (!shaped.ok || problems.length > 0) return failure(locate(problems));
  return success({ rulebook: shaped.value, digest: rulebookDigest(shaped.value), source: source.value });
};
