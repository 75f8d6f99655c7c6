import { approaches } from "../../../model/approach.ts";
import { type Path, type Problem, problem } from "../../../model/diagnostic.ts";
import { didYouMean } from "../../../text/did-you-mean.ts";
import type { Rulebook } from "../../../model/rulebook.ts";
import type { Check } from "./lint-check.ts";

/** What must hold of the texts and declarations. */
export function wordingProblems(rulebook: Rulebook): Problem[] {
  return checks.flatMap((check) => check(rulebook));
}

/** A reason is read in a list of many: it must be taken in at a glance. */
const becauseLimit = 140;

function becausesAreShort(rulebook: Rulebook): Problem[] {
  return (["rules", "constraints"] as const).flatMap((list) =>
    rulebook[list].flatMap(({ id, because }, at) =>
      because.length < becauseLimit
        ? []
        : [
            problem(
              [list, at, "because"],
              "too-long",
              `because of ${id} has ${because.length} characters`,
              `say it in under ${becauseLimit}`,
            ),
          ],
    ),
  );
}

function questionsHaveHelp({ questions }: Rulebook): Problem[] {
  return questions.flatMap(({ id, help }, at) =>
    help === undefined
      ? [problem(["questions", at], "no-help", `question ${id} has no help`, "say in a line why it is asked")]
      : [],
  );
}

/** A label that is only a word or two is clear in a list of them; one choice with help needs the others to have it too. */
function choicesHaveHelpAlike({ questions }: Rulebook): Problem[] {
  return questions.flatMap(({ id, choices }, at) =>
    choices.some(({ help }) => help !== undefined)
      ? choices.flatMap(({ id: choice, help }, index) =>
          help === undefined
            ? [
                problem(
                  ["questions", at, "choices", index],
                  "no-help",
                  `choice ${choice} of ${id} has no help`,
                  "other choices of the question have: give it to all or to none",
                ),
              ]
            : [],
        )
      : [],
  );
}

function stepsAreReached(rulebook: Rulebook): Problem[] {
  const steps = Object.keys(rulebook["next-steps"]);
  const starts = startsOf(rulebook);
  const unreached = steps
    .filter((start) => !starts.includes(start))
    .map((start) => {
      const hint = didYouMean(start, starts) || `the starts are: ${starts.join(", ")}`;
      return atKey(["next-steps", start], `no outcome or gate leads to the steps of ${start}`, hint);
    });
  return steps.length === 0 ? [] : [...unreached, ...missingSteps(starts, steps)];
}

/** Where steps are looked up: each approach, the forms of a neither-yet (without any, prompting), and what gates start with. */
function startsOf({ gates, forms }: Rulebook): string[] {
  const starts = forms["neither-yet"]?.map(({ id }) => id) ?? ["prompting"];
  return [...new Set([...approaches, ...starts, ...gates.flatMap((gate) => gate["start-with"] ?? [])])];
}

function missingSteps(starts: readonly string[], steps: readonly string[]): Problem[] {
  return starts
    .filter((start) => !steps.includes(start))
    .map((start) => atKey(["next-steps"], `there are no next steps for ${start}`, "say what to do first, and next"));
}

function atKey(path: Path, message: string, hint: string): Problem {
  return {
    ...problem(path, "next-steps", message, hint),
    at: "key",
  };
}

function monotonesSaySomething({ monotone }: Rulebook): Problem[] {
  return monotone.flatMap((one, at) => {
    const { question, order } = one;
    const wrong: Problem[] = [];
    if (!one["never-into"] && !one["never-out-of"]) {
      const hint = "add never-into or never-out-of";
      wrong.push(problem(["monotone", at], "monotone", `this declares nothing about ${question}`, hint));
    }
    const twice = order.find((choice, index) => order.indexOf(choice) < index);
    if (twice !== undefined) {
      wrong.push(problem(["monotone", at, "order"], "monotone", `${twice} is in the order twice`, "name it once"));
    }
    return wrong;
  });
}

const checks: readonly Check[] = [
  becausesAreShort,
  questionsHaveHelp,
  choicesHaveHelpAlike,
  stepsAreReached,
  monotonesSaySomething,
];
