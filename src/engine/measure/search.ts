import type { SourceCoverage, Miss, Share } from "../../model/measure.ts";
import type { Analyser } from "./analyser.ts";
import { indexOf } from "./bm25.ts";
import { wilson } from "./intervals.ts";

/** A piece of a document: what a search finds. Its `id` is its path, with `#` and its heading where it has one. */
export type Passage = { id: string; path: string; text: string };

/** A test question with the sources that its answer stands in. */
export type SourcedQuestion = { id: string; question: string; answer: string | null; sources: readonly string[] };

/** The passages that a source names: one by its id, or all of a document by its path. */
export function passagesOf(passages: readonly Passage[]): (source: string) => readonly number[] {
  const byName = new Map<string, number[]>();
  const add = (name: string, at: number) => {
    const known = byName.get(name);
    if (!known) byName.set(name, [at]);
    else if (!known.includes(at)) known.push(at);
  };
  for (const [at, { id, path }] of passages.entries()) {
    add(nameOf(id), at);
    add(nameOf(path), at);
  }
  return (source) => byName.get(nameOf(source.replace(/^\.\//, ""))) ?? [];
}

/** A passage by a name that all makers of addresses agree on: some fold a run of hyphens in a heading's into one. */
function nameOf(id: string): string {
  const [path = "", ...heading] = id.split("#");
  return [path, ...heading.map((one) => one.replace(/-+/g, "-"))].join("#");
}

/** How far down people look. */
export const depths = [3, 5, 10, 20] as const;
const shownMisses = 10;

/** What a search finds of questions that name their sources; and first, whether there is anything to find. */
export type Searched = {
  coverage: SourceCoverage;
  found: Record<string, Share>;
  misses: Miss[];
  overlap: number | null;
  /** Of the questions with sources: how many have two or more. */
  several: { right: number; of: number };
};

/** Searches for each question, and compares with its sources. A source that is not there cannot be found, and counts so. */
export function searchQuestions(
  passages: readonly Passage[],
  questions: readonly SourcedQuestion[],
  analyse: Analyser,
): Searched {
  const search = indexOf(
    passages.map(({ text }) => text),
    analyse,
  );
  const named = passagesOf(passages);
  const asked = questions.filter(({ sources }) => sources.length > 0);
  const looked = asked.map((question) => {
    const gold = question.sources.map(named);
    const all = new Set(gold.flat());
    const terms = new Set([...all].flatMap((at) => analyse(passages[at]?.text ?? "")));
    // As deep as a person might scroll; beyond it is not found.
    const order = search(question.question, 1000);
    const rank = order.findIndex((at) => all.has(at)) + 1;
    return { question, gold, terms, rank: rank === 0 ? null : rank, order };
  });
  const comparable = looked.filter(({ question, terms }) => question.answer !== null && terms.size > 0);
  const overlaps = looked
    .filter(({ terms }) => terms.size > 0)
    .map(({ question, terms }) => shareIn(analyse(question.question), terms));
  return {
    coverage: {
      sources: { right: looked.filter(({ gold }) => gold.every((one) => one.length > 0)).length, of: looked.length },
      answers: {
        right: comparable.filter(({ question, terms }) => shareIn(analyse(question.answer ?? ""), terms) > 0.5).length,
        of: comparable.length,
      },
    },
    found: Object.fromEntries(
      depths.map((depth) => [
        String(depth),
        wilson(looked.filter(({ rank }) => rank !== null && rank <= depth).length, looked.length),
      ]),
    ),
    misses: looked
      .filter(({ rank, gold }) => (rank === null || rank > depths[0]) && gold.some((one) => one.length > 0))
      .sort((a, b) => (b.rank ?? Infinity) - (a.rank ?? Infinity) || 0)
      .slice(0, shownMisses)
      .map(({ question, rank, order }) => ({
        question: question.id,
        rank,
        first: order.slice(0, depths[0]).map((at) => passages[at]?.id ?? ""),
      })),
    overlap: overlaps.length === 0 ? null : overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length,
    several: { right: asked.filter(({ sources }) => sources.length > 1).length, of: asked.length },
  };
}

/** The share of some terms, each counted once, that stand among others. */
function shareIn(terms: readonly string[], among: ReadonlySet<string>): number {
  const distinct = new Set(terms);
  return distinct.size === 0 ? 0 : [...distinct].filter((term) => among.has(term)).length / distinct.size;
}
