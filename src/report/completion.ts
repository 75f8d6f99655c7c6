import type { Completion, Word } from "../model/completion.ts";
import { plain } from "../text/escape.ts";

/**
 * What a stub asks for: a line with the kind of the place and what stands before it in the word, then each word that fits
 * there with its meaning; a tab in each line. What is already typed of a word is for the shell to compare.
 */
export function renderCompletion({ place, before }: Completion): string {
  // What stands before was typed; where it would not be one line, nothing is offered.
  const lines = isPlain(before)
    ? [[place.kind, before], ...place.words.filter(isShown).map(columnsOf)]
    : [["words", ""]];
  return lines.map((columns) => `${columns.join("\t")}\n`).join("");
}

/** A word that would steer a terminal is left out, for it cannot be shown as what it is. */
function isShown({ word }: Word): boolean {
  return isPlain(word);
}
function isPlain(text: string): boolean {
  return plain(text) === text && !text.includes("\n");
}
function columnsOf({ word, about }: Word): string[] {
  return [word, plain(about).replace(/\s+/g, " ").trim()];
}

/** The rulebook that a stub asks with where the line names none; null is the shipped one. */
type RulesFile = string | null;

/** What a shell sources, or keeps in its folder of completions: it asks the program, and so is never out of date. */
export const completionStubs = {
  bash: (rules) => bash(rules === null ? "" : ` --rules ${quotedForPosix(rules)}`),
  zsh: (rules) => zsh(rules === null ? "" : ` --rules ${quotedForPosix(rules)}`),
  fish: (rules) => fish(rules === null ? "" : ` --rules '${rules.replace(/[\\']/g, "\\$&")}'`),
} satisfies Record<string, (rules: RulesFile) => string>;

export type Shell = keyof typeof completionStubs;
export const shells = Object.keys(completionStubs) as Shell[];

function quotedForPosix(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** From bash 3.2 on; it needs no package. */
function bash(rules: string): string {
  return `# bash completion for advise
_advise() {
  local typed=() i word kind before
  # readline also cuts words at = and :, and here they are needed whole.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    if ((i > 1)) && [[ \${COMP_WORDS[i]} =~ ^[=:]+$ || \${COMP_WORDS[i - 1]} =~ ^[=:]+$ ]]; then
      typed[\${#typed[@]} - 1]+=\${COMP_WORDS[i]}
    else
      typed+=("\${COMP_WORDS[i]}")
    fi
  done
  local whole=\${typed[\${#typed[@]} - 1]} last=\${COMP_WORDS[COMP_CWORD]}
  [[ $last =~ ^[=:]+$ ]] && last=
  local held=\${whole%"$last"}

  COMPREPLY=()
  {
    IFS=$'\\t' read -r kind before
    while IFS=$'\\t' read -r word _; do
      [[ $before$word == "$whole"* ]] || continue
      printf -v word '%s%q' "$before" "$word"
      COMPREPLY+=("\${word#"$held"}")
    done
  } < <("\${1/#\\~\\//$HOME/}" __complete${rules} -- "\${typed[@]}" 2> /dev/null)
  compopt -o nosort 2> /dev/null
  [[ $kind == list ]] && compopt -o nospace 2> /dev/null
  # Where only a file fits, readline completes it (-o default); beside words, files are listed here.
  if [[ $kind != files ]]; then
    compopt +o default 2> /dev/null
  elif ((\${#COMPREPLY[@]})) && compopt -o filenames 2> /dev/null; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "\${whole#"$before"}")
  fi
}

complete -o default -F _advise advise
`;
}

/** To be sourced, or put in a folder of fpath as _advise. */
function zsh(rules: string): string {
  return `#compdef advise
# zsh completion for advise
_advise() {
  local kind before word about
  local -a offer
  {
    IFS=$'\\t' read -r kind before
    while IFS=$'\\t' read -r word about; do
      word=\${\${word//\\\\/\\\\\\\\}//:/\\\\:}
      offer+=("$word\${about:+:$about}")
    done
  } < <("\${words[1]/#\\~\\//$HOME/}" __complete${rules} -- "\${(@Q)words[2,CURRENT - 1]}" "\${(Q)PREFIX}" 2> /dev/null)
  [[ -n $before ]] && compset -p $#before

  integer nothing=1
  if [[ $kind == list ]]; then
    _describe -V value offer -qS , && nothing=0
  elif (( $#offer )); then
    _describe -V value offer && nothing=0
  fi
  if [[ $kind == files ]]; then _files && nothing=0; fi
  return nothing
}

# Sourced, this file only names its function; as a function of fpath it is that function.
if [[ \${funcstack[1]} == _advise ]]; then _advise "$@"; else compdef _advise advise; fi
`;
}

function fish(rules: string): string {
  return `# fish completion for advise
function __advise_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $typed[1])
    set -e typed[1]
    set -l lines ($program __complete${rules} -- $typed "$current" 2>/dev/null)
    set -l place (string split \\t -- $lines[1])
    set -e lines[1]
    for line in $lines
        printf '%s%s\\n' "$place[2]" $line
    end
    if test "$place[1]" = files
        set -l start (string length -- "$place[2]")
        for file in (__fish_complete_path (string sub -s (math $start + 1) -- "$current"))
            printf '%s%s\\n' "$place[2]" $file
        end
    end
end

complete -c advise -f -k -a '(__advise_complete)'
`;
}
