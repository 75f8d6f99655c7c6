import * as z from "zod/mini";
import { mostPoints } from "./approach.ts";
import { approachSchema, needSchema, outcomeSchema } from "./approach-schema.ts";
import { conditionSchema } from "./condition.ts";
import { daySchema } from "./day-schema.ts";
import { described } from "./described.ts";

export const idSchema = z
  .string()
  // No /i flag: a JSON Schema pattern has none.
  .check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9-]*$/, "letters, digits and hyphens, starting with a letter or digit"));
const text = z.string().check(z.minLength(1, "must not be empty"));
const ids = z.optional(z.array(z.string()));
const finite = z.number();

const mostPointsText = `at most ${mostPoints}, so that everything is counted exactly`;
const weight = z.int().check(z.nonnegative(), z.maximum(mostPoints, mostPointsText));
const points = z.int().check(z.minimum(-mostPoints, `at least ${-mostPoints}`), z.maximum(mostPoints, mostPointsText));

const evidence = {
  claims: described(ids, "Ids of entries in claims that this rests on"),
  outside: described(ids, "Keys of entries in sources that this rests on"),
};
const gated = { when: conditionSchema, unless: z.optional(conditionSchema) };

const shortSchema = z.optional(described(text, "The same in a few words that stand in a summary; else the whole"));

const choiceSchema = z.strictObject({
  id: idSchema,
  label: described(text, "The answer as the person reads it"),
  short: z.optional(
    described(text, "The same in a few words that stand in reports; else the label up to its first stop"),
  ),
  help: z.optional(described(text, "One line that helps to choose it")),
  below: z.optional(described(finite, "A band of a number question: it ends just under this number")),
});
export type Choice = z.infer<typeof choiceSchema>;

export const questionSchema = z.strictObject({
  id: idSchema,
  label: z.optional(described(text, "What is asked, in a few words that stand in reports; else the id")),
  ask: described(text, "The question as it is put to a person"),
  help: z.optional(described(text, "Why it is asked, for a lead who is new to machine learning")),
  core: described(z._default(z.boolean(), false), "Core questions are asked first"),
  inherent: z.optional(
    described(
      z.boolean(),
      "It asks what the system is for or what has been, which no plan changes: summaries tell ways through it last",
    ),
  ),
  choices: z.array(choiceSchema).check(z.minLength(2, "a question needs at least two choices")),
  unit: z.optional(described(text, "A number question: what is counted")),
  "asked-when": z.optional(conditionSchema),
  "asked-before": z.optional(
    described(
      z.strictObject({ version: text, when: conditionSchema }),
      "Where it was asked before this version, if in fewer places: check says that an answer of then counts again",
    ),
  ),
  ordered: z.optional(
    described(
      z.boolean(),
      "Its choices stand in an order: of two cases, the nearer theirs are, the more alike they are",
    ),
  ),
  neutral: described(ids, "Choices that no condition tests, on purpose"),
  likelihood: z.optional(
    described(
      z.record(z.string(), finite.check(z.nonnegative())),
      "Relative likelihood of each choice, for the shares",
    ),
  ),
});
export type Question = z.infer<typeof questionSchema>;

export const gradeSchema = z.strictObject({
  strength: z.enum(["must", "strong", "mild"]),
  outside: z.enum(["supports", "mixed", "none", "contradicts"]),
  enabling: z.optional(z.boolean()),
});

export const ruleSchema = z.strictObject({
  id: idSchema,
  ...gated,
  weight: described(weight, "A whole number that follows from the grade by the rubric"),
  effect: described(
    z.strictObject({ rag: effectSize(), "fine-tuning": effectSize(), hybrid: effectSize() }),
    "What it says about each approach, -3 to 3",
  ),
  need: z.optional(described(needSchema, "The need it shows, if it shows one")),
  because: described(text, "One sentence, true whenever the rule fires"),
  short: shortSchema,
  grade: z.optional(gradeSchema),
  contested: z.optional(described(text, "Sources disagree: who says what")),
  ...evidence,
});
export type Rule = z.infer<typeof ruleSchema>;

function effectSize() {
  return z.int().check(z.minimum(-3), z.maximum(3));
}

export const constraintSchema = z.strictObject({
  id: idSchema,
  ...gated,
  excludes: z.array(approachSchema).check(z.minLength(1)),
  kind: described(z.enum(["rules-out", "not-yet"]), "Out for good, or out for now"),
  because: text,
  remedy: described(text, "What would lift it"),
  ...evidence,
});
export type Constraint = z.infer<typeof constraintSchema>;

export const gateSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["neither-yet", "do-first"]),
  ...gated,
  "start-with": z.optional(described(idSchema, "What to start with; its steps are under next-steps")),
  say: text,
  ...evidence,
});
export type Gate = z.infer<typeof gateSchema>;

