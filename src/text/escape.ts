// Control characters, and the marks that reorder or break text: what they do to a terminal is not for a file to decide.
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text that is safe to show: what would steer a terminal stands there as an escape such as \u001b. A tab is a space. */
export function plain(text: string): string {
  return text.replace(unprintable, (mark) => (mark === "\t" ? " " : escaped(mark)));
}

/** The same for every text inside a value. */
export function plainDeep<T>(value: T): T {
  if (typeof value === "string") return plain(value) as T;
  if (Array.isArray(value)) return value.map(plainDeep) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [plain(key), plainDeep(inner)])) as T;
}

/** JSON, with nothing in it that would steer a terminal: JSON itself escapes only what is below U+0020. */
export function plainJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(unprintable, (mark) => (mark === "\n" ? mark : escaped(mark)));
}

function escaped(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
