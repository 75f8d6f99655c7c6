import type { Again } from "../../engine/uses/check.ts";
import type { Measured } from "../../model/answers.ts";
import { failure, type Result, success } from "../../model/diagnostic.ts";
import { bestConditions, evalConditions, type Measurement } from "../../model/measure.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { heldPath } from "./evidence.ts";
import { languageNames, usualLanguage } from "./languages.ts";
import { measureEval, usualTarget } from "./measure-eval.ts";
import { measureExamples } from "./measure-examples.ts";
import { measureSearch } from "./measure-search.ts";
import { measureUsage } from "./measure-usage.ts";
import type { NamedPath, Watch } from "./named-path.ts";

type Setting = { rulebook: Rulebook; watch: Watch };
type Remeasure = (files: readonly NamedPath[], flags: Flags, setting: Setting) => Promise<Result<Measurement>> | null;
type Flags = NonNullable<Measured["with"]>;

/** How each command measures again what an answers file says it measured; null where that cannot be what it wrote. */
const measures: Readonly<Record<string, Remeasure>> = {
  eval: (files, { target = usualTarget, best, ...named }, { watch }) => {
    const known = bestConditions.find((one) => one === best);
    const areNamed = Object.entries(named).every(
      ([key, label]) => evalConditions.some((one) => one === key) && typeof label === "string",
    );
    if (typeof target !== "number" || target <= 0.5 || target >= 1 || known !== best || !areNamed) return null;
    return measureEval(files, { target, best: known, named }, watch);
  },
  search: ([docs, questions, ...rest], { lang = usualLanguage }, { rulebook, watch }) => {
    const known = languageNames.find((one) => one === lang);
    if (!docs || !questions || rest.length > 0 || !known) return null;
    return measureSearch({ docs, questions, lang: known }, rulebook, watch);
  },
  examples: (files, _, { rulebook, watch }) => (files.length > 2 ? null : measureExamples(files, rulebook, watch)),
  usage: (files, _, { rulebook, watch }) => measureUsage(files, rulebook, watch),
};

/**
 * Measures answers of a file again, each set of evidence once. Evidence that is not there is passed over; a path that may
 * not be read is a problem, before any is opened. Of what is wrong in a file no word is kept, only its place.
 */
export async function measureAgain(
  answersFile: string,
  measured: readonly (readonly [question: string, measured: Measured])[],
  setting: Setting,
): Promise<Result<Again[]>> {
  const held = new Map<string, string | null>();
  for (const file of new Set(measured.flatMap(([, { files }]) => files.map((one) => one.file)))) {
    const path = await heldPath(answersFile, file);
    if (!path.ok) return failure(path.problems);
    held.set(file, path.value);
  }
  const done = new Map<string, Promise<Result<Measurement>> | null>();
  const found: Again[] = [];
  for (const [question, { by, files, with: flags = {} }] of measured) {
    const paths = files.flatMap(({ file }) => {
      const path = held.get(file) ?? null;
      return path === null ? [] : [{ name: file, path }];
    });
    if (paths.length < files.length) continue;
    const key = JSON.stringify([by, files.map(({ file }) => file), flags]);
    const measure = Object.hasOwn(measures, by) && files.length > 0 ? measures[by] : undefined;
    if (!done.has(key)) done.set(key, measure?.(paths, flags, setting) ?? null);
    const again = (await done.get(key)) ?? null;
    if (again === null) found.push({ question, failed: null });
    else if (again.ok) found.push({ question, answer: again.value.answers[question] ?? null });
    else {
      const [problem] = again.problems;
      const file = files.find((one) => one.file === problem?.file)?.file ?? files[0]?.file ?? "";
      found.push({ question, failed: { file, line: problem?.line ?? null, column: problem?.column ?? null } });
    }
  }
  return success(found);
}
