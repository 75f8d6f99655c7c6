import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { mutated, nastyText } from "./inputs.ts";
import { holdsFor, survives } from "./laws.ts";

const folder = ownFolder();

function measured(...args: string[]) {
  return survives(["measure", ...args, "--rules", tinyFile], { cwd: folder });
}

const row = {
  success: false,
  prompt: { label: "bare" },
  provider: { id: "p" },
  vars: { question: "q" },
  response: { output: "o" },
  failureReason: 1,
  gradingResult: { pass: false, componentResults: [{ pass: false, assertion: { type: "equals", metric: "m" } }] },
};
const good = {
  eval: [{ results: { version: 3, results: [row, row] } }, [{ id: 1, condition: "bare", pass: true, passage: 0.5 }]],
  examples: [
    [
      {
        messages: [
          { role: "user", content: "q" },
          { role: "assistant", content: "a" },
        ],
      },
    ],
    [
      {
        conversations: [
          { from: "human", value: "q" },
          { from: "gpt", value: "a" },
        ],
      },
      { prompt: "p", completion: "c" },
    ],
  ],
  usage: [
    {
      object: "page",
      data: [
        {
          start_time: 1_788_220_800,
          end_time: 1_788_307_200,
          results: [{ object: "organization.usage.completions.result", num_model_requests: 2, input_tokens: 9 }],
        },
      ],
    },
    [{ time: "2026-09-01", model: "m", input: 1, output: 1, calls: 3 }],
    [
      {
        startTime: 1_788_220_800.5,
        id: "a",
        prompt_tokens: 1,
        completion_tokens: 1,
        status: "failure",
        call_type: "x",
      },
    ],
  ],
};

/** The first row of a table that each command reads. */
const heads: Record<string, string> = {
  eval: "id,condition,pass\n1,bare,1",
  usage: "time,input,output\n2026-09-01,1,1",
};

function inputFor(values: readonly unknown[], head = "prompt,completion"): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: mutated(fc.constantFrom(...values)).map((value) => JSON.stringify(value) ?? "") },
    { weight: 1, arbitrary: nastyText },
    nastyText.map((text) => `${head}\n${text}`),
  );
}

it.each(Object.entries(good))("any file comes to an end that is said: %s", async (command, values) => {
  const name = fc.constantFrom("in.json", "in.jsonl", "in.csv", "in");
  await holdsFor(`files of measure ${command}`, fc.tuple(inputFor(values, heads[command]), name), {
    runs: 100,
    law: async ([text, file]) => {
      writeFileSync(join(folder, file), text);
      const { code, stdout } = await measured(command, file);
      expect(code).not.toBe(1);
      if (code === 0) expect(stdout).not.toBe("");
    },
  });
});

describe("any documents and questions come to an end that is said", () => {
  const question = { id: "q", question: "What is the price?", answer: "9", sources: ["a.md#prices", "b.html"] };
  const questions = inputFor(
    [[question, question], [{ query: "What?", relevant_docs: "a.md;b.html" }]],
    "question,sources",
  );
  const marks = fc.constantFrom(
    "# Prices\n\n9 €\n",
    "```\n# no\n",
    "<h1 id=x>Prices</h1><p>9",
    "&#x110000;",
    "{{ env.KEY }}",
  );
  const text = fc.array(fc.oneof(marks, nastyText), { maxLength: 6 }).map((parts) => parts.join(""));
  const documents = fc.record({ "a.md": text, "b.html": text, "c.txt": text });

  function put(files: Readonly<Record<string, string>>, asked: string): void {
    mkdirSync(join(folder, "docs"), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, "docs", name), content);
    writeFileSync(join(folder, "asked"), asked);
  }

  it("search", async () => {
    const lang = fc.constantFrom("en", "de", "none");
    await holdsFor("documents and questions of measure search", fc.tuple(documents, questions, lang), {
      runs: 60,
      law: async ([files, asked, language]) => {
        put(files, asked);
        expect((await measured("search", "docs", "asked", "--lang", language)).code).not.toBe(1);
      },
    });
  });

  it("kit", async () => {
    await holdsFor("documents and questions of measure kit", fc.tuple(documents, questions), {
      runs: 60,
      law: async ([files, asked]) => {
        put(files, asked);
        const { code } = await survives(["measure", "kit", "asked", "docs", "-o", "kit"], { cwd: folder });
        expect(code).not.toBe(1);
      },
    });
  });
});

it("any history of files with any names comes to an end that is said", async () => {
  const name = nastyText.map((text) => `${text.replace(/[\0/\ud800-\udfff]/gu, "").slice(0, 60)}.md`);
  const commits = fc.array(fc.dictionary(name, nastyText, { minKeys: 1, maxKeys: 4 }), { minLength: 1, maxLength: 3 });
  await holdsFor("histories of measure history", commits, {
    runs: 4,
    law: async (histories) => {
      const repository = join(folder, "repository");
      rmSync(repository, { recursive: true, force: true });
      mkdirSync(repository);
      const git = (...args: string[]) =>
        execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], { cwd: repository });
      git("init", "-q");
      for (const files of histories) {
        for (const [file, content] of Object.entries(files)) writeFileSync(join(repository, file), content);
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "one");
      }
      expect((await measured("history", "repository")).code).not.toBe(1);
    },
  });
});
