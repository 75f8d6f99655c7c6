import type { Condition } from "../../../model/condition.ts";
import { type Path, type Problem, problem } from "../../../model/diagnostic.ts";
import { quote } from "../../../text/quote.ts";
import type { Question, Rule, Rulebook } from "../../../model/rulebook.ts";
import { fires, holds, type Lookup } from "../condition.ts";
import { entriesOf } from "../entries.ts";
import type { Check } from "./lint-check.ts";
import { conditionsOf } from "../placed-conditions.ts";
import { leavesOf, namesBehind, searchLimit, isSatisfiable } from "./satisfiable.ts";

/** What must hold of the conditions: each can come true, and says something of its own. */
export function conditionProblems(rulebook: Rulebook): Problem[] {
  return checks.flatMap((check) => check(rulebook));
}

function entriesCanFire(rulebook: Rulebook): Problem[] {
  return entriesOf(rulebook).flatMap(({ kind, id, path, when, unless }) => {
    if (!when) return [];
    const gated = { when, unless };
    const found = isSatisfiable(rulebook, conditionsIn(gated), {
      found: (lookup) => fires(gated, lookup),
      hopeless: (lookup) => cannotFire(gated, lookup),
    });
    if (found === "too-large") return [tooLarge([...path, "when"], `whether ${kind} ${id} can fire`)];
    if (found) return [];
    const hint = unless
      ? "whenever when is true, so is unless"
      : "no answers that can be given together make when true";
    return [problem([...path, "when"], "never-fires", `${kind} ${id} can never fire`, hint)];
  });
}

type Gated = { when: Condition; unless?: Condition | undefined };

function conditionsIn({ when, unless }: Gated): Condition[] {
  return unless ? [when, unless] : [when];
}

function cannotFire({ when, unless }: Gated, lookup: Lookup): boolean {
  return holds(when, lookup) === false || (unless !== undefined && holds(unless, lookup) === true);
}

function tooLarge(path: Path, what: string): Problem {
  const message = `${what} is too much to find out: it hangs on too many questions at once`;
  return problem(path, "too-large", message, `${searchLimit} steps did not settle it; split the condition`);
}

/** The same condition means that two rules fire on just the same sheets, however they are written. */
function rulesDiffer(rulebook: Rulebook): Problem[] {
  const names = rulebook.rules.map((rule) => namesBehind(rulebook, conditionsIn(rule)).join(" "));
  return rulebook.rules.flatMap((rule, at) =>
    rulebook.rules
      .filter((_, before) => before < at && names[before] === names[at])
      .flatMap((other) => sameCondition(rulebook, rule, other, ["rules", at, "when"])),
  );
}

function sameCondition(rulebook: Rulebook, one: Rule, other: Rule, path: Path): Problem[] {
  const difference = isSatisfiable(rulebook, [...conditionsIn(one), ...conditionsIn(other)], {
    found: (lookup) => fires(one, lookup) !== fires(other, lookup),
    hopeless: (lookup) => cannotFire(one, lookup) && cannotFire(other, lookup),
  });
  if (difference === "too-large") return [tooLarge(path, `whether ${one.id} and ${other.id} differ`)];
  if (difference) return [];
  const message = `${one.id} fires exactly when ${other.id} does`;
  return [problem(path, "same-condition", message, "make one rule of the two")];
}

/** A question whose asked-when never hides it, or always does, is asked by mistake, or never. */
function askedWhenMatters(rulebook: Rulebook): Problem[] {
  return rulebook.questions.flatMap(({ id, "asked-when": condition }, at) => {
    if (!condition) return [];
    const path = ["questions", at, "asked-when"];
    const [shows, hides] = [true, false].map((truth) =>
      isSatisfiable(rulebook, [condition], { found: (lookup) => holds(condition, lookup) === truth }),
    );
    if ([shows, hides].includes("too-large")) return [tooLarge(path, `when ${id} is asked`)];
    if (!hides) return [problem(path, "asked-when", `asked-when never hides ${id}`, "remove it, or make it stricter")];
    return shows ? [] : [problem(path, "asked-when", `no answers make asked-when of ${id} true`, "it is never asked")];
  });
}

/**
 * One choice of a question may go untested: it is what is left when the others do not apply. A second one could not be
 * told from the first, so one of them is there for nothing, unless the question calls it neutral.
 */
function choicesAreTested(rulebook: Rulebook): Problem[] {
  const leaves = conditionsOf(rulebook).flatMap(({ condition }) => leavesOf(condition));
  return rulebook.questions.flatMap((question, at) => {
    const tested = leaves.filter(({ test }) => test === question.id).flatMap((leaf) => leaf.in);
    if (tested.length > 0) return [...unusedChoices(question, at, tested), ...wrongNeutrals(question, at, tested)];
    const message = `no condition tests ${question.id}`;
    return [problem(["questions", at, "id"], "unused", message, "its answers change nothing; remove it")];
  });
}

function unusedChoices({ id, choices, neutral = [] }: Question, at: number, tested: readonly string[]): Problem[] {
  const unused = choices.filter((choice) => !tested.includes(choice.id));
  const [first] = unused;
  return unused.slice(1).flatMap((choice) => {
    if (neutral.includes(choice.id)) return [];
    const path = ["questions", at, "choices", choices.indexOf(choice), "id"];
    const message = `no condition tells ${choice.id} from ${first?.id}, another choice of ${id}`;
    return [problem(path, "unused", message, `test one of them, or say that it is meant: neutral: [${choice.id}]`)];
  });
}

function wrongNeutrals({ id, choices, neutral = [] }: Question, at: number, tested: readonly string[]): Problem[] {
  return neutral.flatMap((choice, index) => {
    const known = choices.some((one) => one.id === choice);
    if (known && !tested.includes(choice)) return [];
    const message = known ? `${choice} is called neutral, but is tested` : `${quote(choice)} is not a choice of ${id}`;
    return [problem(["questions", at, "neutral", index], "unused", message, "remove it from neutral")];
  });
}

const checks: readonly Check[] = [entriesCanFire, rulesDiffer, askedWhenMatters, choicesAreTested];
