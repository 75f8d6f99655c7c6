import { type Document, isCollection, isMap, isNode, isScalar, Lexer, type Pair, visit } from "yaml";
import { tooDeep } from "../nesting.ts";

/** More nesting than any file of ours has; the parser's own recursion gives up at some thousands. */
export const deepestYaml = 50;
/** More aliases than any file of ours has; resolving one walks the document. */
export const aliasLimit = 100;
/**
 * How many words and marks a file may have: many times what ours have. The parser takes about a kilobyte for each, and
 * an answers file is read anew for every answer that is set in it.
 */
export const tokenLimits = { answers: 10_000, rulebook: 100_000 };

/** What is wrong with the structure of a text that is YAML. */
export type Trouble = { offset: number; message: string; hint?: string };

/** Whether a text has more tokens than it may. This is found without parsing, in constant memory. */
export function hasTooManyTokens(text: string, limit: number): boolean {
  // A token is a character or more.
  if (text.length <= limit) return false;
  let tokens = 0;
  for (const _ of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > limit) return true;
  }
  return false;
}

/**
 * What the parser accepts and we do not: keys that are odd, that would reach an object's prototype or are there twice,
 * loose aliases, depth.
 */
export function structureProblem(document: Document): Trouble | undefined {
  let found: Trouble | undefined;
  let aliases = 0;
  const complain = (node: unknown, message: string, hint?: string): symbol => {
    found = { offset: (isNode(node) && node.range?.[0]) || 0, message, ...(hint && { hint }) };
    return visit.BREAK;
  };
  visit(document, {
    Collection: (_, node, path) => {
      if (path.filter(isCollection).length >= deepestYaml) return complain(node, tooDeep(deepestYaml));
      const twice = isMap(node) ? repeatedKey(node.items) : undefined;
      return twice ? complain(twice.key, "this key is there twice", "keep one of them") : undefined;
    },
    Pair: (_, { key }) => {
      if (!isScalar(key)) return complain(key, "this key is not a plain word");
      return key.value === "__proto__" ? complain(key, `the key "__proto__" is not allowed`) : undefined;
    },
    Alias: (_, node) => {
      aliases += 1;
      if (aliases > aliasLimit) return complain(node, `more than ${aliasLimit} aliases are not read`);
      return node.resolve(document)
        ? undefined
        : complain(node, `no anchor &${node.source} stands before this *${node.source}`);
    },
  });
  return found;
}

/** The first entry with the key of one before it; 1 and "1" are the same key. */
function repeatedKey(items: readonly Pair[]): Pair | undefined {
  const seen = new Set<string>();
  return items.find(({ key }) => {
    if (!isScalar(key)) return false;
    const name = String(key.value);
    return seen.size === seen.add(name).size;
  });
}
