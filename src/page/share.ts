import type { PageTexts } from "../model/page.ts";
import { h } from "./dom.ts";

/** Hands a text to the reader as a file. */
export function saveFile(name: string, text: string): void {
  const type = name.endsWith(".yaml") ? "application/yaml" : "text/plain";
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  // The download has begun by the next turn; the memory is free after it.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Takes the answers out of the address of the page, once they are no longer the ones that are shown. */
export function forgetLink(): void {
  const { hash, pathname, search } = window.location;
  if (hash.startsWith("#?")) window.history.replaceState(null, "", `${pathname}${search}`);
}

/**
 * Puts the fragment into the address of the page, copies what leads back to these answers where that is allowed, and says
 * what was done. The address of a file is of no use to others: of it the fragment alone is copied.
 */
export async function shareLink(fragment: string): Promise<string> {
  window.history.replaceState(null, "", fragment);
  const { href, protocol } = window.location;
  const isFile = protocol === "file:";
  try {
    await navigator.clipboard.writeText(isFile ? fragment : href);
    return isFile
      ? "These answers are copied as the end of an address: paste it behind that of any copy of this page."
      : "The link is copied. Whoever opens this page by it sees these answers.";
  } catch {
    return isFile
      ? "These answers are in the address bar, from # on: paste that behind the address of any copy of this page."
      : "The link is in the address bar, to be copied from there.";
  }
}

/** What hands the texts of the recorded decision over. */
export function passOn(texts: PageTexts, say: (done: string) => void): Record<keyof PageTexts, () => void> {
  return {
    summary: () => void copySummary(texts.summary).then(say),
    markdown: () => saveFile("decision.md", texts.markdown),
    record: () => saveFile("decision-record.md", texts.record),
  };
}

/** Copies the summary where that is allowed, else hands it over as a file, and says which. */
async function copySummary(summary: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(summary);
    return "The summary of the recorded decision is copied.";
  } catch {
    saveFile("summary.txt", summary);
    return "The summary cannot be copied here, and is saved as summary.txt.";
  }
}
