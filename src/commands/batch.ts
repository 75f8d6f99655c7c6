import { batchRecord } from "../engine/batch.ts";
import { readLines } from "../load/lines.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { pathIn, write } from "./io.ts";
import { refuse, type Session } from "./session.ts";

export type BatchOptions = { file: string; strict: boolean };

/** `advise batch [FILE|-]`: one answer sheet a line in, one verdict a line out, in order; a bad line is an error record. */
export const batchCommand = async (session: Session, { file, strict }: BatchOptions): Promise<ExitCode> => {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return refuse(io, loaded.problems);
  let bad = false;
  const lines = await readLines(file === "-" ? io.stdin : pathIn(io, file), file);
  if (!lines.ok) return refuse(io, lines.problems);
  for await (const { line, text } of lines.value) {
    if (text.trim() === "") continue;
    const record = batchRecord(loaded.value.rulebook, text, line);
    bad ||= "error" in record;
    await write(io.stdout, `${JSON.stringify(record)}\n`);
  }
  return bad && strict ? exitCodes.failed : exitCodes.done;
};
