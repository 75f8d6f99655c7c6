type Block = Record<string, unknown>;

/** More than any answers file needs; what is longer may have more words than is read. */
const longest = 10_000;

/**
 * The value of a text that is plainly YAML: blocks of keys, each with a number, a text, or a list or block of these on
 * its line. It errs on one side: undefined says nothing, and then the parser is asked, which takes longer to load than all
 * else. A number is one only as JavaScript writes it, so that its text is not lost.
 */
export function plainYaml(text: string): Block | undefined {
  if (text.length > longest || /[^\n -~\u00a1-\ud7ff]/.test(text)) return undefined;
  const root: Block = {};
  const open = [{ block: root, indent: 0 }];
  /** The line before, where nothing stands behind its colon: a block may follow. */
  let empty: { block: Block; key: string; indent: number } | undefined;
  for (const line of text.split("\n")) {
    if (/^ *(?:#|$)/.test(line)) continue;
    const [, space = "", key = "", written] = entry.exec(line) ?? [];
    const indent = space.length;
    if (empty && indent > empty.indent) open.push({ block: (empty.block[empty.key] = {}), indent });
    while (open.length > 1 && open.at(-1)!.indent > indent) open.pop();
    const { block, indent: column } = open.at(-1)!;
    if (column !== indent || !put(block, key, written === undefined ? null : valueOf(written))) return undefined;
    empty = written === undefined ? { block, key, indent } : undefined;
  }
  return Object.keys(root).length === 0 ? undefined : root;
}

const entry = /^( {0,20})([\w-]+):(?: +([^ ].*))?$/;

/** Sets a key that is a word and not there yet; says whether it could. */
function put(block: Block, key: string, value: unknown): boolean {
  if (value === undefined || !/^[A-Za-z][\w-]{0,60}$/.test(key) || constant.test(key) || Object.hasOwn(block, key))
    return false;
  block[key] = value;
  return true;
}

/** What stands behind a colon. */
function valueOf(written: string): unknown {
  const [, list, entries] = /^(?:\[(.*)\]|\{(.*)\})$/.exec(written) ?? [];
  if (list !== undefined) {
    const items = list.split(", ").map(scalarOf);
    return items.includes(undefined) ? undefined : items;
  }
  if (entries !== undefined) {
    const block: Block = {};
    const isEntry = ([key = "", value = "", ...more]: string[]): boolean =>
      more.length === 0 && put(block, key, scalarOf(value));
    return entries.split(", ").every((one) => isEntry(one.split(": "))) ? block : undefined;
  }
  // Outside a list or a block a text ends with its line, or where a comment starts.
  return isText(written, /^[A-Za-z][^:#]*$/) ? written : scalarOf(written);
}

/** A number, a quoted text, or words that mean the same inside a list or a block. */
function scalarOf(written: string): string | number | undefined {
  if (isText(written, /^[A-Za-z][\w. -]*$/) || /^\d{4}-\d\d-\d\d$/.test(written)) return written;
  if (/^'[^']*'$|^"[^"\\]*"$/.test(written)) return written.slice(1, -1);
  if (isNumber(written)) return Number(written);
  return /[A-Za-z]$/.test(written) && isNumber(written.slice(0, -1)) ? written : undefined;
}

function isNumber(written: string): boolean {
  return /^\d/.test(written) && String(Number(written)) === written;
}

/** Whether something is a text without quotes: of such signs, and not what stands for another value. */
function isText(written: string, signs: RegExp): boolean {
  return signs.test(written) && !written.endsWith(" ") && !constant.test(written);
}

const constant = /^(?:true|false|null)$/i;
