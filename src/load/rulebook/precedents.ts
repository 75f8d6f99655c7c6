import { compilePrecedents } from "../../engine/precedents/compile.ts";
import { precedentProblems } from "../../engine/precedents/validate.ts";
import type { CompiledRulebook } from "../../engine/rulebook/compile.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import { type Precedents, precedentsFileSchema } from "../../model/precedent.ts";
import { readTextFile } from "../files/text-file.ts";
import { checkShape } from "../shape.ts";
import { parseYaml } from "../yaml/yaml.ts";

/**
 * Reads a file of precedents, called `file` in messages, as a rulebook sees them. Its own must fit its questions and forms;
 * of those that it takes over from another, what does not fit counts for nothing.
 */
export async function readPrecedents(
  path: string,
  file: string,
  { compiled, isOwn }: { compiled: CompiledRulebook; isOwn: boolean },
): Promise<Result<Precedents>> {
  const text = await readTextFile(path, file);
  if (!text.ok) return text;
  const source = parseYaml(text.value);
  if (!source.ok) return source;
  const shaped = checkShape(precedentsFileSchema, source.value.value);
  if (!shaped.ok) return failure(source.value.locate(shaped.problems));
  const { precedents } = shaped.value;
  const problems = isOwn ? precedentProblems(compiled, precedents) : [];
  return problems.length > 0
    ? failure(source.value.locate(problems))
    : success(compilePrecedents(compiled, precedents));
}
