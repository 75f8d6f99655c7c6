// Reads and checks the shipped rulebook and prices, and writes them down as the values they are.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ShippedPrices } from "../src/load/prices/comparison.ts";
import { siftedByTables } from "../src/engine/analysis/diagram/variable-order.ts";
import { compiledOf, saveCompiled } from "../src/engine/rulebook/compile.ts";
import { type CompiledFile, compiledNames } from "../src/load/compiled.ts";
import { type CompiledPrecedents, stampOf } from "../src/load/compiled-precedents.ts";
import { fileNamesIn } from "../src/load/files/folder.ts";
import { steadyPrices } from "../src/load/prices/package-prices.ts";
import { readShippedPrices } from "../src/load/prices/price-list.ts";
import { readPrecedents } from "../src/load/rulebook/precedents.ts";
import { type LoadedRulebook, loadRulebookFile } from "../src/load/rulebook/rulebook.ts";
import type { Result } from "../src/model/diagnostic.ts";
import type { PriceList } from "../src/model/price-list.ts";

/** Compiles the shipped files of a folder into another. Throws with every problem of a file that is not right. */
export async function compile(rules: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = async (file: string, value: unknown): Promise<void> => {
    const names = compiledNames(file);
    await writeFile(join(folder, names.value), JSON.stringify(value));
    await copyFile(file, join(folder, names.source));
  };
  const rulebookFile = join(rules, "rag-or-fine-tuning.yaml");
  const ours = compiled(await loadRulebookFile(rulebookFile));
  await write(rulebookFile, ours);
  const precedentsFile = join(rules, ours.rulebook.precedents ?? "");
  const precedents = await precedentsIn(precedentsFile, ours);
  await writeFile(join(folder, compiledNames(precedentsFile).value), JSON.stringify(precedents));
  for (const name of await fileNamesIn(join(rules, "panel"))) {
    const file = join(rules, "panel", name);
    await write(file, compiled(await loadRulebookFile(file)));
  }

  const pricesFile = join(rules, "prices.yaml");
  const prices = valid(await readShippedPrices(pricesFile));
  await write(pricesFile, { ...prices, steady: steadyOf(prices.list) } satisfies ShippedPrices);
}

function compiled(result: Result<LoadedRulebook>): CompiledFile {
  const { rulebook, digest, changes } = valid(result);
  const analysed = compiledOf(rulebook);
  return { rulebook, digest, changes, compilation: saveCompiled(analysed, siftedByTables(analysed)) };
}

async function precedentsIn(file: string, { rulebook, digest }: LoadedRulebook): Promise<CompiledPrecedents> {
  const read = await readPrecedents(file, file, { compiled: compiledOf(rulebook), isOwn: true });
  return { digest, from: stampOf(await readFile(file)), precedents: valid(read) };
}

/** The steady prices of the models that the list names. */
function steadyOf(list: PriceList): ShippedPrices["steady"] {
  const rows = Object.entries({ ...list.models, ...list.embeddings });
  const ids = new Set(rows.map(([id, row]) => ("package" in row && row.package ? row.package : id)));
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const prices = steadyPrices(id, list.date);
      return prices ? [[id, prices]] : [];
    }),
  );
}

function valid<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
}
