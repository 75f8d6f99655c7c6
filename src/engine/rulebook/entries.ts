import type { Condition } from "../../model/condition.ts";
import type { Path } from "../../model/diagnostic.ts";
import type { EntryKind } from "../../model/explanation.ts";
import type { Rulebook } from "../../model/rulebook.ts";

/** What every entry of a rulebook that may fire has in common, with its place. A next step goes by its start and number. */
export type Entry = {
  kind: EntryKind;
  id: string;
  path: Path;
  text: string;
  when: Condition | undefined;
  unless: Condition | undefined;
  claims: readonly string[];
  outside: readonly string[];
};

/** All entries of a rulebook, list by list, in the order of the file. */
export function entriesOf(rulebook: Rulebook): Entry[] {
  return [
    ...rulebook.rules.map((rule, at) => entry("rule", rule, ["rules", at], rule.because)),
    ...rulebook.constraints.map((one, at) => entry("constraint", one, ["constraints", at], one.because)),
    ...rulebook.gates.map((gate, at) => entry("gate", gate, ["gates", at], gate.say)),
    ...rulebook.conflicts.map((conflict, at) => entry("conflict", conflict, ["conflicts", at], conflict.say)),
    ...rulebook.warnings.map((warning, at) => entry("warning", warning, ["warnings", at], warning.say)),
    ...Object.entries(rulebook.forms).flatMap(([outcome, forms]) =>
      forms.map((form, at) => entry("form", form, ["forms", outcome, at], form.because)),
    ),
    ...Object.entries(rulebook["next-steps"]).flatMap(([start, steps]) =>
      steps.map((step, at) =>
        entry("next step", { ...step, id: `${start} ${at + 1}` }, ["next-steps", start, at], step.do),
      ),
    ),
  ];
}

type Cites = { claims?: string[] | undefined; outside?: string[] | undefined };
type Gated = { id: string; when?: Condition | undefined; unless?: Condition | undefined } & Cites;

function entry(kind: EntryKind, { id, when, unless, claims, outside }: Gated, path: Path, text: string): Entry {
  return {
    kind,
    id,
    path,
    text,
    when,
    unless,
    claims: claims ?? [],
    outside: outside ?? [],
  };
}
