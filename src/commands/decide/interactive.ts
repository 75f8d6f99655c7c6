import { askName, askWish, type NameRequest, type Wish } from "../../load/answers/questionnaire/result.ts";
import { parseAnswersFile } from "../../load/answers/file.ts";
import { readTextFile } from "../../load/files/text-file.ts";
import type { Decision } from "../../model/decision.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { firstFree, isDraft, removeDraft } from "../../save/draft.ts";
import { writeFileAtomic } from "../../save/write-file.ts";
import { streamed } from "../../text/escape.ts";
import { closing } from "../../words/summary.ts";
import { wrap } from "../../text/wrap.ts";
import { nothingAnswered } from "../command-line/gather.ts";
import { reportProblems } from "../command-line/context.ts";
import { exitCodes, type ExitCode } from "../command-line/exit-codes.ts";
import { type Io, isStdout, pathIn, say, stderrStyle, write } from "../command-line/io.ts";
import { shellWords } from "../../text/shell-word.ts";
import { askSheet, keepDraft, terminalOf } from "./ask.ts";
import { exitCodeFor } from "./fail-on.ts";
import { openPage } from "./open.ts";
import type { AnswerSheet } from "./answer-sheet.ts";
import { type DecideRun, decideOn, resultText, showResult } from "./run.ts";
import { saveTo } from "./save.ts";

/** A sheet that is asked about, and the file in which it is saved as it is now. */
type Session = AnswerSheet & { saved: string | null };

/** A result that stands on screen, as it was printed; and the verdict, where that does not end with it. */
type Shown = { decision: Decision; above: string; verdict: string | null };

/** Asks, decides, shows, and does with the result what the person wishes, until they are done with it. */
export async function decideInteractively(run: DecideRun, begun: AnswerSheet): Promise<ExitCode> {
  const { io } = run.context;
  let session: Session = { ...begun, saved: null };
  for (let from: "opening" | "review" = "opening"; ; from = "review") {
    const { sheet, end } = await askSheet(run, session, {
      from,
      asksTitle: from === "opening" && session.title === undefined,
    });
    session = { ...session, ...sheet, saved: sheet.answers === session.answers ? session.saved : null };
    if (end === "interrupted") return stopped(run, session);
    if (Object.keys(session.answers).length === 0)
      return reportProblems(io, [nothingAnswered(session, run.loaded.rulebook)]);
    const decided = await decideOn(run, session, { quiet: true });
    if (!decided.ok) return failed(run, session, await reportProblems(io, decided.problems));
    if (run.request.save !== undefined) session = await savedAs(run, session, run.request.save);
    const shown = await showResult(run, decided.value, session, keysBelow);
    if (shown.failed !== null) return failed(run, session, shown.failed);
    const above = isStdout(run.request.output) ? streamed(shown.text, { colour: io.colour.stdout }) : "";
    const verdict = above !== "" && isSummary(run) ? null : closing(decided.value);
    const left = await onResult(run, session, { decision: decided.value, above, verdict });
    session = left.session;
    if (left.wish === "interrupted") return stopped(run, session);
    if (left.wish === "quit") return quit(run, session, left.shown);
  }
}

/** The lines that the keys take under a result, with where it is saved. */
const keysBelow = 5;

/** Whether the result is a summary, which ends with the verdict. */
function isSummary({ request: { format, full, verbose } }: DecideRun): boolean {
  return format === "text" && !full && !verbose;
}

type Left = { session: Session; wish: "change" | "quit" | "interrupted"; shown: Shown };

/** Does what the person wishes with the result, until they leave it. */
async function onResult(run: DecideRun, begun: Session, printed: Shown): Promise<Left> {
  const { io } = run.context;
  const { decision } = printed;
  let session = begun;
  let shown = printed;
  for (;;) {
    const wish: Wish | "interrupted" = await askWish(terminalOf(io), { ...shown, saved: session.saved });
    switch (wish) {
      case "details": {
        const text = await resultText(run, decision, { ...session, format: "text", full: true });
        shown = { decision, above: streamed(text, { colour: io.colour.stdout }), verdict: closing(decision) };
        await write(io.stdout, text, { colour: io.colour.stdout });
        break;
      }
      case "page":
        await showPage(io, await resultText(run, decision, { ...session, format: "html" }));
        break;
      case "record": {
        const { end } = await writeRecord(run, session, shown);
        if (end === "interrupted") return { session, wish: end, shown };
        break;
      }
      case "save": {
        const { name, end } = await save(run, session, shown);
        if (end === "interrupted") return { session, wish: end, shown };
        if (name !== null) session = await savedAs(run, session, name);
        break;
      }
      default:
        return { session, wish, shown };
    }
  }
}

