import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFollows, releasedChangelog } from "../scripts/release/version.ts";

describe("the version of a release", () => {
  it.each(["0.1.1", "0.2.0", "1.0.0"])("may be %s after 0.1.0", (version) => {
    expect(() => checkFollows(version, "0.1.0")).not.toThrow();
  });

  it.each(["0.1.0", "0.0.9", "0.3.0", "2.0.0", "1.1.0", "0.1.1-beta", "v0.2.0", "0.02.0", "", "0.2.0\n"])(
    "may not be %j",
    (version) => {
      expect(() => checkFollows(version, "0.1.0")).toThrow(/is not a version like|does not follow 0\.1\.0/);
    },
  );
});

describe("the changelog of a release", () => {
  const before = "# Changes\n\nAll.\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 - 2026-11-21\n\n- All.\n";

  it("has what was unreleased under the version and its date", () => {
    expect(releasedChangelog(before, "0.2.0", "2026-12-01")).toBe(
      before.replace("## Unreleased\n", "## Unreleased\n\n## 0.2.0 - 2026-12-01\n"),
    );
  });

  it("is refused where nothing is unreleased, as right after a release", () => {
    const after = releasedChangelog(before, "0.2.0", "2026-12-01");
    expect(() => releasedChangelog(after, "0.2.1", "2026-12-02")).toThrow("nothing stands under Unreleased");
    expect(() => releasedChangelog("# Changes\n", "0.2.1", "2026-12-02")).toThrow();
  });

  it("takes the one that stands here", () => {
    const changelog = readFileSync(join(import.meta.dirname, "../CHANGELOG.md"), "utf8");
    const sections = (text: string): string[] => text.match(/^## .*/gm) ?? [];
    expect(sections(changelog)[0]).toBe("## Unreleased");
    expect(changelog).toContain("\n## 0.1.0 - 2026-11-21\n");
  });
});
