import type { Answers } from "../../model/answers.ts";
import { type Approach, approaches, type Outcome, outcomeNames } from "../../model/approach.ts";
import type { Decision } from "../../model/decision.ts";
import type { Ground, Opinion, Panel, PanelOpinion } from "../../model/panel.ts";
import { parseAnswer } from "../decision/read-answer.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { choiceIn, encode } from "../decision/assignment.ts";
import { answersBehind, decide } from "../decide.ts";
import { evaluate } from "../decision/evaluate.ts";
import { compiledOf } from "../rulebook/compile.ts";

/** The most grounds given for one side of a difference: the strongest. */
const groundLimit = 3;

/** Puts the same answers to our rulebook and to each framework of the panel, a small rulebook over the same questions. */
export function comparePanel(
  rulebook: Rulebook,
  frameworks: readonly Rulebook[],
  { answers, title }: { answers: Answers; title: string | null },
): Panel {
  const ours = advise(rulebook, answers);
  return {
    title,
    ours: opinionOf(ours),
    panel: frameworks.map((framework) => panelOpinion(framework, ours, answers)),
  };
}

/** The outcome alone that each framework comes to on these answers. */
export function panelOutcomes(
  frameworks: readonly Rulebook[],
  answers: Answers,
): { rulebook: string; outcome: Outcome }[] {
  return frameworks.map((framework) => {
    const compiled = compiledOf(framework);
    const { outcome } = evaluate(compiled, encode(compiled, understoodBy(framework, answers)));
    return { rulebook: framework.id, outcome };
  });
}

/** A rulebook with what it decides. */
type Advised = { rulebook: Rulebook; answers: Answers; decision: Decision };

function advise(rulebook: Rulebook, answers: Answers): Advised {
  return {
    rulebook,
    answers,
    decision: decide(rulebook, answers, { title: null, engine: "", digest: "" }, { verdictOnly: true }),
  };
}

function panelOpinion(framework: Rulebook, ours: Advised, answers: Answers): PanelOpinion {
  const understood = understoodBy(framework, answers);
  const its = advise(framework, understood);
  const [mine, theirs] = [ours.decision.verdict.outcome, its.decision.verdict.outcome];
  return {
    ...opinionOf(its),
    leftOut: Object.keys(answers).filter((id) => !Object.hasOwn(understood, id)),
    differs: mine === theirs ? null : { itsGrounds: groundsOf(its, mine), ourGrounds: groundsOf(ours, theirs) },
  };
}

/** The answers to questions that the framework asks too, in its own choices. */
function understoodBy({ questions }: Rulebook, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => {
      const question = questions.find((one) => one.id === id);
      const parsed = question && parseAnswer(question, answer.value);
      return parsed && !("code" in parsed) ? [[id, { ...answer, ...parsed }]] : [];
    }),
  );
}

function opinionOf({ rulebook, decision: { verdict, scores } }: Advised): Opinion {
  return {
    rulebook: rulebook.id,
    version: rulebook.version,
    title: Object.values(rulebook.sources)[0]?.title ?? rulebook.id,
    outcome: verdict.outcome,
    kind: verdict.kind,
    leader: verdict.leader,
    headline: verdict.headline,
    scores,
  };
}

/**
 * Why a rulebook came to its outcome and not to the other: the gates that stopped it, the constraints that rule the
 * other out, the needs that would have earned it, and the rules that set it behind, the strongest first.
 */
function groundsOf(advised: Advised, other: Outcome): Ground[] {
  const { outcome } = advised.decision.verdict;
  if (outcome === "neither-yet") return gateGrounds(advised);
  const unearned = unearnedGrounds(advised.decision, other);
  const others = [...exclusionGrounds(advised.decision, other), ...ruleGrounds(advised.decision, outcome, other)];
  return [...others.slice(0, groundLimit - unearned.length), ...unearned];
}

function gateGrounds({ rulebook, answers }: Advised): Ground[] {
  const compiled = compiledOf(rulebook);
  const { gates, visible } = evaluate(compiled, encode(compiled, answers));
  return gates
    .filter(({ kind }) => kind === "neither-yet")
    .map(({ id, say, when }) => ({
      id,
      because: say,
      answers: answersBehind(when, (question) => choiceIn(compiled, visible, question)),
    }));
}

function exclusionGrounds({ excluded }: Decision, other: Outcome): Ground[] {
  return excluded
    .filter(({ approach }) => approach === other)
    .map(({ constraint, because, answers }) => ({ id: constraint, because, answers }));
}

/** An approach that nothing earned is passed over, however many points it has. */
function unearnedGrounds({ unearned }: Decision, other: Outcome): Ground[] {
  return unearned
    .filter(({ approach }) => approach === other)
    .map(({ approach, lacks }) => {
      const because = `By these rules no answer calls for ${outcomeNames[approach]}: it takes a need for ${lacks.join(" and for ")}.`;
      return { id: "earned-by", because, answers: {} };
    });
}

function ruleGrounds({ trace }: Decision, outcome: Approach, other: Outcome): Ground[] {
  const rival = approaches.find((approach) => approach === other);
  return trace
    .map((entry) => ({ ...entry, lead: entry.points[outcome] - (rival ? entry.points[rival] : 0) }))
    .filter(({ lead }) => lead > 0)
    .sort((a, b) => b.lead - a.lead)
    .map(({ rule, because, answers }) => ({ id: rule, because, answers }));
}
