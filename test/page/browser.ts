import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { ownFolder } from "../own-folder.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const folder = ownFolder();

/** Starts Debian's Chromium; CHROMIUM names another. */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `The page is tested in Chromium, and there is none at ${executablePath}. ` +
        "Install it (apt-get install -y chromium), or name one: CHROMIUM=/path/to/chromium npm test",
    );
  }
  const quiet = ["quic", "background-networking", "component-update", "sync"].map((what) => `--disable-${what}`);
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", ...quiet];
  return chromium.launch({ executablePath, args });
}

/** A page that is open, and everything it did that it should not: errors, requests, dialogs. */
export type Opened = { page: Page; complaints: string[] };

let files = 0;

/** Writes a page to a file, as a reader gets it, and opens it. */
export async function openPage(
  browser: Browser,
  html: string,
  { fragment = "", ...options }: BrowserContextOptions & { fragment?: string } = {},
): Promise<Opened> {
  const path = join(folder, `${files++}.html`);
  writeFileSync(path, html);
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(path).href;
  page.on("request", (request) => {
    const allowed = request.url().startsWith(address) || /^(blob|data):/.test(request.url());
    if (!allowed) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(`${address}${fragment}`);
  return { page, complaints };
}

/** Opens a block, and clicks again where the page moved under the pointer, as it may on a busy machine. */
export async function openBlock(page: Page, selector: string): Promise<void> {
  const isOpen = () => page.locator(`${selector}[open]`).count();
  for (let tries = 0; tries < 3 && (await isOpen()) === 0; tries += 1) await page.click(`${selector} > summary`);
}
