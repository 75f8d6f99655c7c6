// How much the package weighs.
import { execFileSync } from "node:child_process";
import { root, row } from "./process.mjs";

const most = 2.9;

/** Prints the size of the package, packed and unpacked, in MB. What is packed is the build that stands there. */
export function benchPackage() {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [{ size, unpackedSize, entryCount }] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" }));
  const megabytes = (bytes) => (bytes / 1e6).toFixed(2);
  console.log("\nThe package, in MB");
  row("", ["files", "packed", "unpacked", "bound"]);
  row(
    "advise",
    [`${entryCount}`, megabytes(size), megabytes(unpackedSize), most.toFixed(2)],
    unpackedSize > most * 1e6,
  );
}
