import type { Answers, Choices } from "../../src/model/answers.ts";

/** Answers with these choices, as if a file gave them; unsure has none. */
export const given = (choices: Choices): Answers =>
  Object.fromEntries(
    Object.entries(choices).map(([id, value]) => [
      id,
      { value, choice: value === "unsure" ? null : value, from: "file" as const },
    ]),
  );