async function showPage(io: Io, page: string): Promise<void> {
  const problems = await openPage(io, page);
  if (problems.length > 0) await reportProblems(io, problems);
}

/** Writes a record of the decision into a file of the person's choice. */
async function writeRecord(run: DecideRun, session: Session, { decision, above }: Shown): Promise<Named> {
  const { io } = run.context;
  const read = session.saved ?? session.read;
  const text = await resultText(run, decision, { ...session, read, format: "adr" });
  const offer = await firstFree(io.cwd, "decision.md");
  const written = await named(io, { ask: "Write the record to", name: offer, above }, async (name) => {
    const problem = await writeFileAtomic(pathIn(io, name), text, { overwrite: false, name });
    return problem === null ? [] : [problem];
  });
  if (written.name !== null) await say(io, `Wrote ${written.name}.`);
  return written;
}

/** Saves answers and decision in a file of the person's choice: the one that was read, or a new one. */
async function save(run: DecideRun, session: Session, { decision, above }: Shown): Promise<Named> {
  const { context, loaded } = run;
  const { read } = session;
  const own = read !== undefined && read !== "-" && !isDraft(read);
  const offer = own ? read : await firstFree(context.io.cwd, "advise.yaml");
  return named(context.io, { ask: "Save answers and decision in", name: offer, above }, (name) =>
    saveTo(context, loaded.rulebook, { ...session, save: name, force: false, decision, quiet: true }),
  );
}

/** The session once it is saved: a later change goes into the same file. A draft that it came from is taken away. */
async function savedAs({ context: { io }, loaded }: DecideRun, session: Session, name: string): Promise<Session> {
  const { read, file } = session;
  if (read !== undefined && isDraft(read) && file && pathIn(io, read) !== pathIn(io, name)) {
    if (await removeDraft(pathIn(io, read), file.source.text)) await say(io, `Removed ${read}, which is saved now.`);
  }
  const text = await readTextFile(pathIn(io, name), name);
  const written = text.ok ? await parseAnswersFile(text.value, loaded.rulebook) : text;
  return written.ok ? { ...session, saved: name, read: name, file: written.value } : { ...session, saved: name };
}

/** The file that was written; null where the person gave it up, or stopped. */
type Named = Awaited<ReturnType<typeof askName>>;

/** Asks for a name until a file is written by it. */
async function named(
  io: Io,
  offer: Omit<NameRequest, "problem">,
  writeTo: (name: string) => Promise<Diagnostic[]>,
): Promise<Named> {
  let request: NameRequest = { ...offer, problem: null };
  for (;;) {
    const given = await askName(terminalOf(io), request);
    const { name } = given;
    if (name === null) return given;
    const problem = name === "-" ? "- is standard output; name a file" : sentenceOf(await writeTo(name));
    if (problem === null) return given;
    request = { ...offer, name, problem };
  }
}

function sentenceOf([problem]: readonly Diagnostic[]): string | null {
  return problem ? `${problem.file} ${problem.message}` : null;
}

async function stopped(run: DecideRun, session: Session): Promise<ExitCode> {
  if (session.saved === null) await keepDraft(run, session, "Stopped.");
  else await say(run.context.io, `Stopped. Your answers are in ${session.saved}.`);
  return exitCodes.interrupted;
}

async function failed(run: DecideRun, session: Session, code: ExitCode): Promise<ExitCode> {
  if (session.saved === null) await keepDraft(run, session, "Nothing is lost.");
  return code;
}

/** Ends with the verdict in sight, however long the result above it is. */
async function quit(run: DecideRun, session: Session, { decision, verdict }: Shown): Promise<ExitCode> {
  const { io, rules } = run.context;
  const { saved, read } = session;
  const { width } = stderrStyle(io);
  const again =
    saved === null ? null : `Saved in ${saved}; to decide again: ${io.program} ${shellWords([saved], rules)}`;
  const said = [verdict, again].filter((text) => text !== null);
  if (said.length > 0) await write(io.stderr, `\n${said.flatMap((text) => wrap(text, width)).join("\n")}\n`);
  if (saved === null && read !== undefined && isDraft(read)) await keepDraft(run, session, "Not saved.");
  return exitCodeFor(decision, run.request.failOn);
}
