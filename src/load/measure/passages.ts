import type { Passage } from "../../engine/measure/search.ts";

/** The name of a heading in an address, as GitHub makes it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

/** The most characters of a piece of plain text. */
const pieceLength = 2000;

/** Cuts a document into passages: Markdown and HTML at their headings, plain text at empty lines. */
export function passagesIn(path: string, text: string): Passage[] {
  if (/\.html?$/i.test(path)) return sections(path, htmlLines(text));
  if (/\.(md|mdx|markdown)$/i.test(path)) return sections(path, markdownLines(text));
  return pieces(text).map((piece) => ({ id: path, path, text: piece }));
}

/** A line, and where it is a heading the name of that. */
type Line = { text: string; slug: string | null };

function markdownLines(text: string): Line[] {
  let fence: string | null = null;
  return text.split(/\r?\n/).map((line) => {
    const [begin = "", mark = ""] = /^ {0,3}(```+|~~~+)/.exec(line) ?? [];
    const after = line.slice(begin.length);
    // Marks that are closed in their line begin no fence, and what ends one has nothing behind it.
    if (fence === null && mark !== "" && !(mark.startsWith("`") && after.includes("`"))) fence = mark;
    else if (fence !== null && mark.startsWith(fence) && after.trim() === "") fence = null;
    const marked = fence === null ? /^ {0,3}#{1,6}(?=[ \t])(.*)$/.exec(line)?.[1] : undefined;
    const heading = marked === undefined ? undefined : withoutClosing(marked.trim());
    return { text: heading ?? line, slug: heading === undefined ? null : slugOf(heading) };
  });
}

/** A heading without the signs that may close it. */
function withoutClosing(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === "#") end--;
  return end === 0 || /\s/.test(heading[end - 1] ?? "") ? heading.slice(0, end).trimEnd() : heading;
}

function htmlLines(html: string): Line[] {
  return html
    .replace(/<!--[^]*?(-->|$)|<(script|style|noscript|template)\b[^]*?(<\/\2\s*>|$)/gi, " ")
    .split(/(?=<h[1-6]\b)/i)
    .flatMap((part): Line[] => {
      const heading = /^<h[1-6]\b([^>]*)>([^]*?)<\/h[1-6]\s*>/i.exec(part);
      if (!heading) return [{ text: plainText(part), slug: null }];
      const [whole, attributes = "", inner = ""] = heading;
      const title = plainText(inner);
      const id = /(?<![\w-])id\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
      return [
        { text: title, slug: id ?? slugOf(title) },
        { text: plainText(part.slice(whole.length)), slug: null },
      ];
    });
}

const entities = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " }));

function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, " ")
    .replace(
      /&(#x?[\da-f]{1,8}|[a-z]{1,32});/gi,
      (whole, name: string) => entities.get(name.toLowerCase()) ?? numbered(name) ?? whole,
    )
    .replace(/[ \t]+/g, " ")
    .trim();
}

function numbered(name: string): string | undefined {
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : /^#\d/.test(name) ? Number(name.slice(1)) : NaN;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Lines from one heading to the next; two headings of one name are one passage to a source that names them. */
function sections(path: string, lines: readonly Line[]): Passage[] {
  const found: { slug: string | null; lines: string[] }[] = [{ slug: null, lines: [] }];
  for (const { text, slug } of lines) {
    if (slug !== null) found.push({ slug, lines: [text] });
    else found.at(-1)?.lines.push(text);
  }
  return found
    .map(({ slug, lines: inside }) => ({
      id: slug === null ? path : `${path}#${slug}`,
      path,
      text: inside.join("\n").trim(),
    }))
    .filter(({ text }) => text !== "");
}

function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = "";
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (piece.length + paragraph.length > pieceLength) {
      found.push(piece);
      piece = "";
    }
    piece = piece === "" ? paragraph : `${piece}\n\n${paragraph}`;
  }
  return [...found, piece].map((one) => one.trim()).filter((one) => one !== "");
}
