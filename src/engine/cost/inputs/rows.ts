import type { InputRow } from "../../../model/cost.ts";
import type { CostSettings, PriceRow, PriceTables } from "../../../model/cost-inputs.ts";
import type { PriceList } from "../../../model/price-list.ts";

/** What one place sets: the flags, a price file, or the answers file. Earlier layers win. */
export type SettingsLayer = {
  from: Extract<InputRow["from"], "flag" | "prices-file" | "answers-file">;
  /** How it is called where a value's source is shown. */
  name: string;
  settings: CostSettings;
};

/** What the first of the places says that says anything. */
export function firstSet<T>(
  layers: readonly SettingsLayer[],
  of: (settings: CostSettings) => T | undefined,
): T | undefined {
  return layers.map(({ settings }) => of(settings)).find((value) => value !== undefined);
}

/** Where a value can come from, and what is to be said of it there. */
export type Candidate = {
  fields: Readonly<Record<string, unknown>>;
  from: SettingsLayer["from"] | "list";
  source: string;
  date: string | null;
  confidence: "A" | "B" | "C" | "D" | "given";
  /** Set where the row is too weak to be used unless a person named it. */
  weak?: string;
};

type Table = keyof PriceTables;

/** The row of a table with this id: as each layer gives it, then as the list does; a field is taken from the first that has it. */
export function candidatesOf(layers: readonly SettingsLayer[], list: PriceList, table: Table, id: string): Candidate[] {
  const given = layers.flatMap(({ from, name, settings }): Candidate[] => {
    const row = ownRow(settings[table], id);
    if (!row) return [];
    const { source = name, date = settings.date ?? null, confidence = "given" as const } = row;
    return [{ fields: row, from, source, date, confidence }];
  });
  const row = ownRow(list[table], id);
  if (!row) return given;
  const { source = "", date = null, confidence = "D", note } = row;
  const listed: Candidate = { fields: row, from: "list", source: sourceOf(list, source), date, confidence };
  if (confidence === "D" && row.source !== undefined) {
    listed.weak = `${id} in the price list has one of confidence D${note ? ` (${note})` : ""}`;
  }
  return [...given, listed];
}

/** Every id of a table, to say which one was probably meant. */
export function idsOf(layers: readonly SettingsLayer[], list: PriceList, table: Table): string[] {
  return [
    ...new Set(
      [...layers.map(({ settings }) => settings), list].flatMap((settings) => Object.keys(settings[table] ?? {})),
    ),
  ];
}

function ownRow(table: CostSettings[Table], id: string): PriceRow | undefined {
  const rows = table as Record<string, PriceRow> | undefined;
  return rows && Object.hasOwn(rows, id) ? rows[id] : undefined;
}

function sourceOf({ sources }: PriceList, key: string): string {
  return sources[key]?.title ?? key;
}
