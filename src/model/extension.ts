import * as z from "zod/mini";
import { daySchema } from "./day-schema.ts";
import { described } from "./described.ts";
import { idSchema } from "./rulebook.ts";

const text = z.string().check(z.minLength(1, "must not be empty"));
const why = described(z.optional(text), "The reason for this change; shown wherever it counts");

/** The lists of a rulebook whose entries an extension may change, add or remove, and what one entry is called. */
export const extensibleLists = {
  questions: "question",
  rules: "rule",
  constraints: "constraint",
  gates: "gate",
  conflicts: "conflict",
  warnings: "warning",
} as const;
export type ExtensibleList = keyof typeof extensibleLists;

/** The blocks whose keys an extension may give anew or add, and what one of them is called. */
export const extensibleBlocks = {
  forms: "forms",
  "next-steps": "next steps",
  sources: "source",
  claims: "claim",
} as const;
export type ExtensibleBlock = keyof typeof extensibleBlocks;

const entries = z.optional(z.array(z.looseObject({ id: idSchema, why })));
const block = z.optional(z.record(z.string(), z.unknown()));

/** A rulebook that extends the shipped one: it gives only what differs. An entry with a known id changes what it names. */
export const extensionSchema = z.strictObject({
  extends: described(z.literal("default"), "The rulebook that is extended"),
  id: idSchema,
  version: text,
  date: daySchema,
  why: described(z.optional(text), "The reason for every change that gives none of its own"),
  settings: z.optional(z.looseObject({ why })),
  questions: entries,
  rules: entries,
  constraints: entries,
  gates: entries,
  conflicts: entries,
  warnings: entries,
  remove: described(
    z.optional(z.array(z.union([idSchema, z.strictObject({ id: idSchema, why })], "it must be an id, or {id, why}"))),
    "Ids of entries that are left out",
  ),
  forms: block,
  precedents: described(z.optional(z.unknown()), "Its own file of published cases instead of ours, beside it"),
  "next-steps": block,
  monotone: z.optional(z.array(z.unknown())),
  sources: block,
  claims: block,
});
export type Extension = z.infer<typeof extensionSchema>;

export const rulebookChangeSchema = z.strictObject({
  what: z.enum(["settings", ...Object.values(extensibleLists), ...Object.values(extensibleBlocks), "monotone"]),
  id: z.string(),
  did: z.enum(["changed", "added", "removed"]),
  from: described(z.nullable(z.string()), "What was there: weight 4, effect, …; null of what is new or gone"),
  why: z.string(),
});
/** One thing in which a rulebook differs from the one it extends. */
export type RulebookChange = z.infer<typeof rulebookChangeSchema>;
