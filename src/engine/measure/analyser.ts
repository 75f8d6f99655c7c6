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
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const termsOf = (run: string): string[] =>
    run
      .split(humps)
      .flatMap((part) =>
        withoutSpaces.test(part) ? [...segmenter.segment(part)].map(({ segment }) => segment) : [part],
      )
      .map((piece) => piece.toLowerCase())
      .filter((word) => !stopWords.has(word))
      .map(stem);
  // A text has few different words: each is worked out once.
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const terms: string[] = [];
    for (const [run] of text.matchAll(words)) {
      let found = known.get(run);
      if (!found) {
        found = termsOf(run);
        known.set(run, found);
      }
      terms.push(...found);
    }
    return terms;
  };
}
