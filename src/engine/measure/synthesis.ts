import type { MeasuredAnswer } from "../../model/measure.ts";
import { measuredAnswer } from "./measured-answer.ts";
import { wilson } from "./intervals.ts";

/** The share of questions that draw on several sources, from which on answers are put together from passages. */
const several = 0.25;

/** Whether answers are looked up or put together, by how many questions have two or more sources. That it goes deep is never measured. */
export function synthesisAnswer({ right, of }: { right: number; of: number }): Record<string, MeasuredAnswer> {
  if (of < 10) return {};
  return {
    synthesis: measuredAnswer(wilson(right, of), [
      { choices: ["lookup"], from: 0, to: several },
      { choices: ["mixed"], from: several, to: 1 },
    ]),
  };
}
