import { batchRecord, chosenRecord } from "../engine/batch.ts";
import { longestLine, readLines } from "../load/lines.ts";
import type { BatchField } from "../model/batch.ts";
import { grouped } from "../model/figures.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { pathIn, write } from "./io.ts";
import { progressOf } from "./progress.ts";
import { refuse, type Session } from "./session.ts";

export type BatchOptions = { file: string; strict: boolean; fields: readonly BatchField[] | undefined };

/** `advise batch [FILE|-]`: one answer sheet a line in, one verdict a line out, in order; a bad line is an error record. */
export const batchCommand = async (session: Session, { file, strict, fields }: BatchOptions): Promise<ExitCode> => {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return refuse(io, loaded.problems);
  const { rulebook } = loaded.value;
  const source = await readLines(file === "-" ? io.stdin : pathIn(io, file), file);
  if (!source.ok) return refuse(io, source.problems);
  const recordOf = (text: string | null, line: number): object => {
    if (text === null) return { line, error: tooLong };
    return fields ? chosenRecord(rulebook, text, line, fields) : batchRecord(rulebook, text, line);
  };
  const progress = progressOf(io, source.value.size);
  let bad = false;
  for await (const { first, texts, bytes } of source.value.lines) {
    let out = "";
    texts.forEach((text, index) => {
      if (text?.trim() === "") return;
      const record = recordOf(text, first + index);
      bad ||= "error" in record;
      out += `${JSON.stringify(record)}\n`;
    });
    // Waiting for each block keeps memory the same, however slowly the output is read.
    if (out !== "") await write(io.stdout, out);
    await progress.show(first + texts.length - 1, bytes);
  }
  await progress.wipe();
  return bad && strict ? exitCodes.failed : exitCodes.done;
};

const tooLong = `the line is longer than ${grouped(longestLine)} characters, the most that a line may have`;
