import * as z from "zod/mini";

/**
 * A condition in normal form. In a file, `{question: choice | [choices]}` means any of the choices, several keys mean
 * all of them, and `all`, `any`, `not` combine conditions.
 */
export type Condition =
  { test: string; in: string[] } | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** Names a condition may test besides questions: what is known once the scores are. */
export const outcomeTests = ["leader", "excluded", "verdict", "form"] as const;

/** A condition as it is written in a file. */
export type FileCondition = {
  all?: FileCondition[] | undefined;
  any?: FileCondition[] | undefined;
  not?: FileCondition | undefined;
  [test: string]: string | string[] | FileCondition | FileCondition[] | undefined;
};

const choices = z.union(
  [z.string(), z.array(z.string()).check(z.minLength(1))],
  "it must be a choice, or a list of choices",
);

const fileCondition: z.ZodMiniType<FileCondition> = z.lazy(() =>
  z
    .catchall(
      z.object({
        all: z.optional(z.array(fileCondition).check(z.minLength(1))),
        any: z.optional(z.array(fileCondition).check(z.minLength(1))),
        not: z.optional(fileCondition),
      }),
      choices,
    )
    .check(z.refine((value) => Object.keys(value).length > 0, "needs at least one test")),
);

function normalise({ all, any, not, ...tests }: FileCondition): Condition {
  const parts: Condition[] = Object.entries(tests).map(([test, value]) => ({ test, in: [value].flat() as string[] }));
  if (all) parts.push(...all.map(normalise));
  if (any) parts.push({ any: any.map(normalise) });
  if (not) parts.push({ not: normalise(not) });
  const [only] = parts;
  return parts.length === 1 && only ? only : { all: parts };
}

export const conditionSchema = z
  .pipe(fileCondition, z.transform(normalise))
  .check(z.describe("Tests of questions: {question: choice or [choices]}, combined by all, any and not"));
