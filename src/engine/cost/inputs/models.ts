import type { CostColumn } from "../../../model/cost-column.ts";
import type { CostModel, InputRow } from "../../../model/cost.ts";
import type { CostSettings } from "../../../model/cost-inputs.ts";
import type { PriceList } from "../../../model/price-list.ts";
import { idsOf, type SettingsLayer } from "./rows.ts";

type Models = { list: PriceList; layers: readonly SettingsLayer[] };

/** The rows of models as each layer gives them, then as the list does. */
function tablesOf({ list, layers }: Models): NonNullable<CostSettings["models"]>[] {
  return [...layers.map(({ settings }) => settings), list].map(({ models }) => models ?? {});
}

/** A model's name as it stands in ids: without capitals and spaces. */
function plainName(name: string): string {
  return name.trim().toLowerCase().replaceAll(" ", "-");
}

/**
 * The id that a name means: itself where it is one, else that of the first model so called, whoever offers it: by the end
 * of its id, by what people call it, or by the end of that.
 */
export function modelId({ list, layers }: Models, name: string): string {
  const ids = idsOf(layers, list, "models");
  if (ids.includes(name)) return name;
  const plain = plainName(name);
  if (plain.includes("/")) return ids.find((id) => id.toLowerCase() === plain) ?? name;
  const bases = ids.filter((id) => !lastPart(id).startsWith("ft:"));
  const called = (id: string): string => plainName(modelName({ list, layers }, id));
  return (
    ids.find((id) => lastPart(id) === plain) ??
    bases.find((id) => called(id) === plain) ??
    bases.find((id) => called(id).endsWith(`-${plain}`)) ??
    plain
  );
}

/** The id of a tuned model by its name, or by that of the model it is built on. */
export function tunedModelId(models: Models, name: string): string {
  const { list, layers } = models;
  const tuned = idsOf(layers, list, "models").find((id) => lastPart(id) === `ft:${plainName(name)}`);
  return tuned ?? tunedVersionOf(models, modelId(models, name)) ?? modelId(models, name);
}

/** The first tuned model that is built on another; undefined where there is none. */
export function tunedVersionOf(models: Models, base: string): string | undefined {
  return tablesOf(models).flatMap((table) => Object.keys(table).filter((id) => table[id]?.base === base))[0];
}

/** A model's own name, without the provider and in small letters. */
export function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

/** What a model's row says people call it; else its id without the provider. */
export function modelName(models: Models, id: string): string {
  const named = tablesOf(models).find((table) => Object.hasOwn(table, id) && table[id]?.name !== undefined);
  return named?.[id]?.name ?? id.slice(id.lastIndexOf("/") + 1);
}

/** The model behind a column: the one that was named, an example, or nameless prices that a person gave. */
export function columnModel(
  models: Models,
  reference: { id: string; named: boolean } | undefined,
  prices: readonly (InputRow | undefined)[],
): CostModel {
  const own = prices.every((row) => row?.confidence === "given");
  if (!reference || (own && !reference.named)) return { id: null, name: "a model at your prices", example: false };
  return { id: reference.id, name: modelName(models, reference.id), example: !reference.named };
}

/** Which setting names the model of which block, beside its own `model`. */
export const generalModel = {
  prompt: "model",
  rag: "model",
  "fine-tuning": "tuned-model",
} as const satisfies Partial<Record<CostColumn, keyof CostSettings>>;
