import type { Language } from "../../engine/measure/analyser.ts";

type Parts = [{ stemmer: (word: string) => string }, { stopwords: readonly string[] }];

/** The languages whose stems and stop words are known. */
const languages = {
  en: () => Promise.all([import("@orama/stemmers/english"), import("@orama/stopwords/english")]),
  de: () => Promise.all([import("@orama/stemmers/german"), import("@orama/stopwords/german")]),
  es: () => Promise.all([import("@orama/stemmers/spanish"), import("@orama/stopwords/spanish")]),
  fr: () => Promise.all([import("@orama/stemmers/french"), import("@orama/stopwords/french")]),
  it: () => Promise.all([import("@orama/stemmers/italian"), import("@orama/stopwords/italian")]),
  nl: () => Promise.all([import("@orama/stemmers/dutch"), import("@orama/stopwords/dutch")]),
  pt: () => Promise.all([import("@orama/stemmers/portuguese"), import("@orama/stopwords/portuguese")]),
} satisfies Record<string, () => Promise<Parts>>;

export type LanguageName = keyof typeof languages | "none";
export const usualLanguage = "en" satisfies LanguageName;
export const languageNames = [...Object.keys(languages), "none"] as LanguageName[];

/** The stems and stop words of a language; of `none` every word is as it is. */
export async function loadLanguage(name: LanguageName): Promise<Language> {
  if (name === "none") return { stopWords: new Set(), stem: (word) => word };
  const [{ stemmer }, { stopwords }]: Parts = await languages[name]();
  return { stopWords: new Set(stopwords), stem: stemmer };
}
