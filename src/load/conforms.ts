import { isDay } from "../model/day.ts";

/** A JSON Schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Whether a value plainly conforms to a JSON Schema. It errs on one side: under a keyword that is not known here nothing
 * conforms. A library that knows them all takes longer to load than a run may.
 */
export function conforms(value: unknown, schema: JsonSchema): boolean {
  return Object.entries(schema).every(
    ([keyword, argument]) => Object.hasOwn(keywords, keyword) && keywords[keyword]?.(value, argument, schema) === true,
  );
}

type Keyword = (value: unknown, argument: unknown, schema: JsonSchema) => boolean;

const keywords: Readonly<Record<string, Keyword>> = {
  type: (value, types) => [types].flat().some((type) => isOfType(value, type)),
  const: (value, only) => value === only,
  enum: (value, values) => (values as unknown[]).includes(value),
  anyOf: (value, schemas) => (schemas as JsonSchema[]).some((schema) => conforms(value, schema)),
  minimum: (value, least) => typeof value === "number" && value >= (least as number),
  maximum: (value, most) => typeof value === "number" && value <= (most as number),
  format: (value, name) => name === "date" && typeof value === "string" && isDay(value),
  items: (value, schema) =>
    Array.isArray(value) && [...(value as unknown[])].every((item) => conforms(item, schema as JsonSchema)),
  required: (value, keys) => isBlock(value) && (keys as string[]).every((key) => Object.hasOwn(value, key)),
  propertyNames: (value, schema) =>
    isBlock(value) && Object.keys(value).every((key) => conforms(key, schema as JsonSchema)),
  properties: (value, schemas) =>
    isBlock(value) &&
    Object.entries(schemas as Record<string, JsonSchema>).every(
      ([key, schema]) => !Object.hasOwn(value, key) || conforms(value[key], schema),
    ),
  additionalProperties: (value, other, { properties = {} }) =>
    isBlock(value) &&
    Object.keys(value).every(
      (key) =>
        Object.hasOwn(properties as object, key) || (other !== false && conforms(value[key], other as JsonSchema)),
    ),
};

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "number":
      return Number.isFinite(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isBlock(value);
    default:
      return (type === "string" || type === "boolean") && typeof value === type;
  }
}

/** A plain object, such as a parser makes. */
function isBlock(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "__proto__")) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
