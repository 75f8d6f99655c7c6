import type { Diagnostic } from "../../model/diagnostic.ts";

type Words = { message: string; hint?: string };

const quoted = "put quotes around a text that has such a sign in it";
const aligned = "entries of one block begin in the same column; what belongs to an entry is indented more";

/** What the parser complains of, by its code, in our words. */
const words: Readonly<Record<string, Words>> = {
  TAB_AS_INDENT: { message: "a tab indents this line", hint: "YAML is indented with spaces" },
  MULTIPLE_DOCS: { message: "a second document begins here", hint: "a file holds one, so drop this ---" },
  BAD_INDENT: { message: "this line is not indented as those around it are", hint: aligned },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "a second key stands where a value is",
    hint: "write one key: value on a line, and quotes around a text with a colon in it",
  },
  BLOCK_IN_FLOW: {
    message: "a block stands between brackets",
    hint: "write what is in { } or [ ] with commas between",
  },
  BAD_SCALAR_START: { message: "a text cannot begin with this sign", hint: "put quotes around the text" },
  BAD_DQ_ESCAPE: { message: "this is no escape", hint: "between double quotes a backslash is written twice" },
  MULTILINE_IMPLICIT_KEY: { message: "a colon is missing on this line", hint: "an entry is written key: value" },
  UNEXPECTED_TOKEN: { message: "this does not belong here", hint: quoted },
  TAG_RESOLVE_FAILED: { message: "this tag is not known", hint: "leave out the word that begins with !" },
  BAD_DIRECTIVE: { message: "this directive is not known", hint: "leave out the line that begins with %" },
};

/** The same of a sign that is missing, by what the parser says of it. */
const missing: readonly [said: RegExp, words: Words][] = [
  [/quote/, { message: "a quotation mark is not closed", hint: "end the text with the mark that it begins with" }],
  [/followed by map values/, { message: "a colon is missing behind this key", hint: "an entry is written key: value" }],
];

const bracket: Words = { message: "a bracket is not closed", hint: "each { ends with }, and each [ with ]" };

/** A problem of syntax: what is wrong and what would be right, or the parser's own words where we have none. */
export function syntaxProblem(code: string, said: string): Pick<Diagnostic, "code" | "message" | "hint"> {
  const flow = /^Flow .* end with/.test(said) ? bracket : undefined;
  const found = flow ?? (code === "MISSING_CHAR" ? missing.find(([sign]) => sign.test(said))?.[1] : words[code]);
  return { code: "syntax", ...(found ?? { message: said.replace(/\s+/g, " ") }) };
}
