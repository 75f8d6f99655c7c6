import { join } from "node:path";
import type { Command } from "commander";
import { analyserFor } from "../../engine/measure/analyser.ts";
import { kitOf } from "../../engine/measure/kit.ts";
import { openBytes } from "../../load/measure/bytes.ts";
import { readDocuments } from "../../load/measure/documents.ts";
import type { BadRows } from "../../load/measure/rows.ts";
import { type LanguageName, loadLanguage } from "../../load/measure/languages.ts";
import { readQuestions } from "../../load/measure/questions.ts";
import { kitFiles } from "../../report/kit.ts";
import { writeKit } from "../../save/kit.ts";
import { block } from "../../text/layout.ts";
import { plainLine } from "../../text/escape.ts";
import { shellWord } from "../../text/shell-word.ts";
import { kitSentences } from "../../words/kit.ts";
import { reportProblems, type Context } from "../command-line/context.ts";
import { exitCodes, type ExitCode } from "../command-line/exit-codes.ts";
import { pathIn, resultStyle, write } from "../command-line/io.ts";
import { exampleText, noColorOption, type Setup } from "../command-line/options.ts";
import { languageOption } from "./search.ts";

type KitFlags = { output: string; lang: LanguageName };

export function addKit(measure: Command, { context, exit }: Setup): void {
  measure
    .command("kit")
    .description("write the evaluation that your questions allow, to be run with promptfoo")
    .argument("<questions>", "CSV, JSONL or JSON: question, and perhaps id, answer, sources")
    .argument("[docs]", "the documents that the sources are in, for the conditions given and found")
    .requiredOption("-o, --output <folder>", "the folder to write into: new, empty or a kit's own")
    .addOption(languageOption())
    .addOption(noColorOption())
    .addHelpText(
      "after",
      exampleText("advise measure kit questions.jsonl docs -o kit", "advise measure kit questions.jsonl -o bare-kit"),
    )
    .action(async (questions: string, docs: string | undefined, flags: KitFlags) => {
      exit(await runKit(context, { questions, docs }, flags));
    });
}

/** `advise measure kit QUESTIONS [DOCS] -o DIR`: a promptfoo configuration with the conditions that the questions allow. */
export async function runKit(
  { io }: Context,
  { questions, docs }: { questions: string; docs: string | undefined },
  { output, lang }: KitFlags,
): Promise<ExitCode> {
  const bad: BadRows = { count: 0, first: [] };
  const bytes = await openBytes(pathIn(io, questions), questions);
  if (!bytes.ok) return reportProblems(io, bytes.problems);
  const asked = await readQuestions(bytes.value, bad);
  if (!asked.ok) return reportProblems(io, asked.problems);
  const read = docs === undefined ? null : await readDocuments(pathIn(io, docs), docs, bad);
  if (read && !read.ok) return reportProblems(io, read.problems);
  const analyse = analyserFor(await loadLanguage(lang));
  const kit = kitOf(asked.value.questions, read?.value.passages ?? [], analyse);
  const problems = await writeKit(pathIn(io, output), output, kitFiles(kit));
  if (problems.length > 0) return reportProblems(io, problems);
  const { width } = resultStyle(io, undefined);
  const rows = bad.first.map(({ file, line, message }) => `${file}:${line} ${message}`);
  const lines = [
    `Wrote ${output}: run it with \`sh ${shellWord(join(output, "run.sh"))} PROVIDER\`.`,
    ...kitSentences(kit),
    ...rows,
  ];
  await write(io.stdout, lines.flatMap((line) => block(plainLine(line), width, "  ", "")).join("\n") + "\n");
  return exitCodes.done;
}
