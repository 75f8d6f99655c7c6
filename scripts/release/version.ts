/** A version as three numbers; an Error for anything else. */
function numbers(version: string): number[] {
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)) throw new Error(`"${version}" is not a version like 1.2.3`);
  return version.split(".").map(Number);
}

/** Throws an Error unless a version is one that may follow another: the next of one of its three numbers. */
export function checkFollows(version: string, before: string): void {
  const [major = 0, minor = 0, patch = 0] = numbers(before);
  const next = [
    [major, minor, patch + 1],
    [major, minor + 1, 0],
    [major + 1, 0, 0],
  ].map((one) => one.join("."));
  if (!next.includes(numbers(version).join(".")))
    throw new Error(`"${version}" does not follow ${before}: it would be ${next.slice(0, 2).join(", ")} or ${next[2]}`);
}

/**
 * The changelog with what is unreleased under a version and a date, and nothing unreleased above it. Throws an Error where
 * nothing is.
 */
export function releasedChangelog(changelog: string, version: string, date: string): string {
  const [before, after = ""] = changelog.split(/^## Unreleased\n/m);
  const entries = after.split(/^## /m, 1).join("");
  if (!/^- /m.test(entries)) throw new Error("CHANGELOG.md: nothing stands under Unreleased");
  return `${before}## Unreleased\n\n## ${version} - ${date}\n${after}`;
}
