/** Amounts at keys in ascending order, from `begin` to `end`; each key is taken with `shift` added, each amount times `weight`. */
export type Stream = {
  keys: Float64Array;
  amounts: Float64Array;
  begin: number;
  end: number;
  shift: number;
  weight: number;
};

/** Every key of some streams once, in order, with the sum of its amounts; and how often a stream was looked at for them. */
type Merged = { keys: Float64Array; amounts: Float64Array; count: number; looks: number };

/** How far apart keys are that are summed at a time: few enough for the sums to stay in the processor's cache. */
const span = 1 << 15;

/**
 * Merges by windows of neighbouring keys: what falls into a window is summed in a dense array, and read out in order.
 * That touches memory in order only, which is many times faster than to look keys up in a table of millions. What is
 * merged stands in the same room each time: it is to be read before the next merge.
 */
export function createMerge(): (streams: readonly Stream[]) => Merged {
  const window: Window = { sums: new Float64Array(span), marks: new Int32Array(span / 32) };
  const merged: Merged = { keys: new Float64Array(1024), amounts: new Float64Array(1024), count: 0, looks: 0 };
  return (streams) => {
    const places = streams.map(({ begin }) => begin);
    merged.looks = streams.length;
    makeRoom(
      merged,
      streams.reduce((all, { begin, end }) => all + end - begin, 0),
    );
    for (;;) {
      let first = Infinity;
      streams.forEach(({ keys, end, shift }, index) => {
        const place = places[index]!;
        if (place < end) first = Math.min(first, keys[place]! + shift);
      });
      if (first === Infinity) return merged;
      merged.looks += streams.length;
      streams.forEach((stream, index) => {
        places[index] = addToWindow(window, stream, places[index]!, first);
      });
      const last = streams.reduce((most, { keys, begin, shift }, index) => {
        const place = places[index]!;
        return place > begin ? Math.max(most, keys[place - 1]! + shift) : most;
      }, first);
      emptyWindow(window, { first, last }, merged);
    }
  };
}

function makeRoom(merged: Merged, most: number): void {
  merged.count = 0;
  if (merged.keys.length >= most) return;
  merged.keys = new Float64Array(2 * most);
  merged.amounts = new Float64Array(2 * most);
}

/** Sums by key, less the first key of the window; a bit for each that is there. */
type Window = { sums: Float64Array; marks: Int32Array };

/** Adds what a stream has in the window that begins at `first`; returns its place after that. */
function addToWindow(
  { sums, marks }: Window,
  { keys, amounts, end, shift, weight }: Stream,
  begin: number,
  first: number,
): number {
  let place = begin;
  for (; place < end; place++) {
    const at = keys[place]! + shift - first;
    if (at >= span) break;
    sums[at]! += weight * amounts[place]!;
    marks[at >> 5]! |= 1 << at;
  }
  return place;
}

/** Puts the sums of a window, whose keys go from `first` to `last`, behind what is merged already. */
function emptyWindow({ sums, marks }: Window, { first, last }: { first: number; last: number }, merged: Merged): void {
  const { keys, amounts } = merged;
  let count = merged.count;
  const words = ((last - first) >> 5) + 1;
  for (let word = 0; word < words; word++) {
    for (let bits = marks[word]!; bits !== 0; bits &= bits - 1) {
      const at = 32 * word + 31 - Math.clz32(bits & -bits);
      keys[count] = first + at;
      amounts[count++] = sums[at]!;
      sums[at] = 0;
    }
    marks[word] = 0;
  }
  merged.count = count;
}
