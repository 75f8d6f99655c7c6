import { fires } from "../../engine/rulebook/condition.ts";
import { failure, type Problem, type Result, success } from "../../model/diagnostic.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { PriceList } from "../../model/price-list.ts";
import { quote } from "../../text/quote.ts";
import type { SettingsLayer } from "./layers.ts";

export type Preset = PriceList["presets"][string] & { id: string };

/** The preset that is named; else the first whose condition the answers meet; else the first without a condition. */
export function choosePreset(
  { presets }: PriceList,
  layers: readonly SettingsLayer[],
  choices: Readonly<Record<string, string>>,
): Result<Preset, Problem> {
  const all = Object.entries(presets).map(([id, preset]) => ({ id, ...preset }));
  const named = layers.map(({ settings }) => settings.preset).find((id) => id !== undefined);
  const chosen =
    named === undefined
      ? (all.find(({ when }) => when && fires({ when }, (question) => choices[question])) ??
        all.find(({ when }) => !when))
      : all.find(({ id }) => id === named);
  if (chosen) return success(chosen);
  const ids = all.map(({ id }) => id);
  const hint = didYouMean(named ?? "", ids, `presets: ${ids.join(", ")}`);
  return failure([{ path: ["preset"], code: "unknown-id", message: `${quote(named)} is not a preset`, hint }]);
}
