import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Precedents } from "../model/precedent.ts";
import { compiledNames, readOrNull } from "./compiled.ts";

/** Precedents as the build writes them down: for a rulebook of this digest, from a file of this length and checksum. */
export type CompiledPrecedents = { digest: string; from: Stamp; precedents: Precedents };
type Stamp = { bytes: number; crc32: number };

/** What tells a file from an edited one. These texts are long, and a copy of them to compare with would be one more. */
export function stampOf(bytes: Buffer): Stamp {
  return { bytes: bytes.length, crc32: crc32(bytes) };
}

/** The precedents that the build compiled from a file for a rulebook; null where either has changed since. */
export function loadCompiledPrecedents(folder: string, file: string, digest: string): Precedents | null {
  const compiled = readOrNull(() => {
    const { bytes, crc32: checksum } = stampOf(readFileSync(file));
    const found = JSON.parse(readFileSync(join(folder, compiledNames(file).value), "utf8")) as CompiledPrecedents;
    return found.from.bytes === bytes && found.from.crc32 === checksum ? found : null;
  });
  return compiled?.digest === digest ? compiled.precedents : null;
}
