import { batchRecord, tooLong } from "../engine/batch.ts";
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
  const { rulebook } = loaded.value;
  const source = await readLines(file === "-" ? io.stdin : pathIn(io, file), file);
  if (!source.ok) return refuse(io, source.problems);
  let bad = false;
  for await (const { first, texts } of source.value.lines) {
    let out = "";
    texts.forEach((text, index) => {
      if (text?.trim() === "") return;
      const line = first + index;
      const record = text === null ? tooLong(line) : batchRecord(rulebook, text, line);
      bad ||= "error" in record;
      out += `${JSON.stringify(record)}\n`;
    });
    if (out !== "") await write(io.stdout, out);
  }
  return bad && strict ? exitCodes.failed : exitCodes.done;
};
