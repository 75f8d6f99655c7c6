/** Tells lines and columns of bytes in a stream that passes through it, from 1 on. */
export type LinePlaces = {
  through: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
  at: (offset: number) => { line: number; column: number };
};

/** Keeps where lines start in the last `kept` bytes; an older place is not asked for. */
export function newLinePlaces(kept: number): LinePlaces {
  let starts: number[] = [0];
  let [read, dropped, index] = [0, 0, 0];
  async function* through(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      const first = lastAtMost(starts, read - kept);
      if (first > 0) {
        starts = starts.slice(first);
        dropped += first;
        index = 0;
      }
      for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) starts.push(read + at + 1);
      read += chunk.length;
      yield chunk;
    }
  }
  return {
    through,
    at: (offset) => {
      // Most places are of the same line as the one asked for before.
      const isSame = (starts[index] ?? 0) <= offset && offset < (starts[index + 1] ?? Infinity);
      if (!isSame) index = Math.max(0, lastAtMost(starts, offset));
      return { line: dropped + index + 1, column: offset - (starts[index] ?? 0) + 1 };
    },
  };
}

/** The place of the last of ascending numbers that is at most so large; -1 where none is. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let [low, high] = [-1, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? Infinity) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
