import { encode } from "../../src/engine/decision/assignment.ts";
import { type Evaluation, evaluate } from "../../src/engine/decision/evaluate.ts";
import { compiledOf } from "../../src/engine/rulebook/compile.ts";
import type { Assignment } from "../../src/engine/rulebook/numbering.ts";
import type { Answers } from "../../src/model/answers.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import type { Choices } from "./definition.ts";

/** Answers with these choices, as if a file gave them; unsure has none. */
export function given(choices: Choices): Answers {
  return Object.fromEntries(
    Object.entries(choices).map(([id, value]) => [
      id,
      { value, choice: value === "unsure" ? null : value, from: "file" as const },
    ]),
  );
}

/** The questions that are answered unsure. */
export function unsureIn(answers: Answers): string[] {
  return Object.keys(answers).filter((id) => answers[id]?.choice === null);
}

/** The choice of each answer; unsure has none. */
export function choicesOf(answers: Answers): Choices {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, { choice }]) => (choice === null ? [] : [[id, choice]])),
  );
}

/** A sheet with these choices, as numbers. */
export function assigned(rulebook: Rulebook, choices: Choices): Assignment {
  return encode(compiledOf(rulebook), given(choices));
}

/** What the compiled rulebook makes of these choices. */
export function evaluated(rulebook: Rulebook, choices: Choices): Evaluation {
  return evaluate(compiledOf(rulebook), assigned(rulebook, choices));
}
