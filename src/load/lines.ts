import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { failure, type Result, success } from "../model/diagnostic.ts";
import { whyUnreadable } from "./text-file.ts";

/** One line of a stream; `line` counts from 1. */
export type Line = { line: number; text: string };

/** The lines of a file or stream, read as they are asked for. A file that cannot be opened is a diagnostic. */
export const readLines = async (from: string | Readable, name: string): Promise<Result<AsyncIterable<Line>>> => {
  if (typeof from !== "string") return success(linesOf(from));
  try {
    const handle = await open(from, "r");
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      return unreadable(name, "is a folder, not a file", "name a file inside it");
    }
    return success(linesOf(handle.createReadStream()));
  } catch (error) {
    return unreadable(name, ...whyUnreadable(error));
  }
};

const unreadable = (file: string, message: string, hint: string): Result<never> =>
  failure([{ file, line: null, column: null, code: "read", message, hint }]);

async function* linesOf(stream: Readable): AsyncIterable<Line> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let line = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const text of parts) yield { line: ++line, text };
  }
  rest += decoder.decode();
  if (rest !== "") yield { line: ++line, text: rest };
}
