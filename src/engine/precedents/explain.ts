import type { Explanation } from "../../model/explanation.ts";
import type { Precedents } from "../../model/precedent.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { isTold } from "./weights.ts";

/** What precedents add to what goes by an id: what a question weighs among them, and the precedent of that id. */
export function explainByPrecedents(
  { questions }: Rulebook,
  { shown, sheets, weights }: Precedents,
  { id, found }: { id: string; found: readonly Explanation[] },
): Explanation[] {
  const told = isTold(weights);
  const weighed = found.map((one) =>
    one.kind === "question" && told
      ? { ...one, weighs: weights[questions.findIndex((question) => question.id === id)] ?? 0 }
      : one,
  );
  const own = shown.flatMap((precedent, at): Explanation[] =>
    precedent.id === id
      ? [
          {
            kind: "precedent",
            id,
            text: [precedent.situation, precedent.went].join(" "),
            ...precedent.source,
            outcome: precedent.outcome,
            form: precedent.form?.label ?? null,
            answers: Object.fromEntries(
              questions.flatMap(({ id: question, choices }, place) => {
                const choice = choices[sheets[at]?.[place] ?? choices.length];
                return choice ? [[question, choice.id]] : [];
              }),
            ),
          },
        ]
      : [],
  );
  return [...weighed, ...own];
}
