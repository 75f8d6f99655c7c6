import * as z from "zod/mini";
import { isDay } from "./day.ts";

/** A day of the calendar, YYYY-MM-DD. */
export const daySchema = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a date like 2026-11-01", abort: true }),
    z.refine(isDay, "a day that the calendar has"),
  );
