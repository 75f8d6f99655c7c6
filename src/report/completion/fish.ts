import type { CommandShape } from "../../model/completion.ts";
import { type Row, tableOf } from "./table.ts";

/** The completion script for fish. */
export function renderFish(program: CommandShape): string {
  const rows = tableOf(program);
  const keysOf = (has: (row: Row) => boolean): string => keys(rows.filter(has).flatMap((row) => row.keys));
  return `# fish completion for advise

# What can be typed at a place, with its meaning; fails where nothing is known of it.
function __advise_words -a key
    switch $key
${rows.map(row).join("\n")}
        case '*'
            return 1
    end
end

function __advise_takes_list -a key
    switch $key
        case ${keysOf(({ place }) => place.list)}
            return 0
    end
    return 1
end

function __advise_takes_file -a key
    switch $key
        case ${keysOf(({ place }) => place.files)}
            return 0
    end
    return 1
end
${walk}`;
}

function row({ keys: names, place: { words } }: Row): string {
  const lines = words.map(({ word, about }) => `                ${quoted(word)} ${quoted(about)}`);
  const print = lines.length > 0 ? [`            printf '%s\\t%s\\n' \\\n${lines.join(" \\\n")}`] : [];
  return [`        case ${keys(names)}`, ...print].join("\n");
}

function keys(names: readonly string[]): string {
  return names.map(quoted).join(" ");
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

const walk = `
# The key of the place where the cursor is, and what stands before the word there that is completed.
function __advise_place
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l at advise
    set -l operand 1
    set -l option ''
    set -l plain ''
    for word in $typed
        if test -n "$option"
            set option ''
        else if test -n "$plain"
            set operand (math $operand + 1)
        else if test "$word" = --
            set plain yes
        else if string match -qr -- '^-.' $word
            __advise_words "$at $word" >/dev/null; and set option $word
        else if test $operand = 1; and __advise_words "$at $word" >/dev/null
            set at "$at $word"
        else
            set operand (math $operand + 1)
        end
    end
    set -l current (commandline -ct)
    set -l key "$at <$operand>"
    set -l before ''
    if test -n "$option"
        set key "$at $option"
    else if test -z "$plain"; and string match -qr -- '^--[^=]+=' $current
        set before (string replace -r -- '=.*' '=' $current)
        set key "$at "(string replace -r -- '=.*' '' $current)
    else if test -z "$plain"; and string match -qr -- '^-' $current
        set key $at
    end
    if __advise_takes_list $key; and string match -q -- '*,*' $current
        set before (string replace -r -- '[^,]*$' '' $current)
    end
    printf '%s\\n' $key $before
end

function __advise_complete
    set -l place (__advise_place)
    for line in (__advise_words $place[1])
        printf '%s%s\\n' "$place[2]" $line
    end
end

function __advise_wants_file
    set -l place (__advise_place)
    __advise_takes_file $place[1]
end

complete -c advise -f -k -a '(__advise_complete)'
complete -c advise -n __advise_wants_file -F
`;
