import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import * as z from "zod/mini";
import type { Answers, Choices } from "../../src/model/answers.ts";
import type { Outcome } from "../../src/model/approach.ts";
import { outcomeSchema } from "../../src/model/approach-schema.ts";
import { parseAnswer } from "../../src/engine/decision/read-answer.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";

const sheetSchema = z.record(z.string(), z.union([z.string(), z.number()]));

const publishedSchema = z.array(
  z.strictObject({
    id: z.string(),
    source: z.strictObject({ title: z.string(), address: z.string() }),
    situation: z.optional(z.string()),
    verdict: z.enum(["rag", "fine-tuning", "hybrid", "neither"]),
    strength: z.enum(["explicit", "implied"]),
    answers: sheetSchema,
    plausible: z.optional(sheetSchema),
    // How the model looks facts up by itself, where the source calls neither approach for that.
    "looks-up-by": z.optional(z.enum(["tools", "calls"])),
    more: z.optional(z.strictObject({ stated: z.optional(sheetSchema), plausible: z.optional(sheetSchema) })),
  }),
);

/** One published situation: its answers, and the outcome its source gives. */
export type Published = {
  id: string;
  title: string;
  answers: Answers;
  choices: Choices;
  verdict: Outcome;
  looksUpBy: "tools" | "calls" | null;
};

/** The situations that the rulebook was written with, and those gathered when it was done. */
export const publishedFiles = { seen: "test/data/published-cases.yaml", unseen: "test/data/unseen-cases.yaml" };

/** Which sheet of a situation to read: what its text states, or the fuller one a lead there would give. */
export type Sheet = "stated" | "plausible";

/** Which questions to read: those of rulebook 1, or all, with the ones that rulebook 2 added. */
export type Extent = "old" | "all";

/** Reads the published situations that have the given sheet. Throws on an answer that the rulebook does not know. */
export async function readPublished(
  file: string,
  rulebook: Rulebook,
  sheet: Sheet,
  extent: Extent = "old",
): Promise<Published[]> {
  const all = publishedSchema.parse(parse(await readFile(file, "utf8")));
  return all.flatMap(({ id, source, verdict, answers: stated, plausible, more, ...rest }) => {
    const given = sheet === "stated" ? stated : plausible;
    if (!given) return [];
    const added = extent === "all" ? more?.[sheet] : undefined;
    const answers = answersOf(rulebook, { ...given, ...added }, id);
    const choices = Object.fromEntries(
      Object.entries(answers).flatMap(([key, { choice }]) => (choice === null ? [] : [[key, choice]])),
    );
    return [
      {
        id,
        title: source.title,
        answers,
        choices,
        verdict: outcomeOf(verdict),
        looksUpBy: rest["looks-up-by"] ?? null,
      },
    ];
  });
}

function outcomeOf(verdict: string): Outcome {
  return outcomeSchema.parse(verdict === "neither" ? "neither-yet" : verdict);
}

function answersOf(rulebook: Rulebook, sheet: z.infer<typeof sheetSchema>, id: string): Answers {
  return Object.fromEntries(
    Object.entries(sheet).map(([key, value]) => {
      const question = rulebook.questions.find((one) => one.id === key);
      if (!question) throw new Error(`${id}: there is no question ${key}`);
      const answer = parseAnswer(question, value);
      if ("code" in answer) throw new Error(`${id}: ${key}: ${answer.message}`);
      return [key, { ...answer, from: "file" as const }];
    }),
  );
}
