import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";

/** Streams in place of a terminal: what is written is kept, and each key goes in once its text has come out. */
export function stage() {
  let written = "";
  const waiting: { text: string; done: () => void }[] = [];
  const sink = new Writable({
    write(chunk, _, next) {
      written += chunk;
      for (const one of waiting) if (stripVTControlCharacters(written).includes(one.text)) one.done();
      next();
    },
  });
  const input = new PassThrough();
  const when = async (text: string, ...keys: string[]): Promise<void> => {
    await new Promise<void>((done) => {
      waiting.push({ text, done });
      if (stripVTControlCharacters(written).includes(text)) done();
    });
    written = "";
    for (const key of keys) input.write(key);
  };
  // As on process.stdout, by which a pipe knows that it must not end the stream.
  const output = Object.assign(sink, { columns: 80, rows: 24, _isStdio: true });
  const terminal = { input, output, colour: false };
  return { terminal, when, raw: () => written };
}
