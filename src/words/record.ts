import { type Approach, approaches, type Outcome, outcomeNames } from "../model/approach.ts";
import type { Cited, Decision, TraceEntry } from "../model/decision.ts";
import { capital } from "../text/capital.ts";
import { listOf, thoseFirst } from "../text/list.ts";
import { countOf } from "../text/numbers.ts";
import { firstAnswers } from "./answers.ts";
import { measuredText } from "./evidence.ts";
import { exclusionOf, exclusionsOf, exclusionWord } from "./eligibility.ts";
import { waysToTell } from "./flips.ts";
import { headlineReason } from "./headline.ts";
import { byLabel } from "./names.ts";
import { turnSentences } from "./open.ts";
import { outcomeTitle } from "./outcome.ts";
import { earning, effectOf } from "./reasons.ts";
import { byEffectOn } from "./sections.ts";
import { type SourceEntry, sourcesOf } from "./sources.ts";
import { summaryReasons } from "./summary.ts";
import { unmetNeeds } from "./unmet.ts";

/** What the decision is about, in two sentences: the question, and so many of the answers that moved it, the strongest first. */
export function contextOf(decision: Decision, most: number): string {
  const names = byLabel(decision);
  const byEffect = decision.trace.toSorted((a, b) => largest(b) - largest(a));
  const behind = new Map(byEffect.flatMap(({ answers }) => Object.entries(answers)));
  const told = firstAnswers(behind, names, most);
  const known = told === "" ? "" : ` It rests on these answers: ${told}.`;
  return `Should the language model be customised with retrieval (RAG), with fine-tuning, with both (hybrid), or not yet?${known}`;
}

