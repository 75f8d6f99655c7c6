import type { CommandShape } from "../../model/completion.ts";
import { casePattern, quoted, type Row, tableOf } from "./table.ts";

/** The completion script for bash, from 3.2 on; it needs no package. */
export function renderBash(program: CommandShape): string {
  return `# bash completion for advise

# What can be typed at a place: fills offer, list and files, and fails where nothing is known of it.
_advise_place() {
  offer=() list='' files=''
  case $1 in
${tableOf(program).map(row).join("\n")}
    *) return 1 ;;
  esac
}
${walk}`;
}

function row(row: Row): string {
  const { words, list, files } = row.place;
  const offer = words.length > 0 ? [`offer=(${words.map(({ word }) => quoted(word)).join(" ")})`] : [];
  const fills = [...offer, ...(list ? ["list=1"] : []), ...(files ? ["files=1"] : [])].join(" ");
  return `    ${casePattern(row)}) ${fills === "" ? "" : `${fills} `};;`;
}

const walk = `
_advise() {
  local offer list files typed=() i
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
  local held=\${whole%"$last"} before= current=$whole

  local at=advise operand=1 option= plain= word
  for ((i = 0; i < \${#typed[@]} - 1; i++)); do
    word=\${typed[i]}
    if [[ $option ]]; then option=
    elif [[ $plain ]]; then ((operand++))
    elif [[ $word == -- ]]; then plain=1
    elif [[ $word == -?* ]]; then _advise_place "$at $word" && option=$word
    elif ((operand == 1)) && _advise_place "$at $word"; then at+=" $word"
    else ((operand++))
    fi
  done

  local key="$at <$operand>"
  if [[ $option ]]; then key="$at $option"
  elif [[ ! $plain && $current == --*=* ]]; then
    key="$at \${current%%=*}" before=\${current%%=*}= current=\${current#*=}
  elif [[ ! $plain && $current == -* ]]; then key=$at
  fi
  _advise_place "$key"
  if [[ $list && $current == *,* ]]; then before+=\${current%,*}, current=\${current##*,}; fi

  COMPREPLY=()
  for word in "\${offer[@]}"; do
    [[ $word == "$current"* ]] || continue
    printf -v word '%s%q' "$before" "$word"
    COMPREPLY+=("\${word#"$held"}")
  done
  compopt -o nosort 2> /dev/null
  [[ $list ]] && compopt -o nospace 2> /dev/null
  # Where only a file fits, readline completes it (-o default); beside words, files are listed here.
  if [[ ! $files ]]; then
    compopt +o default 2> /dev/null
  elif ((\${#COMPREPLY[@]})) && compopt -o filenames 2> /dev/null; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
  fi
}

complete -o default -F _advise advise
`;
