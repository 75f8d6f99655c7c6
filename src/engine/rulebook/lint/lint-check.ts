import type { Problem } from "../../../model/diagnostic.ts";
import type { Rulebook } from "../../../model/rulebook.ts";

/** One thing to look for in a rulebook that loads. */
export type Check = (rulebook: Rulebook) => Problem[];
