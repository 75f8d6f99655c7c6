import { h } from "./dom.ts";

/** Hands a text to the reader as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  h("a", { href: address, download: name }).click();
  // The download has begun by the next turn; the memory is free after it.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Takes the answers out of the address of the page, once they are no longer the ones that are shown. */
export function forgetLink(): void {
  const { hash, pathname, search } = window.location;
  if (hash.startsWith("#?")) window.history.replaceState(null, "", `${pathname}${search}`);
}

/** Puts the fragment into the address of the page, copies the address where that is allowed, and says what was done. */
export async function shareLink(fragment: string): Promise<string> {
  window.history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(window.location.href);
    return "The link is copied. Whoever opens this page by it sees these answers.";
  } catch {
    return "The link is in the address bar, to be copied from there.";
  }
}
