import { type Approach, approaches, type Outcome, outcomeNames, outcomes } from "../../model/approach.ts";
import type { Decision, TraceEntry } from "../../model/decision.ts";
import { countOf, signed } from "../../text/numbers.ts";
import { answersText, leftOutSentence, unansweredSentence } from "../../words/answers.ts";
import { costParagraph } from "../../words/cost.ts";
import { exclusionOf, exclusionText, exclusionWord } from "../../words/eligibility.ts";
import { measuredText } from "../../words/evidence.ts";
import { firmnessSentence } from "../../words/firmness.ts";
import { firstFlips } from "../../words/flips.ts";
import { headlineReason } from "../../words/headline.ts";
import { unmetNeeds } from "../../words/unmet.ts";
import { outcomeTitle } from "../../words/outcome.ts";
import { changesBesidePoints } from "../../words/rulebook-changes.ts";
import { notWorkedOutSentence } from "../../words/not-worked-out.ts";
import { scoreWords } from "../../words/scores.ts";
import { byEffectOn, doubts, titles } from "../../words/sections.ts";
import { shareSentence } from "../../words/shares.ts";
import type { ReportOptions } from "../terminal/text-style.ts";
import { md, mdCode, mdSources } from "./escape.ts";
import { mdPrecedents } from "./precedents.ts";

/**
 * A decision record by the template of MADR 4.0 (https://adr.github.io/madr/), made from the trace. Its status is
 * proposed: accepting it is for people. It has a date only when one is given.
 */
export function renderAdr(decision: Decision, options: ReportOptions): string {
  return `${[
    ["---", "status: proposed", ...(options.asOf === null ? [] : [`date: ${options.asOf}`]), "---"],
    [`# ${name(decision)}`],
    ["## Context and Problem Statement", "", ...context(decision)],
    ["## Decision Drivers", "", ...drivers(decision)],
    ["## Considered Options", "", ...outcomes.map((outcome) => `* ${outcomeTitle(outcome)}`)],
    ["## Decision Outcome", "", ...outcome(decision)],
    ["### Consequences", "", ...consequences(decision)],
    ["### Confirmation", "", ...confirmation(options)],
    ["## Pros and Cons of the Options"],
    ...outcomes.map((option) => [`### ${outcomeTitle(option)}`, "", ...prosAndCons(decision, option)]),
    ["## More Information", "", ...more(decision)],
  ]
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function name({ title, verdict }: Decision): string {
  return `${title ? md(title) : "Customising the model"}: ${outcomeNames[verdict.outcome]}`;
}

function context(decision: Decision): string[] {
  const { answers, unanswered, ignored } = decision;
  const open = unansweredSentence(decision, "plain");
  const known = Object.entries(answers).filter(([id]) => !unanswered.includes(id) && !ignored.includes(id));
  return [
    "Should the language model be customised with retrieval (RAG), with fine-tuning, with both (hybrid), or not yet?",
    "What is known of the case:",
    "",
    ...known.map(([id, answer]) => `* ${md(id)}: ${md(String(answer.value))}${reviewed(answer)}`),
    ...(open === null ? [] : ["", md(open)]),
  ];
}

type Reviewed = Decision["answers"][string];

/** " - The regulator asks for it (Ines, 2026-11-01; evidence: docs/audit.md)" */
function reviewed(answer: Reviewed): string {
  const { because, by, "as-of": asOf, evidence } = answer;
  const who = [by, asOf].filter((part) => part !== undefined).join(", ");
  const notes = [measuredText(answer) ?? "", who, evidence === undefined ? "" : `evidence: ${evidence}`].filter(
    (part) => part !== "",
  );
  const reason = because === undefined ? "" : ` - ${md(because)}`;
  return notes.length > 0 ? `${reason} (${md(notes.join("; "))})` : reason;
}

function drivers({ trace, excluded, gates }: Decision): string[] {
  const needs = trace.filter(({ need }) => need !== null);
  const others = trace.filter(({ need }) => need === null);
  const driver = (entry: TraceEntry): string => {
    const need = entry.need ? `, a need for ${entry.need}` : "";
    return `* ${md(entry.because)} (${md(answersText(entry.answers))}${need})`;
  };
  const limits = new Map(excluded.map(({ constraint, because, answers }) => [constraint, { because, answers }]));
  const lines = [
    ...needs.map(driver),
    ...others.map(driver),
    ...[...limits.values()].map(({ because, answers }) => `* ${md(because)} (${md(answersText(answers))})`),
    ...gates.map(({ say }) => `* ${md(say)}`),
  ];
  return lines.length > 0 ? lines : ["* None of the answers speaks for or against any option."];
}

