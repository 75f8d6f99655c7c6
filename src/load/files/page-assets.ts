import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Asset, PageAssets } from "../../model/page.ts";

/** Reads the built page from its folder. It is a part of the package, so a missing file is a broken installation. */
export async function readPageAssets(folder: string): Promise<PageAssets> {
  return {
    script: await asset(join(folder, "page.js")),
    style: await asset(join(folder, "page.css")),
  };
}

async function asset(path: string): Promise<Asset> {
  const text = await readFile(path, "utf8");
  return { text, hash: `sha256-${createHash("sha256").update(text).digest("base64")}` };
}
