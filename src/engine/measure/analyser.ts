/** What an analyser knows of a language: words that say nothing, and the stem of a word. */
export type Language = { stopWords: ReadonlySet<string>; stem: (word: string) => string };

/** A text as terms: what a search compares. */
export type Analyser = (text: string) => string[];

const words = /[\p{L}\p{M}\p{N}]+/gu;
const withoutSpaces = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Where a word in camelCase begins another. */
const humps = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu;

/**
 * The one analyser of every search, fixed so that results compare: words of letters and digits, camelCase split, lower case,
 * stop words left out, the rest stemmed; text that is written without spaces is cut by Unicode's rules.
 */
export function analyserFor({ stopWords, stem }: Language): Analyser {
  const stems = new Map<string, string>();
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const stemOf = (word: string): string => {
    let known = stems.get(word);
    if (known === undefined) {
      known = stem(word);
      stems.set(word, known);
    }
    return known;
  };
  return (text) => {
    const terms: string[] = [];
    for (const [run] of text.matchAll(words)) {
      for (const part of run.split(humps)) {
        const pieces = withoutSpaces.test(part) ? [...segmenter.segment(part)].map(({ segment }) => segment) : [part];
        for (const piece of pieces) {
          const word = piece.toLowerCase();
          if (!stopWords.has(word)) terms.push(stemOf(word));
        }
      }
    }
    return terms;
  };
}
