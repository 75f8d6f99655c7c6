import { type Outcome, outcomeNames } from "../model/approach.ts";
import { capital } from "../text/capital.ts";

/** How an outcome is called at the start of a line: "Fine-tuning". */
export function outcomeTitle(outcome: Outcome): string {
  return capital(outcomeNames[outcome]);
}
