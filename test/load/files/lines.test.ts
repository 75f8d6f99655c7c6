import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestLine, readLines } from "../../../src/load/files/lines.ts";
import { runs } from "../../seed.ts";

/** Every line of a stream of these chunks, with its number. */
async function linesOf(chunks: readonly Uint8Array[]): Promise<[number, string | null][]> {
  const source = await readLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), "-");
  if (!source.ok) throw new Error("a stream cannot be missing");
  const lines: [number, string | null][] = [];
  for await (const { first, texts } of source.value.lines)
    texts.forEach((text, index) => lines.push([first + index, text]));
  return lines;
}

function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

describe("the lines of a stream", () => {
  it("are those of the whole text, however it comes in pieces", async () => {
    const bytes = fc.oneof(
      fc
        .string({ unit: fc.constantFrom("a", "\n", "\r\n", "é", "€", "😀", "\ufeff") })
        .map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(), { maxLength: 8 }), async (whole, places) => {
        const texts = new TextDecoder().decode(whole).split("\n");
        if (texts.at(-1) === "") texts.pop();
        expect(await linesOf(cutAt(whole, places))).toEqual(texts.map((text, index) => [index + 1, text]));
      }),
      { numRuns: runs(1000) },
    );
  });

  it("that are not UTF-8 are named, and no others, however they come in pieces", async () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom("", "a", "é", "\ufffd", "😀").map((text) => Buffer.from(text)),
        fc
          .constantFrom([0xe9], [0xf0, 0x9f], [0x61, 0xff], [0xed, 0xa0, 0x80], [0xc0, 0x80])
          .map((bytes) => Buffer.from(bytes)),
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(), { maxLength: 8 }), async (each, places) => {
        const whole = Buffer.concat(each.flatMap((line) => [line, Buffer.from("\n")]));
        const source = await readLines(Readable.from(cutAt(whole, places)), "-");
        const found: number[] = [];
        if (source.ok)
          for await (const { first, broken } of source.value.lines) found.push(...broken.map((at) => first + at));
        expect(found).toEqual(each.flatMap((line, at) => (isUtf8(line) ? [] : [at + 1])));
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([
    ["is kept at the bound", longestLine, longestLine],
    ["is dropped one over it", longestLine + 1, null],
    ["is dropped far over it", 5 * longestLine + 7, null],
  ])("a long one %s, and the next ones are read", async (_, length, kept) => {
    const bytes = Buffer.from(`first\n${"x".repeat(length)}\nthird\n`);
    const lengths = [
      [1, 5],
      [2, kept],
      [3, 5],
    ];
    const everyBlock = Array.from({ length: Math.floor(bytes.length / 65_536) }, (_, at) => (at + 1) * 65_536);
    for (const places of [[], everyBlock]) {
      const lines = await linesOf(cutAt(bytes, places));
      expect(lines.map(([line, text]) => [line, text?.length ?? null])).toEqual(lengths);
    }
  });

  it("a long one at the end, without a line break, is one too", async () => {
    expect(await linesOf([Buffer.from("y".repeat(longestLine)), Buffer.from("yy")])).toEqual([[1, null]]);
  });
});
