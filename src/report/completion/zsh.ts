import type { CommandShape, Word } from "../../model/completion.ts";
import { casePattern, quoted, type Row, tableOf } from "./table.ts";

/** The completion script for zsh, to be sourced or put in a folder of fpath as _advise. */
export function renderZsh(program: CommandShape): string {
  return `#compdef advise
# zsh completion for advise

# What can be typed at a place: fills offer, list and files, and fails where nothing is known of it.
_advise_place() {
  offer=() list='' files=''
  case $1 in
${tableOf(program).map(row).join("\n")}
    (*) return 1 ;;
  esac
}
${walk}`;
}

function row(row: Row): string {
  const { words, list, files } = row.place;
  const offer = words.length > 0 ? [`offer=(${words.map(described).join(" ")})`] : [];
  const fills = [...offer, ...(list ? ["list=1"] : []), ...(files ? ["files=1"] : [])].join(" ");
  return `    (${casePattern(row)}) ${fills === "" ? "" : `${fills} `};;`;
}

/** A word as _describe takes it, its text behind a colon. */
function described({ word, about }: Word): string {
  return quoted(`${word.replace(/[\\:]/g, "\\$&")}${about === "" ? "" : `:${about}`}`);
}

const walk = `
_advise() {
  local -a offer
  local list files at=advise option plain word
  integer operand=1
  for word in "\${(@)words[2,CURRENT - 1]}"; do
    if [[ -n $option ]]; then option=
    elif [[ -n $plain ]]; then operand+=1
    elif [[ $word == -- ]]; then plain=1
    elif [[ $word == -?* ]]; then _advise_place "$at $word" && option=$word
    elif (( operand == 1 )) && _advise_place "$at $word"; then at+=" $word"
    else operand+=1
    fi
  done

  local key="$at <$operand>"
  if [[ -n $option ]]; then key="$at $option"
  elif [[ -z $plain && $PREFIX == --*=* ]]; then
    key="$at \${PREFIX%%=*}"
    compset -P '*='
  elif [[ -z $plain && $PREFIX == -* ]]; then key=$at
  fi
  _advise_place "$key"

  integer nothing=1
  if [[ -n $list ]]; then
    compset -P '*,'
    _describe -V value offer -qS , && nothing=0
  elif (( $#offer )); then
    _describe -V value offer && nothing=0
  fi
  if [[ -n $files ]]; then _files && nothing=0; fi
  return nothing
}

# Sourced, this file only names its function; as a function of fpath it is that function.
if [[ \${funcstack[1]} == _advise ]]; then _advise "$@"; else compdef _advise advise; fi
`;
