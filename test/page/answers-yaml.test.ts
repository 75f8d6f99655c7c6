import fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import type { Answers } from "../../src/model/answers.ts";
import type { PageData } from "../../src/model/page.ts";
import { answersYaml } from "../../src/page/answers-yaml.ts";
import { tiny } from "../tiny-rulebook.ts";
import { anyAnswers } from "./any-answers.ts";

function page(answers: Answers, title: string | null, file: PageData["file"] = {}): PageData {
  return {
    decision: decide(tiny, answers, { title, engine: "1.2.3", digest: "sha256:0" }),
    rulebook: tiny,
    precedents: null,
    file,
    texts: null,
  };
}

async function readBack(text: string) {
  const read = await parseAnswersFile({ file: "answers.yaml", text }, tiny);
  if (!read.ok) throw new Error(`${JSON.stringify(read.problems)}\n${text}`);
  const { source: _, readAs: __, ...rest } = read.value;
  return rest;
}

it("writes a file that a person would write", () => {
  const answers: Answers = {
    facts: {
      value: "yes",
      choice: "yes",
      from: "file",
      because: 'They said: "now"\n# and always',
      "as-of": "2026-11-01",
    },
    volume: { value: 250000, choice: "high", from: "prompt" },
    voice: { value: "unsure", choice: null, from: "prompt" },
  };
  expect(answersYaml(page(answers, "A: b", { fixed: ["facts"], costs: { rag: { chunks: 8 } } }), answers))
    .toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=advise.schema.json
      advise: 1
      title: "A: b"
      answers:
        # Are facts needed?
        facts:
          value: "yes"
          because: "They said: \\"now\\"\\n# and always"
          as-of: "2026-11-01"
        # How many calls?
        volume: 250000
        # A voice of its own?
        voice: unsure
      fixed: [facts]
      costs: {
          "rag": {
            "chunks": 8
          }
        }
      "
    `);
});

it("writes what advise reads as the same answers, title and all", async () => {
  const text = fc.string({ unit: "grapheme" });
  const anyCosts = fc.record({
    calls_per_month: fc.nat(),
    rate: fc.nat(99_999).map((thousandths) => (thousandths + 1) / 1000),
    source: fc.string({ unit: "grapheme", minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(anyAnswers(tiny), fc.option(text), fc.option(anyCosts), async (answers, title, costs) => {
      const kept = costs ? { fixed: ["facts"], costs } : {};
      const back = await readBack(answersYaml(page(answers, title, kept), answers));
      expect(back).toEqual({ answers, ...(title !== null && { title }), ...kept });
    }),
  );
});

it.each([
  "</script>",
  "a: b",
  "- x",
  "# y",
  "\u2028",
  "\u202e",
  "yes",
  "null",
  "1e3",
  "'",
  '"',
  "$&",
  "\u0085\ufeff",
  "\t",
])("keeps %j as a text", async (because) => {
  const answers: Answers = { facts: { value: "no", choice: "no", from: "file", because } };
  expect(await readBack(answersYaml(page(answers, because), answers))).toEqual({ title: because, answers });
});

it.each<[string, PageData["file"]["costs"]]>([
  ["a rate that reads two ways as a program writes it", { currency: "EUR", rate: 1.175 }],
  ["such a price in a block", { rag: { chunks: 8, embed_usd_per_mtok: 1.125 } }],
  ["what is null", { rag: { cached_input_usd_per_mtok: null } }],
])("keeps in costs %s", async (_, costs) => {
  expect(await readBack(answersYaml(page({}, null, { costs }), {}))).toEqual({ answers: {}, costs });
});

it("keeps what an answer was measured on", async () => {
  const files = [
    { file: "results.json", sha256: "00" },
    { file: 'a "b": {c}', sha256: "11" },
  ];
  const measured = { by: "eval", value: "yes", files, with: { target: 0.9 }, of: 40, low: 0.125, high: 1 };
  const answers: Answers = {
    facts: { value: "yes", choice: "yes", from: "file", because: "It was measured", measured, by: "Ines" },
    voice: { value: "unsure", choice: null, from: "file", measured: { ...measured, files: [], with: {} } },
  };
  expect(await readBack(answersYaml(page(answers, null), answers))).toEqual({ answers });
});
