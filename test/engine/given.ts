import type { Answers, Choices } from "../../src/model/answers.ts";

/** Answers with these choices, as if a file gave them; unsure has none. */
export function given(choices: Choices): Answers {
  return Object.fromEntries(
    Object.entries(choices).map(([id, value]) => [
      id,
      { value, choice: value === "unsure" ? null : value, from: "file" as const },
    ]),
  );
}
