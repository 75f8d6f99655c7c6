import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { writeFreshPage } from "../../src/save/page.ts";
import { folderOfEachTest } from "../own-folder.ts";
import { failing, standInsOfEachTest } from "./stand-ins.ts";

const at = folderOfEachTest();
const { calls } = standInsOfEachTest();

beforeEach(() => putPagesInto(at()));
afterEach(() => {
  vi.unstubAllEnvs();
});

function putPagesInto(folder: string): void {
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, folder);
}

async function pathOf(page: string): Promise<string> {
  const written = await writeFreshPage(page);
  return written.ok ? written.value : "";
}

it("puts each page into a folder of its own, which nobody else may look into", async () => {
  const paths = [await pathOf("one"), await pathOf("two")];
  expect(paths.map((path) => readFileSync(path, "utf8"))).toEqual(["one", "two"]);
  expect(paths.map((path) => basename(path))).toEqual(["advise.html", "advise.html"]);
  for (const folder of paths.map((path) => dirname(path))) {
    expect(dirname(folder)).toBe(at());
    expect(basename(folder)).toMatch(/^advise-.{6}$/);
    expect(statSync(folder).mode & 0o077).toBe(0);
  }
  expect(readdirSync(at())).toHaveLength(2);
});

it("says where no folder can be made, and what to do", async () => {
  putPagesInto(at("nowhere"));
  expect(await writeFreshPage("page")).toEqual({
    ok: false,
    problems: [
      {
        file: at("nowhere"),
        line: null,
        column: null,
        code: "read",
        message: "takes no new folder (ENOENT)",
        hint: "write the page yourself: -o page.html",
      },
    ],
  });
});

it("names the page that could not be written", async () => {
  calls({ fsyncSync: failing("ENOSPC") });
  expect(await writeFreshPage("page")).toEqual({
    ok: false,
    problems: [
      {
        file: expect.stringMatching(/advise-.{6}.advise\.html$/) as string,
        line: null,
        column: null,
        code: "read",
        message: "cannot be written: the disk is full",
        hint: "make room, or name a place on another disk",
      },
    ],
  });
});
