import { type Command, Option } from "commander";
import { analyserFor } from "../../engine/measure/analyser.ts";
import { bandAnswer } from "../../engine/measure/bands.ts";
import { testsAnswer } from "../../engine/measure/evaluation.ts";
import { measurementOf } from "../../engine/measure/measurement.ts";
import { searchQuestions } from "../../engine/measure/search.ts";
import { synthesisAnswer } from "../../engine/measure/synthesis.ts";
import { openBytes } from "../../load/measure/bytes.ts";
import { readDocuments } from "../../load/measure/documents.ts";
import type { BadRows } from "../../load/measure/evaluation.ts";
import { type LanguageName, languageNames, loadLanguage } from "../../load/measure/languages.ts";
import { readQuestions } from "../../load/measure/questions.ts";
import { estimatedTokens } from "../../load/measure/tokens.ts";
import { reportProblems, type Context } from "../command-line/context.ts";
import type { ExitCode } from "../command-line/exit-codes.ts";
import { pathIn } from "../command-line/io.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { finish, type MeasureFlags } from "./finish.ts";
import { addMeasureOptions } from "./options.ts";

type SearchFlags = MeasureFlags & { lang: LanguageName };

export function addSearch(measure: Command, { context, exit }: Setup): void {
  const command = measure
    .command("search")
    .description("is the answer in the documents at all, and would a plain search find it")
    .argument("<docs>", "a folder of Markdown, text or HTML; or a JSON or JSONL file of passages with id and text")
    .argument("<questions>", "CSV, JSONL or JSON: question, and perhaps id, answer, sources")
    .addOption(languageOption());
  addMeasureOptions(command)
    .addHelpText("after", examples)
    .action(async (docs: string, questions: string, flags: SearchFlags) => {
      exit(await runSearch(context, { docs, questions }, flags));
    });
}

const examples = exampleText(
  "advise measure search docs questions.jsonl",
  "advise measure search docs questions.jsonl --lang en --save answers.yaml",
);

/** --lang, whose stems and stop words a search goes by. */
export function languageOption() {
  return new Option("--lang <language>", "the language of the documents").choices(languageNames).default("en");
}

/** `advise measure search DOCS QUESTIONS`: whether the sources are there, and how far down a plain search finds them. */
export async function runSearch(
  context: Context,
  { docs, questions }: { docs: string; questions: string },
  flags: SearchFlags,
): Promise<ExitCode> {
  const { io } = context;
  const loaded = await context.rulebook();
  if (!loaded.ok) return reportProblems(io, loaded.problems);
  const bad: BadRows = { count: 0, first: [] };
  const bytes = await openBytes(pathIn(io, questions), questions);
  if (!bytes.ok) return reportProblems(io, bytes.problems);
  const asked = await readQuestions(bytes.value, bad);
  if (!asked.ok) return reportProblems(io, asked.problems);
  const read = await readDocuments(pathIn(io, docs), docs, bad);
  if (!read.ok) return reportProblems(io, read.problems);
  const analyse = analyserFor(await loadLanguage(flags.lang));
  const searched = io.uninterrupted(() => searchQuestions(read.value.passages, asked.value.questions, analyse));
  const corpus = bandAnswer(
    loaded.value.rulebook.questions.find(({ id }) => id === "corpus"),
    estimatedTokens(read.value.bytes),
  );
  const hasSources = searched.several.of > 0;
  const measurement = measurementOf("search", {
    files: [read.value.evidence, asked.value.evidence],
    coverage: searched.coverage,
    found: hasSources ? searched.found : null,
    misses: hasSources ? searched.misses : null,
    overlap: searched.overlap,
    answers: {
      ...(corpus && { corpus }),
      ...synthesisAnswer(searched.several),
      ...testsAnswer(asked.value.questions.filter(({ answer }) => answer !== null).length),
    },
    badRows: bad,
  });
  return finish(context, measurement, flags);
}
