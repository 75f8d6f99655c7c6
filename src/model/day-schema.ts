import * as z from "zod/mini";

/** A day of the calendar, YYYY-MM-DD; 2026-02-30 is none. It is one pattern, so that a JSON Schema says the same. */
export const daySchema = z.string().check(
  z.regex(z.regexes.date, {
    error: ({ input }) =>
      /^\d{4}-\d{2}-\d{2}$/.test(String(input)) ? "a day that the calendar has" : "a date like 2026-11-01",
  }),
);
