import type { CommandShape, Place, Word } from "../../model/completion.ts";
import { plain } from "../../text/escape.ts";

/**
 * One row of the table that a completion script looks things up in: all the keys under which the same can be typed.
 * A key is a command ("advise rules lint": its options), a command and an option ("advise --format": its values), or a
 * command and the number of an operand ("advise diff <2>"). One that ends in * stands for every key that begins like it.
 */
export type Row = { keys: string[]; place: Place };

/** A program as one flat table, in which whatever has the same completions shares a row. */
export function tableOf(program: CommandShape): Row[] {
  const rows = new Map<string, Row>();
  for (const [key, place] of entriesOf(program, program.name)) {
    const same = JSON.stringify(place);
    rows.set(same, { keys: [...(rows.get(same)?.keys ?? []), key], place: shown(place) });
  }
  return [...rows.values()];
}

type Entry = [key: string, place: Place];

function entriesOf({ options, operands, commands }: CommandShape, path: string): Entry[] {
  const names = options.flatMap(({ names, about }) => names.map((word) => ({ word, about })));
  const below = commands.map(({ name, about }) => ({ word: name, about }));
  const first = operands[0]?.place ?? { words: [], list: false, files: false };
  const places = operands.map(({ place, repeats }, at): Entry => [`${path} <${repeats ? "*" : `${at + 1}>`}`, place]);
  return [
    [path, { words: names, list: false, files: false }],
    ...options.flatMap(({ names, takes }) => (takes ? names.map((name): Entry => [`${path} ${name}`, takes]) : [])),
    ...(below.length > 0 ? [[`${path} <1>`, { ...first, words: [...below, ...first.words] }] satisfies Entry] : places),
    ...commands.flatMap((command) => entriesOf(command, `${path} ${command.name}`)),
  ];
}

/** A word that would steer a terminal is left out, for it cannot be shown as what it is; the rest is one line each. */
function shown(place: Place): Place {
  return { ...place, words: place.words.filter(isPlain).map(oneLine) };
}
function isPlain({ word }: Word): boolean {
  return plain(word) === word && !word.includes("\n");
}
function oneLine({ word, about }: Word): Word {
  return { word, about: plain(about).replace(/\s+/g, " ").trim() };
}

/** A text as bash and zsh take it, whatever is in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The keys of a row as the pattern of a `case` in bash and zsh. */
export function casePattern({ keys }: Row): string {
  return keys.map((key) => (key.endsWith("*") ? `${quoted(key.slice(0, -1))}*` : quoted(key))).join(" | ");
}
