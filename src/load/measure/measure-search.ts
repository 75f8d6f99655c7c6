import { analyserFor } from "../../engine/measure/analyser.ts";
import { bandAnswer } from "../../engine/measure/bands.ts";
import { testsAnswer } from "../../engine/measure/evaluation.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { sumOfTokens } from "../../engine/measure/examples.ts";
import { searchQuestions } from "../../engine/measure/search.ts";
import { synthesisAnswer } from "../../engine/measure/synthesis.ts";
import { type Result, success } from "../../model/diagnostic.ts";
import type { Measurement } from "../../model/measure.ts";
import type { Rulebook } from "../../model/rulebook.ts";
import { openBytes } from "./bytes.ts";
import { readDocuments } from "./documents.ts";
import type { BadRows } from "./rows.ts";
import { type LanguageName, loadLanguage, usualLanguage } from "./languages.ts";
import { readQuestions } from "./questions.ts";
import type { NamedPath, Watch } from "./named-path.ts";
import { tokenCounter } from "./tokens.ts";

type SearchInput = { docs: NamedPath; questions: NamedPath; lang: LanguageName };

/** Measures whether the sources of questions are in some documents, and how far down a plain search finds them. */
export async function measureSearch(
  { docs, questions, lang }: SearchInput,
  rulebook: Rulebook,
  { work }: Watch,
): Promise<Result<Measurement>> {
  const bad: BadRows = { count: 0, first: [] };
  const bytes = await openBytes(questions.path, questions.name);
  if (!bytes.ok) return bytes;
  const asked = await readQuestions(bytes.value, bad);
  if (!asked.ok) return asked;
  const read = await readDocuments(docs.path, docs.name, bad);
  if (!read.ok) return read;
  const analyse = analyserFor(await loadLanguage(lang));
  const searched = work(() => searchQuestions(read.value.passages, asked.value.questions, analyse));
  const count = await tokenCounter();
  const corpus = work(() => sumOfTokens(read.value.passages.map(({ text }) => count(text))));
  const hasSources = searched.several.of > 0;
  return success(
    measurementOf("search", {
      files: [read.value.evidence, asked.value.evidence],
      with: lang === usualLanguage ? {} : { lang },
      corpus,
      coverage: searched.coverage,
      found: hasSources ? searched.found : null,
      misses: hasSources ? searched.misses : null,
      overlap: searched.overlap,
      answers: {
        ...bandAnswer(rulebook, "corpus", corpus),
        ...synthesisAnswer(searched.several),
        ...testsAnswer(asked.value.questions.filter(({ answer }) => answer !== null).length),
      },
      badRows: bad,
    }),
  );
}
