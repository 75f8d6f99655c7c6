import { citingLists, conditionsOf } from "./placed-conditions.ts";
import { approaches, verdictKinds } from "../../model/approach.ts";
import { type Condition, outcomeTests } from "../../model/condition.ts";
import { type Path, type Problem, problem } from "../../model/diagnostic.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quote } from "../../text/quote.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { formIdsOf } from "./translate.ts";
import { dependencyOrder } from "./visibility.ts";
import { pointsAreCountable } from "./reach.ts";
import { idsAreFree, idsAreOptions } from "./question-ids.ts";

type Check = (rulebook: Rulebook) => Problem[];

/** What must hold before a rulebook can decide anything: every name refers to something, and only to one thing. */
export function referenceProblems(rulebook: Rulebook): Problem[] {
  return checks.flatMap((check) => check(rulebook));
}

function idsAreUnique(rulebook: Rulebook): Problem[] {
  return [
    ...(["questions", ...citingLists] as const).flatMap((list) => repeated(rulebook[list], [list], "id")),
    ...rulebook.questions.flatMap(({ choices }, index) => repeated(choices, ["questions", index, "choices"], "id")),
  ];
}

function bandsRise({ questions }: Rulebook): Problem[] {
  return questions.flatMap(({ choices }, index) => {
    if (choices.every(({ below }) => below === undefined)) return [];
    return choices.flatMap(({ id, below }, at) => {
      const path: Path = ["questions", index, "choices", at];
      const before = choices[at - 1]?.below ?? 0;
      const last = at === choices.length - 1;
      if (last && below !== undefined)
        return [problem([...path, "below"], "bands", `the last band, ${id}, has an end`)];
      if (!last && below === undefined) {
        return [problem(path, "bands", `band ${id} has no end`, "every band but the last says below: NUMBER")];
      }
      if (below !== undefined && below <= before) {
        return [
          problem([...path, "below"], "bands", `band ${id} ends at ${below}, where the one before ends or later`),
        ];
      }
      return [];
    });
  });
}

function conditionsAreKnown(rulebook: Rulebook): Problem[] {
  return conditionsOf(rulebook).flatMap(({ condition, path, tests }) =>
    conditionProblems(rulebook, condition, path, tests),
  );
}

function askedWhenIsNoCircle({ questions }: Rulebook): Problem[] {
  try {
    dependencyOrder(questions);
    return [];
  } catch (error) {
    return [problem(["questions"], "cycle", (error as Error).message, "let questions depend on earlier ones only")];
  }
}

function tiesNameEachApproach({ settings }: Rulebook): Problem[] {
  return new Set(settings.ties).size === approaches.length
    ? []
    : [problem(["settings", "ties"], "shape", "ties must name each approach once", approaches.join(", "))];
}

function likelihoodsNameChoices({ questions }: Rulebook): Problem[] {
  return questions.flatMap(({ choices, likelihood }, index) => {
    if (!likelihood) return [];
    const path: Path = ["questions", index, "likelihood"];
    const ids = choices.map(({ id }) => id);
    const unknown = Object.keys(likelihood).flatMap((key) =>
      ids.includes(key) ? [] : [unknownName([...path, key], "unknown-choice", key, "a choice of this question", ids)],
    );
    const missing = ids.filter((id) => !Object.hasOwn(likelihood, id));
    const total = Object.values(likelihood).reduce((sum, one) => sum + one, 0);
    if (missing.length > 0) unknown.push(problem(path, "shape", `likelihood of ${missing.join(", ")} is missing`));
    else if (total === 0) unknown.push(problem(path, "shape", "the likelihoods add up to 0"));
    return unknown;
  });
}

function monotonesAreKnown(rulebook: Rulebook): Problem[] {
  return rulebook.monotone.flatMap(({ question: id, order }, index) => {
    const condition: Condition = { test: id, in: order };
    return conditionProblems(rulebook, condition, ["monotone", index], []);
  });
}

