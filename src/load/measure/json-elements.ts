import { TokenParser, TokenType, Tokenizer } from "@streamparser/json";
import { type Bytes, headSize } from "./bytes.ts";
import { type LinePlaces, newLinePlaces } from "./line-places.ts";
import { tooDeep } from "../nesting.ts";
import { deepestRecord, type RecordAt } from "./record.ts";

/** The most bytes that one text or number in a file may have. */
const longestText = 2 ** 24;

/**
 * The elements of the list in a JSON file, one at a time: the list is the file itself, or stands in it at `list`
 * ("results.results"). Nothing else is kept, so that a file of any size takes the memory of one element.
 */
export async function* jsonElements({ chunks }: Bytes, list: string): AsyncIterable<RecordAt> {
  const reading = startReading(list);
  let read = 0;
  const ended = (message: string, place = reading.last().place): RecordAt => ({ ...place, message, fatal: true });
  for await (const chunk of reading.places.through(chunks)) {
    const problem = reading.write(chunk);
    read += chunk.length;
    yield* reading.found.splice(0);
    if (problem !== null) {
      yield ended(problem);
      return;
    }
    if (read - reading.last().offset > longestText) {
      yield ended(`a text is longer than ${longestText / 2 ** 20} MiB`);
      return;
    }
  }
  if (!reading.isEnded())
    yield ended(read === 0 ? "the file is empty" : "the file ends amid its JSON", reading.places.at(read));
}

const notJson = "the file is not JSON from here on";

type Reading = {
  /** Takes a chunk; what is wrong with it, or null. */
  write: (chunk: Buffer) => string | null;
  found: RecordAt[];
  places: LinePlaces;
  /** Where the last token started, in bytes and in lines. */
  last: () => { offset: number; place: ReturnType<LinePlaces["at"]> };
  isEnded: () => boolean;
};

function startReading(list: string): Reading {
  const tokenizer = new Tokenizer();
  const found: RecordAt[] = [];
  // A token is in one line, so that of a longer one the line is still known.
  const places = newLinePlaces(headSize);
  let parser: TokenParser | undefined;
  let elementDepth = 1;
  let [depth, last, start] = [0, { offset: 0, place: places.at(0) }, places.at(0)];
  tokenizer.onToken = (token) => {
    last = { offset: token.offset, place: places.at(token.offset) };
    if (depth > deepestRecord) throw new RangeError(tooDeep(deepestRecord));
    if (!parser) {
      // What the file starts with says whether it is the list or holds it.
      const isList = token.token === TokenType.LEFT_BRACKET;
      elementDepth = isList ? 1 : list.split(".").length + 1;
      parser = new TokenParser({ paths: [isList ? "$.*" : `$.${list}.*`], keepStack: false });
      parser.onValue = ({ value }) => found.push({ ...start, value });
    }
    if (depth === elementDepth) start = last.place;
    if (isOpening(token.token)) depth += 1;
    if (isClosing(token.token)) depth -= 1;
    parser.write(token);
  };
  return {
    write: (chunk) => {
      try {
        tokenizer.write(chunk);
        return null;
      } catch (error) {
        return error instanceof RangeError ? error.message : notJson;
      }
    },
    found,
    places,
    last: () => last,
    isEnded: () => parser?.isEnded === true,
  };
}

function isOpening(token: TokenType): boolean {
  return token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET;
}

function isClosing(token: TokenType): boolean {
  return token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET;
}

/** Where a line stops being JSON, from 1. The messages of Node say it in some versions only. */
export function faultColumn(line: string): number {
  const [tokenizer, parser] = [new Tokenizer(), new TokenParser()];
  let fault = Buffer.byteLength(line.trimEnd());
  let last = 0;
  tokenizer.onToken = (token) => {
    last = token.offset;
    parser.write(token);
  };
  parser.onValue = () => undefined;
  try {
    tokenizer.write(line);
  } catch (error) {
    // A sign that no token has is named with its place; a token where none can stand is the last.
    fault = Number(/absolute position "(\d+)"/.exec(String(error))?.[1] ?? last);
  }
  return Buffer.from(line).toString("utf8", 0, fault).length + 1;
}
