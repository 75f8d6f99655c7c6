import type { Decision } from "../model/decision.ts";
import { capital } from "../text/capital.ts";
import { measuredText } from "./evidence.ts";
import { exclusionsOf } from "./eligibility.ts";
import { flipList } from "./flips.ts";
import { headlineReason } from "./headline.ts";
import { byLabel } from "./names.ts";
import { turnSentences } from "./open.ts";
import { earning } from "./reasons.ts";
import { summaryReasons } from "./summary.ts";
import { unmetNeeds } from "./unmet.ts";

/** What the decision is about, in two sentences: the question, and the answers that moved it. */
export function contextOf(decision: Decision, most: number): string[] {
  const names = byLabel(decision);
  const behind = new Map(decision.trace.flatMap(({ answers }) => Object.entries(answers)));
  const told = [...behind]
    .slice(0, most)
    .map(([question, choice]) => `${names.question(question)} ${names.choice(question, choice)}`);
  const left = behind.size - told.length;
  const known =
    told.length > 0 ? ` It rests on these answers: ${told.join(", ")}${left > 0 ? ` and ${left} more` : ""}.` : "";
  return [
    `Should the language model be customised with retrieval (RAG), with fine-tuning, with both (hybrid), or not yet?${known}`,
  ];
}

/** The answers that came with a reason or with evidence, and who says so: "voice: The press office asks for it (Ines)". */
export function reviewedOf(decision: Decision): string[] {
  const names = byLabel(decision);
  return Object.entries(decision.answers).flatMap(([id, answer]) => {
    const { because, by, evidence, "as-of": asOf } = answer;
    const measured = measuredText(answer);
    const notes = [by, asOf, evidence === undefined ? undefined : `evidence: ${evidence}`, measured ?? undefined];
    const known = notes.filter((note) => note !== undefined).join(", ");
    if (because === undefined && known === "") return [];
    const reason = [because, known === "" ? undefined : `(${known})`].filter((part) => part !== undefined).join(" ");
    return [`${names.question(id)}: ${reason}`];
  });
}

/** What speaks for what is chosen, the strongest first. */
export function driversOf(decision: Decision): string[] {
  const reasons = summaryReasons(decision);
  const { outcome } = decision.verdict;
  const stated = outcome === "neither-yet" ? [headlineReason(decision.verdict)] : [];
  return [...stated, ...(reasons?.shown ?? []).map(({ text, mark }) => (/\d/.test(mark) ? `${text} (${mark})` : text))];
}

/** What is good about it, behind "because": the needs that it meets, and how it is carried out. */
export function goodOf(decision: Decision): string[] {
  const { outcome, form } = decision.verdict;
  const met = outcome === "neither-yet" ? [] : earning(decision, outcome);
  return [
    ...met.flatMap(({ need }) => (need === null ? [] : [`it meets the need for ${need} that the answers show`])),
    ...(form ? [`${form.because.charAt(0).toLowerCase()}${form.because.slice(1)}`] : []),
  ];
}

/** What is bad about it: the needs it leaves open, what to mind, and what contradicts itself. */
export function risksOf(decision: Decision): string[] {
  return [
    ...unmetNeeds(decision, byLabel(decision)).map(({ text }) => text),
    ...decision.conflicts.map(({ say }) => say),
    ...decision.warnings.map(({ say }) => say),
  ];
}

/** What would make one look at a decision again: due dates, what is open, what would change it, and what is measured later. */
export function revisitOf(decision: Decision): string[] {
  const names = byLabel(decision);
  const due = Object.entries(decision.answers).flatMap(([id, { "review-by": day }]) =>
    day === undefined ? [] : [`By ${day}: is ${names.question(id)} still so?`],
  );
  const flips = flipList(decision, 3, names);
  const { excluded } = decision;
  return [
    ...due,
    ...turnSentences(decision, names).slice(0, 3),
    ...flips.items.map((item) => `${capital(item)}.`),
    afterLaunch(decision),
    ...exclusionsOf({ excluded }).map(({ names: kept, remedy }) => `${capital(kept)} may come in again: ${remedy}`),
  ];
}

/** Which rates, measured once it runs, would make one decide again. */
function afterLaunch({ verdict: { outcome } }: Decision): string {
  const most = "After launch, advise measure eval on the answers in use: most failures";
  switch (outcome) {
    case "rag":
      return `${most} have the right passage at hand (look at training), or lack it (at the search).`;
    case "fine-tuning":
      return `${most} lack a fact (look at retrieval), or a good prompt does as well on the test questions.`;
    case "hybrid":
      return "After launch, advise measure eval on the same questions: RAG alone, or the tuned model alone, does as well as both.";
    case "neither-yet":
      return `${most} lack a fact (look at retrieval), or have the facts and are wrong in skill or manner (at training).`;
  }
}