/** The most points, for or against, that a reason gives any approach. */
function largest({ points }: TraceEntry): number {
  return Math.max(...approaches.map((approach) => Math.abs(points[approach])));
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

/** What speaks for what is chosen, the strongest first; over what it is ahead; and how many of them are left, in points. */
export function driversOf(decision: Decision, most: number): { lead: string | null; items: string[] } {
  const reasons = summaryReasons(decision, most);
  const { leader, outcome } = decision.verdict;
  const stated = outcome === "neither-yet" ? [headlineReason(decision.verdict)] : [];
  const { lead = "", shown = [], rest = null } = reasons ?? {};
  return {
    lead:
      lead === "" || leader === null
        ? null
        : `${outcomeTitle(leader)} is ${lead}. In brackets, the points that each reason moves that by:`,
    items: [
      ...stated,
      ...shown.map(({ text, mark }) => (/\d/.test(mark) ? `${text} (${mark})` : text)),
      ...(rest === null ? [] : [rest]),
    ],
  };
}

/** What speaks as much for the next best as for what is chosen, and so adds nothing to the lead: the strongest first. */
export function alikeReasons(decision: Decision): string[] {
  return alikeEntries(decision).map(({ because }) => because);
}

/** "For RAG and hybrid alike:"; null where nothing is. */
export function alikeLead({ verdict: { outcome, rival } }: Decision): string | null {
  if (outcome === "neither-yet" || rival === null || rival === "bar") return null;
  return `For ${outcomeNames[outcome]} and ${outcomeNames[rival]} alike:`;
}

function alikeEntries(decision: Decision): TraceEntry[] {
  const { trace, verdict } = decision;
  if (verdict.outcome === "neither-yet") return [];
  const { outcome } = verdict;
  const earned = earning(decision, outcome);
  return byEffectOn(trace, outcome).filter(
    (entry) => entry.points[outcome] > 0 && effectOf(decision, entry) === 0 && !earned.includes(entry),
  );
}

/**
 * The sources of a decision, each once: first those of what speaks for what is chosen, one of each by turns, what can
 * be read at its address before what cannot, and what is cited for little else before what is cited for much; then all others.
 */
export function sourcesByDriver(decision: Decision): SourceEntry[] {
  const { excluded, gates, trace, verdict } = decision;
  const { outcome } = verdict;
  const cited: readonly { sources: readonly Cited[] }[] = [...trace, ...excluded, ...gates, verdict.form ?? []].flat();
  const times = new Map<string, number>();
  for (const { id } of cited.flatMap(({ sources }) => sources)) times.set(id, (times.get(id) ?? 0) + 1);
  const weight = (entry: TraceEntry): number =>
    outcome === "neither-yet" ? largest(entry) : Math.max(0, effectOf(decision, entry));
  const drivers = [
    ...(outcome === "neither-yet" ? gates : earning(decision, outcome)),
    ...trace.filter((entry) => weight(entry) > 0).toSorted((a, b) => weight(b) - weight(a)),
    ...alikeEntries(decision),
  ].map(({ sources }) =>
    sources.toSorted((a, b) => readable(b) - readable(a) || (times.get(a.id) ?? 0) - (times.get(b.id) ?? 0)),
  );
  const turns = Math.max(0, ...drivers.map((sources) => sources.length));
  const first = Array.from({ length: turns }, (_, turn) => drivers.flatMap((sources) => sources[turn] ?? []));
  return sourcesOf([{ sources: first.flat() }, ...cited]);
}

/** How near an address leads to a source: to a page, to a site, or nowhere. */
function readable({ where }: Cited): number {
  if (!/^https?:/.test(where)) return 0;
  return /^https?:\/\/[^/]+\/./.test(where) ? 2 : 1;
}

/** What speaks for an option, and then what against it, in a line each; of what is chosen, the reasons are the drivers. */
export function prosAndCons(decision: Decision, option: Outcome): string[] {
  const { verdict } = decision;
  const good = option === verdict.outcome ? ["Good, because of the drivers above"] : strongest(decision, option, 1);
  return option === "neither-yet"
    ? [...(option === verdict.outcome ? good : []), ...neitherProsAndCons(decision)]
    : [...good, ...against(decision, option)];
}

function neitherProsAndCons({ bar, scores, verdict }: Decision): string[] {
  const pro = "Good, because it takes a good prompt and nothing else";
  const { leader, needs, outcome } = verdict;
  if (outcome === "neither-yet" || leader === null) return [pro];
  const behind = `${countOf(scores[leader] - bar, "point")} behind ${outcomeNames[leader]}`;
  return [pro, `Bad, because the answers show a need for ${listOf(needs, "and")}, and it is ${behind}`];
}

/** What keeps an approach from being chosen; of the chosen one, the strongest reason against it. */
function against(decision: Decision, option: Approach): string[] {
  const { bar, excluded, scores, unearned, verdict } = decision;
  const out = exclusionOf(excluded, option);
  if (out)
    return [`Bad, because it is ${out.kind === "not-yet" ? "not possible yet" : exclusionWord(out)}: ${out.because}`];
  if (option === verdict.outcome) return strongest(decision, option, -1);
  const lacks = unearned.find(({ approach }) => approach === option)?.lacks ?? [];
  if (lacks.length > 0) return [`Bad, because no answer shows a need for ${lacks.join(" or ")}`];
  const { leader } = verdict;
  if (leader === null) return [];
  if (option === leader)
    return scores[option] >= bar
      ? ["Neutral, because it is what to try if a good prompt is not enough"]
      : [`Bad, because a good prompt alone has ${countOf(bar - scores[option], "point")} more`];
  const behind = scores[leader] - scores[option];
  const where = behind > 0 ? `${countOf(behind, "point")} behind` : "level with";
  const [weak] = strongest(decision, option, -1);
  return [weak ?? `Bad, because it is ${where} ${outcomeNames[leader]}`];
}

/** The strongest reason for an approach, or against it, where there is one. */
function strongest({ trace }: Decision, option: Outcome, sign: 1 | -1): string[] {
  if (option === "neither-yet") return [];
  const [main] = byEffectOn(trace, option).filter(({ points }) => Math.sign(points[option]) === sign);
  if (!main) return [];
  const size = `${sign > 0 ? "+" : ""}${countOf(main.points[option], "point")}`;
  return [`${sign > 0 ? "Good" : "Bad"}, because: ${main.because} (${size})`];
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

/**
 * What would make one look at a decision again: due dates, what is open, what would change it, what is measured later, and
 * what may come in again. Of what is open and what would change it the first few that fit stand first.
 */
export function revisitOf(decision: Decision, isShort: (text: string) => boolean): string[] {
  const names = byLabel(decision);
  const due = Object.entries(decision.answers).flatMap(([id, { "review-by": day }]) =>
    day === undefined ? [] : [`By ${day}: is ${names.question(id)} still so?`],
  );
  const { excluded } = decision;
  const turns = thoseFirst(turnSentences(decision, names), isShort);
  const flips = thoseFirst(waysToTell(decision, names), isShort);
  return [
    ...due,
    ...turns.slice(0, 2),
    ...flips.slice(0, 2),
    afterLaunch(decision),
    ...turns.slice(2, 3),
    ...flips.slice(2, 3),
    ...exclusionsOf({ excluded }).map(({ names: kept, remedy }) => `${capital(kept)} may come in again: ${remedy}`),
    ...turns.slice(3),
    ...flips.slice(3),
  ];
}

/** Which rates, measured once it runs, would make one decide again. */
function afterLaunch({ verdict: { outcome } }: Decision): string {
  const most = "After launch, `advise measure eval` on the answers in use: most failures";
  switch (outcome) {
    case "rag":
      return `${most} have the right passage at hand (look at training), or lack it (at the search).`;
    case "fine-tuning":
      return `${most} lack a fact (look at retrieval), or a good prompt does as well on the test questions.`;
    case "hybrid":
      return "After launch, `advise measure eval` on the same questions: RAG alone, or the tuned model alone, does as well as both.";
    case "neither-yet":
      return `${most} lack a fact (look at retrieval), or have the facts and are wrong in skill or manner (at training).`;
  }
}