function outcome(decision: Decision): string[] {
  const { verdict, scores, firmness, cost } = decision;
  const open = shareSentence(decision);
  const { kind } = verdict;
  const reason = md(headlineReason(verdict));
  const ranked = approaches.toSorted((a, b) => scores[b] - scores[a]);
  const points = ranked.map((approach) => `${outcomeNames[approach]} ${scores[approach]}`).join(", ");
  const close = kind === "close-call" ? " The margin makes it a close call." : "";
  return [
    `Chosen option: "${outcomeTitle(verdict.outcome)}", because of the drivers above. ${reason}`,
    "",
    `Points: ${points}. ${scoreWords(decision)}${close}`,
    ...(firmness ? ["", `How firm it is. ${firmnessSentence(decision)}`] : []),
    ...(open === null ? [] : ["", md(open)]),
    ...(cost === null ? [] : ["", `What it costs. ${md(costParagraph(cost))}`]),
  ];
}

function consequences(decision: Decision): string[] {
  const { nextSteps, warnings, conflicts, verdict, trace } = decision;
  const chosen = verdict.outcome === "neither-yet" ? null : verdict.outcome;
  const served = trace.filter(({ need, points }) => chosen && need !== null && points[chosen] > 0);
  const lines = [
    ...served.map(({ because }) => `* Good, because it serves this: ${md(because)}`),
    ...nextSteps.map(({ text }) => `* Neutral, because it is work to do: ${md(text)}`),
    ...unmetNeeds(decision).map(({ text }) => `* Bad, because: ${md(text)}`),
    ...warnings.map(({ say }) => `* Bad, because: ${md(say)}`),
    ...conflicts.map(({ say }) => `* Bad, because two answers contradict each other: ${md(say)}`),
  ];
  return lines.length > 0 ? lines : ["* Neutral, because nothing is built."];
}

function confirmation({ file }: ReportOptions): string[] {
  return [
    `${mdCode(`advise check ${file ?? "FILE"}`)} decides again, and fails when the recorded decision no longer holds.`,
    "Run it in continuous integration, on the answers file that is committed beside this record.",
  ];
}

function prosAndCons(decision: Decision, option: Outcome): string[] {
  const { trace, base, scores, bar, excluded, verdict } = decision;
  if (option === "neither-yet") {
    const why = verdict.outcome === option ? md(headlineReason(verdict)) : null;
    return [`* Neutral, because a good prompt alone scores ${bar}`, ...(why ? [`* Good, because: ${why}`] : [])];
  }
  return [
    `${countOf(scores[option], "point")}, of which ${base[option]} before any answer.`,
    "",
    ...byEffectOn(trace, option).flatMap((entry) => argument(entry, option)),
    ...excluded
      .filter(({ approach }) => approach === option)
      .map((one) => {
        const how = one.kind === "not-yet" ? "not possible yet" : exclusionWord(one);
        return `* Bad, because it is ${how}: ${md(exclusionText(one))}`;
      }),
    ...(verdict.outcome !== option && verdict.outcome !== "neither-yet" && !exclusionOf(excluded, option)
      ? [whyLost(decision, option)]
      : []),
  ];
}

function argument(entry: TraceEntry, option: Approach): string[] {
  const points = entry.points[option];
  if (points === 0) return [];
  const reason = `${points > 0 ? "Good" : "Bad"}, because: ${md(entry.because)} (${signed(points)})`;
  return [`* ${[reason, ...doubts(entry).map(md)].join(" ")}`];
}

/** Why another option was chosen, though this one was possible: not earned by a need, or fewer points. */
function whyLost({ scores, unearned, verdict }: Decision, option: Approach): string {
  const chosen = verdict.leader ?? "rag";
  const lacks = unearned.find(({ approach }) => approach === option)?.lacks;
  if (lacks) return `* Not chosen, because no answer shows a need for ${lacks.join(" or ")}`;
  if (scores[option] === scores[chosen]) return `* Not chosen, because ${outcomeNames[chosen]} goes first in a tie`;
  return `* Not chosen, because it has ${countOf(scores[chosen] - scores[option], "point")} fewer than ${outcomeNames[chosen]}`;
}

function more(decision: Decision): string[] {
  const { answers, rulebook, engine } = decision;
  const notes = [notWorkedOutSentence(decision), leftOutSentence(decision)].filter((line) => line !== null);
  const sources = mdSources(decision, "*");
  const precedents = mdPrecedents(decision, "*");
  const reviews = Object.entries(answers).flatMap(([id, { "review-by": due }]) =>
    due === undefined ? [] : [`* By ${due}: is ${md(id)} still so?`],
  );
  const again = [...reviews, ...firstFlips(decision).map((line) => `* ${md(line)}`)];
  return [
    ...(again.length > 0 ? ["When to look again:", "", ...again, ""] : []),
    `Made by advise ${md(engine)} with rulebook ${md(rulebook.id)} ${md(rulebook.version)} (${mdCode(rulebook.digest)}).`,
    ...notes.flatMap((line) => ["", md(line)]),
    ...changesBesidePoints(decision).flatMap((line) => ["", `${titles.changes}: ${md(line)}`]),
    ...(precedents.length > 0 ? ["", `${titles.precedents}:`, "", ...precedents] : []),
    ...(sources.length > 0 ? ["", `${titles.sources}:`, "", ...sources] : []),
  ];
}
