// The licences of what a bundle carries: whoever passes it on must pass them on too.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The packages that bundles hold code of, as their folders; esbuild's metafiles say which. */
export function bundledPackages(...metafiles) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)),
  );
  const folders = files.flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (/^(?!node:).*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.slice(0, 1) ?? []) : [],
  );
  return [...new Set(folders)].sort();
}

/** Names and licence texts, word for word; packages under the very same text share it. A package without one fails. */
export function noticesFor(folders) {
  const byText = new Map();
  for (const folder of folders) byText.set(licenceText(folder), [...(byText.get(licenceText(folder)) ?? []), folder]);
  const entries = [...byText].map(([text, sharing]) => `${sharing.map(titleOf).join(", ")}\n\n${text}`);
  return `The licences of the code that is bundled here.\n\n${entries.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function titleOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version} (${license})`;
}

function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^licen[sc]e(\.(md|txt))?$/i.test(name));
  if (!file) throw new Error(`${folder} has no licence file to pass on`);
  return readFileSync(join(folder, file), "utf8").trim();
}
