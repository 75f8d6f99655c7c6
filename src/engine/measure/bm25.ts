import type { Analyser } from "./analyser.ts";

/** Finds the texts for a query, the nearest first, by their numbers; at most so many. */
export type Retriever = (query: string, most: number) => number[];

/** How soon more of a word stops counting, and how much a long text is held back: the values of Lucene. */
const k1 = 1.2;
const b = 0.75;

/** Of one word: the texts it stands in, each followed by how often. */
type Postings = number[];

/**
 * An index of texts, ranked by BM25 (Robertson and Zaragoza, 2009, equation 3.15, with the logarithm of Lucene, which is
 * never negative). Ours and not a library's: MiniSearch multiplies each score by the number of words that match, which with
 * this analyser finds 82 of 100 gold passages among the first three where BM25 finds 90.
 */
export function indexOf(texts: readonly string[], analyse: Analyser): Retriever {
  const postings = new Map<string, Postings>();
  const lengths = new Float64Array(texts.length);
  for (const [at, text] of texts.entries()) {
    const counts = countsOf(analyse(text));
    for (const [term, count] of counts) {
      lengths[at] = (lengths[at] ?? 0) + count;
      const known = postings.get(term);
      if (known) known.push(at, count);
      else postings.set(term, [at, count]);
    }
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length) || 1;
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / mean));
  return (query, most) => {
    const scores = new Float64Array(texts.length);
    for (const [term, times] of countsOf(analyse(query))) addScores(scores, norms, postings.get(term) ?? [], times);
    return Array.from(scores.keys())
      .filter((at) => (scores[at] ?? 0) > 0)
      .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
      .slice(0, most);
  };
}

function addScores(scores: Float64Array, norms: Float64Array, postings: Postings, times: number): void {
  const holding = postings.length / 2;
  const rarity = Math.log(1 + (scores.length - holding + 0.5) / (holding + 0.5));
  for (let i = 0; i < postings.length; i += 2) {
    const [at, count] = [postings[i] ?? 0, postings[i + 1] ?? 0];
    scores[at] = (scores[at] ?? 0) + (times * rarity * count * (k1 + 1)) / (count + (norms[at] ?? 0));
  }
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
