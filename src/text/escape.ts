/**
 * Control characters, halves of a character, and marks that cannot be seen or that reorder text: what they do to a terminal,
 * a log or a reader is not for a file to decide. One variation selector behind a sign says how that looks; more say nothing.
 */
const unprintable =
  /(?![\n\ufe00-\ufe0f])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]/gu;

/** Text that is safe to show: what would steer a terminal stands there as an escape such as \u001b. A tab is a space. */
export function plain(text: string): string {
  return isPlain(text) ? text : text.replace(unprintable, (mark) => (mark === "\t" ? " " : escaped(mark)));
}

/** The same on one line, so that no text can pass for a line of its own. */
export function plainLine(text: string): string {
  // Nearly every text: a decision has thousands.
  if (!/[^ -~]/.test(text)) return text.trim();
  return plain(text.replace(/\r\n/g, "\n"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

/** The same for every text inside a value; the value itself where all are plain, as they nearly always are. */
export function plainDeep<T>(value: T): T {
  return isPlainDeep(value) ? value : plainCopy(value);
}

function isPlainDeep(value: unknown): boolean {
  if (typeof value === "string") return plainLine(value) === value;
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlainDeep);
  return Object.keys(value).every((key) => plainLine(key) === key && isPlainDeep(value[key as keyof typeof value]));
}

function plainCopy<T>(value: T): T {
  if (typeof value === "string") return plainLine(value) as T;
  if (Array.isArray(value)) return value.map(plainCopy) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [plainLine(key), plainCopy(inner)])) as T;
}

/** JSON, with nothing in it that would steer a terminal: JSON itself escapes only what is below U+0020. */
export function plainJson(value: unknown, indent = 2): string {
  return plain(JSON.stringify(value, null, indent));
}

/** What a text may hold that is otherwise escaped: colours, and commands to the runner that a log is read by. */
export type Allowed = { colour?: boolean; commands?: boolean };

/**
 * What goes to a stream: plain, and without what GitHub's runner takes for a command to it in a log: a line that begins
 * with `::`, and `##[` anywhere. Everything that is printed passes through here, so that no caller can forget it.
 */
export function streamed(text: string, { colour = false, commands = false }: Allowed = {}): string {
  if (isPlain(text) && !text.includes("::") && !text.includes("##[")) return text;
  const shown = colour ? text.split(colours).map(plainOrColour).join("") : plainBetweenTabs(text);
  return commands
    ? shown
    : shown.replace(/##(?=\[)/g, "#\\u0023").replace(/^((?:[^\S\n]|\u001b\[\d+m)*):(?=:)/gm, "$1\\u003a");
}

/** The colours and weights that text is set in, and nothing else that an escape can do. */
const colours = /(\u001b\[\d{1,2}m)/;

function plainOrColour(part: string, at: number): string {
  return at % 2 === 1 ? part : plainBetweenTabs(part);
}

/** A tab only moves on: it parts columns where a program reads them. Texts of others have none left by then. */
function plainBetweenTabs(text: string): string {
  return text.split("\t").map(plain).join("\t");
}

function isPlain(text: string): boolean {
  return !/[^\n -~]/.test(text);
}

function escaped(mark: string): string {
  return mark
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
