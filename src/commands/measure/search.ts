import { type Command, Option } from "commander";
import { type LanguageName, languageNames, usualLanguage } from "../../load/measure/languages.ts";
import { measureSearch } from "../../load/measure/measure-search.ts";
import { exampleText, type Setup } from "../command-line/options.ts";
import { type MeasureFlags, runMeasure } from "./finish.ts";
import { addMeasureOptions } from "./options.ts";

type SearchFlags = MeasureFlags & { lang: LanguageName };

/** `advise measure search DOCS QUESTIONS`: whether the sources are there, and how far down a plain search finds them. */
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
      exit(
        await runMeasure(context, flags, ({ source, rulebook, watch }) =>
          measureSearch({ docs: source(docs), questions: source(questions), lang: flags.lang }, rulebook, watch),
        ),
      );
    });
}

const examples = exampleText(
  "advise measure search docs questions.jsonl",
  "advise measure search docs questions.jsonl --lang en --save answers.yaml",
);

/** --lang, whose stems and stop words a search goes by. */
export function languageOption() {
  return new Option("--lang <language>", "the language of the documents").choices(languageNames).default(usualLanguage);
}
