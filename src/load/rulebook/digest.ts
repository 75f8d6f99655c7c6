import { createHash } from "node:crypto";
import type { Answers } from "../../model/answers.ts";
import type { Rulebook } from "../../model/rulebook.ts";

/** sha256 over what a value means: keys in alphabetical order, so that layout and order of keys do not count. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash("sha256").update(canonical(value)).digest("hex")}`;
}

/** The digest of what was answered: the value of each answer. Reasons, names and dates may change without changing it. */
export function answersDigest(answers: Answers): string {
  return digestOf(Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value])));
}

/** The digest of what decides in a rulebook. Wording, help, sources and next steps may change without changing it. */
export function rulebookDigest(rulebook: Rulebook): string {
  return digestOf({
    settings: { ...rulebook.settings, "weight-rubric": null },
    questions: rulebook.questions.map(({ id, choices, likelihood, "asked-when": askedWhen }) => ({
      id,
      choices: choices.map(({ id: choice, below }) => ({ id: choice, below })),
      askedWhen,
      likelihood,
    })),
    rules: rulebook.rules.map(({ id, when, unless, weight, effect, need }) => ({
      id,
      when,
      unless,
      weight,
      effect,
      need,
    })),
    constraints: rulebook.constraints.map(({ id, when, unless, excludes, kind }) => ({
      id,
      when,
      unless,
      excludes,
      kind,
    })),
    gates: rulebook.gates.map(({ id, when, unless, kind, ...gate }) => ({
      id,
      when,
      unless,
      kind,
      startWith: gate["start-with"],
    })),
    ...formsIn(rulebook),
  });
}

/** Which form follows from what; nothing of a rulebook without forms, whose digest stays as it was. */
function formsIn({ forms }: Rulebook) {
  const lists = Object.entries(forms);
  if (lists.length === 0) return {};
  const deciding = lists.map(([outcome, list]) => [
    outcome,
    list.map(({ id, when, unless }) => ({ id, when, unless })),
  ]);
  return { forms: Object.fromEntries(deciding) as unknown };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