function evidenceIsKnown(rulebook: Rulebook): Problem[] {
  const claims = Object.keys(rulebook.claims);
  const sources = Object.keys(rulebook.sources);
  const cited = (entry: { claims?: string[] | undefined; outside?: string[] | undefined }, path: Path): Problem[] => [
    ...(entry.claims ?? []).flatMap((id, at) =>
      claims.includes(id) ? [] : [unknownName([...path, "claims", at], "unknown-id", id, "a claim", claims)],
    ),
    ...(entry.outside ?? []).flatMap((id, at) =>
      sources.includes(id) ? [] : [unknownName([...path, "outside", at], "unknown-id", id, "a source", sources)],
    ),
  ];
  return [
    ...citingLists.flatMap((list) => rulebook[list].flatMap((entry, at) => cited(entry, [list, at]))),
    ...Object.entries(rulebook.forms).flatMap(([outcome, forms]) =>
      forms.flatMap((form, at) => cited(form, ["forms", outcome, at])),
    ),
    ...Object.entries(rulebook["next-steps"]).flatMap(([start, steps]) =>
      steps.flatMap((step, at) => cited(step, ["next-steps", start, at])),
    ),
    ...Object.entries(rulebook.claims).flatMap(([id, { source }]) =>
      sources.includes(source)
        ? []
        : [unknownName(["claims", id, "source"], "unknown-id", source, "a source", sources)],
    ),
  ];
}

/** A form whose condition does not hold gives way to the next, so that all but the last have one. */
function formsTakeTurns({ forms }: Rulebook): Problem[] {
  return Object.entries(forms).flatMap(([outcome, list]) => [
    ...repeated(list, ["forms", outcome], "id"),
    ...list.flatMap(({ id, when, unless }, at) => {
      const path: Path = ["forms", outcome, at];
      const isLast = at === list.length - 1;
      if (isLast && (when ?? unless))
        return [
          problem(path, "shape", `the last form, ${id}, has a condition`, "it is what is left: no when, no unless"),
        ];
      if (isLast || when) return [];
      return [problem(path, "shape", `form ${id} has no condition`, "every form but the last says when it holds")];
    }),
  ]);
}

function startsHaveSteps(rulebook: Rulebook): Problem[] {
  const forms = (rulebook.forms["neither-yet"] ?? []).map(({ id }) => id);
  const starts = [...new Set([...Object.keys(rulebook["next-steps"]), ...forms])];
  return rulebook.gates.flatMap((gate, at) => {
    const start = gate["start-with"];
    if (start === undefined || starts.includes(start)) return [];
    return [
      unknownName(
        ["gates", at, "start-with"],
        "unknown-id",
        start,
        "a form of neither-yet or an entry of next-steps",
        starts,
      ),
    ];
  });
}

const checks: Check[] = [
  idsAreUnique,
  idsAreFree,
  idsAreOptions,
  bandsRise,
  pointsAreCountable,
  conditionsAreKnown,
  askedWhenIsNoCircle,
  tiesNameEachApproach,
  likelihoodsNameChoices,
  monotonesAreKnown,
  evidenceIsKnown,
  formsTakeTurns,
  startsHaveSteps,
];

function conditionProblems(rulebook: Rulebook, condition: Condition, path: Path, tests: readonly string[]): Problem[] {
  if ("not" in condition) return conditionProblems(rulebook, condition.not, path, tests);
  if ("all" in condition) return condition.all.flatMap((part) => conditionProblems(rulebook, part, path, tests));
  if ("any" in condition) return condition.any.flatMap((part) => conditionProblems(rulebook, part, path, tests));
  const { test, in: values } = condition;
  const allowed = valuesOf(rulebook, test);
  if (!allowed || (outcomeTests.some((name) => name === test) && !tests.includes(test))) {
    const names = [...rulebook.questions.map(({ id }) => id), ...tests];
    return [unknownName(path, "unknown-question", test, "a question that can be tested here", names)];
  }
  return values
    .filter((value) => !allowed.includes(value))
    .map((value) => unknownName(path, "unknown-choice", value, `a choice of ${test}`, allowed));
}

function valuesOf({ questions, forms }: Rulebook, test: string): readonly string[] | undefined {
  if (test === "leader" || test === "excluded") return approaches;
  if (test === "verdict") return verdictKinds;
  if (test === "form") return formIdsOf({ forms });
  return questions.find(({ id }) => id === test)?.choices.map(({ id }) => id);
}

function repeated(entries: readonly { id: string }[], path: Path, key: string): Problem[] {
  return entries.flatMap(({ id }, index) =>
    entries.findIndex((entry) => entry.id === id) < index
      ? [
          problem(
            [...path, index, key],
            "duplicate-id",
            `${quote(id)} is there twice`,
            "ids are unique within their list",
          ),
        ]
      : [],
  );
}

function unknownName(path: Path, code: Problem["code"], word: string, what: string, names: readonly string[]): Problem {
  return problem(path, code, `${quote(word)} is not ${what}`, didYouMean(word, names) || listed(names));
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return "there are none";
  return names.length <= 12 ? `one of: ${names.join(", ")}` : `there are ${names.length}`;
}
