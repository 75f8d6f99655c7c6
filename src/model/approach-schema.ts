import * as z from "zod/mini";
import { approaches, needs, outcomes, type Points, verdictKinds } from "./approach.ts";

// Beside the names and not with them, so that a run that checks nothing loads no zod.

export const approachSchema = z.enum(approaches);
export const outcomeSchema = z.enum(outcomes);
export const needSchema = z.enum(needs);
export const verdictKindSchema = z.enum(verdictKinds);

export const pointsSchema: z.ZodMiniType<Points> = z.strictObject({
  rag: z.int(),
  "fine-tuning": z.int(),
  hybrid: z.int(),
});
