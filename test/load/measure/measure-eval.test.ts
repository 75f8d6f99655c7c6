import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type EvalOptions, measureEval } from "../../../src/load/measure/measure-eval.ts";
import { ownFolder } from "../../own-folder.ts";
import { newWatch, putInto, refused, sha256 } from "./sources.ts";

const folder = ownFolder();

function put(files: Readonly<Record<string, string>>) {
  return putInto(folder, files);
}

const missing = { ok: false, problems: [{ file: "none.csv", code: "read", message: "does not exist" }] };
const none = { name: "none.csv", path: join(folder, "none.csv") };

describe("results of an evaluation", () => {
  const head = "id,condition,pass\n";
  const bare = `${head}${Array.from({ length: 30 }, (_, at) => `${at},bare,${at < 5 ? 1 : 0}\n`).join("")}`;
  const given = `${head}${Array.from({ length: 30 }, (_, at) => `${at},given,1\n`).join("")}31,other,1\n32,bare,perhaps\n`;
  const usual: EvalOptions = { target: 0.9, best: undefined, named: {} };

  function measure(files: Readonly<Record<string, string>>, options: Partial<EvalOptions> = {}) {
    return measureEval(put(files), { ...usual, ...options }, newWatch());
  }

  it("are measured over all files, and each is named with its hash", async () => {
    const found = await measure({ "bare.csv": bare, "given.csv": given });
    expect(found).toMatchObject({
      ok: true,
      value: {
        by: "eval",
        files: [
          { file: "bare.csv", sha256: sha256(bare) },
          { file: "given.csv", sha256: sha256(given) },
        ],
        target: 0.9,
        best: "bare",
        judgedByModel: 0,
        conditions: { bare: { right: 5, of: 30, notJudged: 0 }, given: { right: 30, of: 30 } },
        answers: { knowledge: { value: "core" } },
        leftOut: { other: 1 },
        badRows: { count: 1, first: [{ file: "given.csv", line: 33 }] },
      },
    });
    expect(found.ok && found.value.with).toEqual({});
  });

  it("keep the flags that differ from the usual ones", async () => {
    const options: Partial<EvalOptions> = { target: 0.8, best: "bare", named: { bare: "v1" } };
    const found = await measure({ "a.csv": bare.replaceAll("bare", "v1"), "b.csv": given }, options);
    expect(found).toMatchObject({
      value: { target: 0.8, best: "bare", with: { target: 0.8, best: "bare", bare: "v1" } },
    });
  });

  it("tell who waits how far they are", async () => {
    const watch = newWatch();
    await measureEval(put({ "many.csv": `${head}${"1,bare,1\n".repeat(2000)}` }), usual, watch);
    expect(watch.told).toEqual([1000, 2000]);
  });

  const hint = "name one with --bare, --found or --tuned and a label";
  const providers = (...ids: string[]) =>
    ids
      .map((id) => JSON.stringify({ success: true, prompt: { label: "bare" }, provider: id, vars: { id: 1 } }))
      .join("\n");
  it.each<[string, Readonly<Record<string, string>>, Partial<EvalOptions>, string, string]>([
    [
      "without a condition",
      { "a.csv": `${head}1,v1,1\n2,v2,1\n`, "b.csv": `${head}1,v3,1` },
      {},
      "no condition is known that could be the best so far",
      `${hint}; seen: "v1", "v2", "v3"`,
    ],
    [
      "without a row of the best",
      { "a.csv": `${head}1,bare,1\n` },
      { best: "tuned" },
      "no row stands under tuned",
      `${hint}; seen: "bare"`,
    ],
    [
      "with a label that no row has",
      { "a.csv": `${head}1,bare,1\n` },
      { named: { found: "v2" } },
      'no row is labelled "v2"',
      'seen: "bare"',
    ],
    [
      "with two providers of one prompt",
      { "a.jsonl": providers("x", "y") },
      {},
      '2 providers stand under bare: "x", "y"',
      'name one, such as --bare "x/bare"; seen: "bare", "x", "x/bare", "y", "y/bare"',
    ],
    [
      "with two files under one label",
      { "a.csv": "id,pass\n1,1\n", "b.csv": "id,pass\n1,1\n" },
      { named: { bare: "a" } },
      "",
      "",
    ],
  ])("are refused %s", async (_, files, options, message, said) => {
    const found = await measure(files, options);
    if (message === "") expect(found.ok).toBe(true);
    else expect(found).toEqual(refused(Object.keys(files).join(", "), "usage", message, said));
  });

  it("end at a file that is not there, or cannot be read", async () => {
    expect(await measureEval([...put({ "a.csv": bare }), none], usual, newWatch())).toMatchObject(missing);
    expect(await measure({ "a.csv": bare, "b.json": "[" })).toMatchObject({ problems: [{ file: "b.json", line: 1 }] });
  });
});
