/** A value quoted for a message: short, on one line, and said to be what it is when it is not text. */
export function quote(raw: unknown): string {
  if (Array.isArray(raw)) return "a list";
  if (typeof raw === "object" && raw !== null) return "a block of keys";
  if (typeof raw !== "string" && typeof raw !== "number" && typeof raw !== "boolean") return "nothing";
  const text = String(raw).replace(/\r?\n/g, "\\n");
  return `"${text.length > 60 ? `${text.slice(0, 57).replace(/[\ud800-\udbff]$/, "")}...` : text}"`;
}