export const noteSchema = z.strictObject({
  id: idSchema,
  ...gated,
  say: text,
  since: z.optional(described(text, "The version from which on this is so: check says it of older records")),
  ...evidence,
});
export type Note = z.infer<typeof noteSchema>;

const orderSchema = z.strictObject({
  say: described(text, "In a few words that can stand behind the outcome's name"),
  when: z.optional(conditionSchema),
});

export const formSchema = z.strictObject({
  id: idSchema,
  label: described(text, "How the outcome is carried out, in a few words that can stand behind its name"),
  when: z.optional(conditionSchema),
  unless: z.optional(conditionSchema),
  because: described(text, "One sentence, true whenever it is the form"),
  order: z.optional(
    described(
      z.array(orderSchema).check(z.minLength(1)),
      "In which order its parts are built, which the headline says: the first whose condition holds",
    ),
  ),
  ...evidence,
});
/** How an outcome is carried out. */
export type Form = z.infer<typeof formSchema>;

const stepSchema = z.strictObject({
  do: text,
  short: shortSchema,
  when: z.optional(conditionSchema),
  unless: z.optional(conditionSchema),
  ...evidence,
});
export type Step = z.infer<typeof stepSchema>;

const sourceSchema = z.strictObject({
  title: described(text, "Title, with its author or site"),
  where: described(text, "Its address"),
  finding: described(text, "What it found, with the figures"),
  date: z.optional(text),
});

const claimSchema = z.strictObject({
  source: described(text, "The key in sources of the article that makes the claim"),
  says: described(text, "The claim, in our words"),
  placed: z.optional(described(text, "Where it went, if no rule or other entry refers to it")),
});

const monotoneSchema = z.strictObject({
  question: z.string(),
  order: z.array(z.string()).check(z.minLength(2)),
  "never-into": z.optional(z.array(outcomeSchema).check(z.minLength(1))),
  "never-out-of": z.optional(z.array(outcomeSchema).check(z.minLength(1))),
});
export type Monotone = z.infer<typeof monotoneSchema>;

const settingsSchema = z.strictObject({
  base: described(
    z.strictObject({ rag: points, "fine-tuning": points, hybrid: points }),
    "Points each approach starts with",
  ),
  bar: described(points, "What plain prompting scores"),
  ties: described(z.array(approachSchema).check(z.length(3)), "Who goes first when scores are equal"),
  "close-call": described(z.int().check(z.nonnegative()), "A margin under this is a close call"),
  "firm-radius": described(finite.check(z.nonnegative()), "The radius from which a verdict is firm"),
  "weight-rubric": z.optional(
    z.strictObject({
      strength: z.strictObject({ must: z.int(), strong: z.int(), mild: z.int() }),
      "three-or-more-articles-agree": z.int(),
      outside: z.strictObject({ supports: z.int(), mixed: z.int(), none: z.int(), contradicts: z.int() }),
      enabling: z.int(),
      clamp: z.tuple([z.int(), z.int()]),
    }),
  ),
  "earned-by": described(
    z.strictObject({ rag: z.array(needSchema), "fine-tuning": z.array(needSchema), hybrid: z.array(needSchema) }),
    "The needs that must all be shown before an approach is earned",
  ),
});

function listOf<T extends z.ZodMiniType>(schema: T) {
  return z._default(z.array(schema), []);
}

/** The weighted rule file. */
export const rulebookSchema = z.strictObject({
  id: idSchema,
  version: text,
  date: described(daySchema, "When it was last changed"),
  settings: settingsSchema,
  questions: z.array(questionSchema).check(z.minLength(1)),
  rules: listOf(ruleSchema),
  constraints: listOf(constraintSchema),
  gates: listOf(gateSchema),
  conflicts: listOf(noteSchema),
  warnings: listOf(noteSchema),
  forms: described(
    z._default(z.partialRecord(outcomeSchema, z.array(formSchema).check(z.minLength(1))), {}),
    "Per outcome: the first whose condition holds is its form; the last has no condition",
  ),
  "next-steps": described(z._default(z.record(z.string(), z.array(stepSchema)), {}), "Per approach and per start-with"),
  monotone: listOf(monotoneSchema),
  precedents: z.optional(
    described(
      z
        .string()
        .check(
          z.regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, "the name of a file beside the rulebook, or in a folder there"),
        ),
      "The file of published cases that decisions are compared with, beside the rulebook",
    ),
  ),
  sources: z._default(z.record(z.string(), sourceSchema), {}),
  claims: z._default(z.record(z.string(), claimSchema), {}),
});
export type Rulebook = z.infer<typeof rulebookSchema>;
