import type { CommandShape } from "../../model/completion.ts";
import { renderBash } from "./bash.ts";
import { renderFish } from "./fish.ts";
import { renderZsh } from "./zsh.ts";

/** The completion scripts, by the shell that they are for. */
export const completionReporters = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
} satisfies Record<string, (program: CommandShape) => string>;

export type Shell = keyof typeof completionReporters;
export const shells = Object.keys(completionReporters) as Shell[];
