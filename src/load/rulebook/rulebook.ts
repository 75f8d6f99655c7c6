import * as z from "zod/mini";
import { referenceProblems } from "../../engine/rulebook/validate.ts";
import { failure, type Problem, type Result, success } from "../../model/diagnostic.ts";
import { extensionSchema, type RulebookChange } from "../../model/extension.ts";
import type { Precedents } from "../../model/precedent.ts";
import { type Rulebook, rulebookSchema } from "../../model/rulebook.ts";
import { rulebookDigest } from "./digest.ts";
import { extend } from "./extend.ts";
import { checkShape } from "../shape.ts";
import { readTextFile, type Text } from "../files/text-file.ts";
import { parseYaml, type Source } from "../yaml/yaml.ts";

/**
 * A rulebook that can decide, the digest of what decides in it, and in what it differs from the one it extends; with the
 * published cases that its decisions are compared with, where those were loaded as well.
 */
export type LoadedRulebook = {
  rulebook: Rulebook;
  digest: string;
  changes: RulebookChange[];
  precedents?: Precedents | null;
};

/** The same with the text it was read from, which places problems found later; and whose file of precedents it names. */
export type ParsedRulebook = LoadedRulebook & { source: Source; precedentsOf: "own" | "shipped" };

/**
 * Reads a rulebook file. Every problem of shape or reference is a diagnostic; with any, there is no rulebook. `shipped` is
 * the file that `extends: default` means.
 */
export async function loadRulebookFile(
  path: string,
  file: string = path,
  shipped?: string,
): Promise<Result<ParsedRulebook>> {
  const text = await readTextFile(path, file);
  if (!text.ok) return text;
  const source = parseYaml(text.value);
  if (!source.ok) return source;
  return isExtension(source.value) ? loadExtending(source.value, shipped) : checked(source.value);
}

export function parseRulebook(text: Text): Result<ParsedRulebook> {
  const source = parseYaml(text);
  return source.ok ? checked(source.value) : source;
}

function checked(source: Source): Result<ParsedRulebook> {
  const shaped = checkShape(rulebookSchema, source.value);
  const problems = shaped.ok ? referenceProblems(shaped.value) : shaped.problems;
  if (!shaped.ok || problems.length > 0) return failure(source.locate(problems));
  return success({
    rulebook: shaped.value,
    digest: rulebookDigest(shaped.value),
    changes: [],
    source,
    precedentsOf: "own",
  });
}

function isExtension({ value }: Source): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "extends");
}

/** Reads what is extended, puts both together, and checks the whole; problems are placed in the extending file. */
async function loadExtending(source: Source, shipped: string | undefined): Promise<Result<ParsedRulebook>> {
  const shaped = checkShape(extensionSchema, source.value);
  if (!shaped.ok) return failure(source.locate(shaped.problems));
  const text = shipped === undefined ? null : await readTextFile(shipped, "the shipped rulebook");
  if (text && !text.ok) return text;
  const base = text && parseYaml(text.value);
  if (!base) return failure(source.locate([nothingToExtend]));
  if (!base.ok) return base;
  // The whole is checked once it is put together.
  const block = checkShape(anyBlock, base.value.value);
  if (!block.ok) return failure(base.value.locate(block.problems));

  const extended = extend(block.value, shaped.value);
  const whole = checkShape(rulebookSchema, extended.value);
  const wrong = (whole.ok ? referenceProblems(whole.value) : whole.problems).map(extended.placed);
  const problems = [...extended.problems, ...wrong];
  if (!whole.ok || problems.length > 0) return failure(source.locate(problems));
  const locate: Source["locate"] = (found) => source.locate(found.map(extended.placed));
  const { changes } = extended;
  return success({
    rulebook: whole.value,
    digest: rulebookDigest(whole.value),
    changes,
    source: { ...source, locate },
    precedentsOf: shaped.value.precedents === undefined ? "shipped" : "own",
  });
}

const anyBlock = z.record(z.string(), z.unknown());

const nothingToExtend: Problem = {
  path: ["extends"],
  code: "shape",
  message: "a rulebook that extends another cannot stand here",
  hint: "write it out in full",
};
