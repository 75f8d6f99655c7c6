import { toJSONSchema } from "zod/v4/core";
import type * as z from "zod/mini";
import { longAnswerSchema } from "../model/answers.ts";
import { answersFileSchema } from "../model/answers-file.ts";
import { decisionSchema } from "../model/decision.ts";
import { extensibleLists, extensionSchema } from "../model/extension.ts";
import { isNumberQuestion, unsure } from "../model/question.ts";
import { type Question, type Rulebook, rulebookSchema } from "../model/rulebook.ts";
import { listOf } from "../text/list.ts";
import { numberPattern } from "../text/read-number.ts";
import { numberExamples } from "../text/units.ts";

/** A JSON Schema, draft-07, as a plain value. */
type JsonSchema = Record<string, unknown>;

function draft7(schema: z.ZodMiniType, title: string): JsonSchema {
  const { $schema: _, ...rest } = toJSONSchema(schema, { target: "draft-7", io: "input" });
  return { title, ...rest };
}

/** The dialect is said once, at the root. */
function root(schema: JsonSchema): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", ...schema };
}

/** The schema of an answers file for this rulebook, so that an editor offers its questions and their choices. */
export function answersJsonSchema({ id, version, questions }: Rulebook): JsonSchema {
  const schema = draft7(answersFileSchema, `Answers for ${id} ${version}`);
  const properties = schema.properties as Record<string, JsonSchema>;
  return root({
    ...schema,
    properties: {
      ...properties,
      answers: {
        description: "The answers: a choice by question. Leave out what is not known",
        type: ["object", "null"],
        properties: Object.fromEntries(questions.map((question) => [question.id, answerOf(question)])),
        additionalProperties: false,
      },
      fixed: { ...properties.fixed, items: { enum: questions.map((question) => question.id) } },
    },
  });
}

/**
 * The schema of a rulebook: one with `extends` gives only what differs, any other is whole. `extends` is named at the
 * root too, so that an editor offers it in an empty file.
 */
export function rulebookJsonSchema(): JsonSchema {
  const { title, definitions, ...whole } = draft7(rulebookSchema, "A rulebook of advise");
  const extending = extensionJsonSchema(whole.properties as Record<string, JsonSchema>);
  const { extends: base } = extending.properties as Record<string, JsonSchema>;
  return root({
    title,
    type: "object",
    properties: { extends: base },
    if: { required: ["extends"] },
    then: extending,
    else: whole,
    definitions,
  });
}

/** What a rulebook that extends another may give: the entries and settings of a whole one, in part and with a reason. */
function extensionJsonSchema(whole: Record<string, JsonSchema>): JsonSchema {
  const { title: _, ...schema } = draft7(extensionSchema, "An extension");
  const own = schema.properties as Record<string, JsonSchema>;
  const why = { ...own.why, description: "The reason for this change; shown wherever it counts" };
  const inPart = ({ properties, ...rest }: JsonSchema, required: string[]): JsonSchema => ({
    ...rest,
    properties: { ...(properties as object), why },
    required,
  });
  const properties = Object.entries({ ...own, ...whole }).map(([key, value]) => {
    if (key in extensibleLists) return [key, { ...value, items: inPart(value.items as JsonSchema, ["id"]) }];
    return [key, key === "settings" ? inPart(value, []) : value];
  });
  return { ...schema, properties: Object.fromEntries(properties) as object };
}

export function decisionJsonSchema(): JsonSchema {
  return root(draft7(decisionSchema, "A decision of advise"));
}

/** An answer in its short form (a value) or its long form, with the review fields. */
function answerOf(question: Question): JsonSchema {
  const values = valuesOf(question);
  const long = draft7(longAnswerSchema, "With its reasons, for review");
  const properties = { ...(long.properties as object), value: { anyOf: values } };
  return { description: describe(question), anyOf: [...values, { ...long, properties }] };
}

/** A choice, unsure or nothing (left blank); for a number question also a number, plain or as people write it. */
function valuesOf(question: Question): JsonSchema[] {
  const { unit = "" } = question;
  const examples = listOf(numberExamples(unit), "or");
  return [
    {
      enum: [...question.choices.map(({ id }) => id), unsure, null],
      // No keyword of draft-07, but where many editors look; the others show the description of the question.
      enumDescriptions: [...question.choices.map(({ label }) => label), "Not known yet", "Left blank"],
    },
    ...(isNumberQuestion(question)
      ? [
          { type: "number", minimum: 0, description: unit === "" ? "A number" : unit },
          { type: "string", maxLength: 60, pattern: numberPattern(unit), description: `A number such as ${examples}` },
        ]
      : []),
  ];
}

/** What an editor shows beside the question: how it is put, why, and what each choice means. */
function describe({ ask, help, choices }: Question): string {
  return [ask, ...(help ? [help] : []), ...choices.map(({ id, label }) => `- ${id}: ${label}`)].join("\n");
}
