import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { yamlBytes } from "../../test/fuzz/inputs.ts";

/** The most that a file of a user may hold. */
const most = 320 * 1024;

/** Draws a whole number under an end. */
type Below = (end: number) => number;

/** A rulebook that is right, of any size: many questions, wide conditions, conditions in conditions. */
function rulebook(below: Below): string {
  const [questions, choices, width] = [1 + below(70), 2 + below(5), 1 + below(8)];
  const rules = below(500);
  const weight = [1, 6, 1000, 100_000][below(4)]!;
  const test = (): object => ({ [`q${below(questions)}`]: [`c${below(choices)}`, `c${below(choices)}`] });
  const tests = (): object => Object.assign({}, ...Array.from({ length: 1 + below(width) }, test)) as object;
  const condition = (): object =>
    [tests, () => ({ any: [tests(), tests()] }), () => ({ all: [{ not: tests() }, { any: [tests(), test()] }] })][
      below(3)
    ]!();
  const effect = (): object => ({ rag: below(7) - 3, "fine-tuning": below(7) - 3, hybrid: below(7) - 3 });
  return JSON.stringify({
    id: "any",
    version: "1",
    date: "2026-11-01",
    settings: {
      base: { rag: 6, "fine-tuning": 0, hybrid: -6 },
      bar: 6,
      ties: ["rag", "fine-tuning", "hybrid"],
      "close-call": 6,
      "firm-radius": 0.15,
      "earned-by": { rag: ["facts"], "fine-tuning": ["behaviour"], hybrid: ["facts", "behaviour"] },
    },
    questions: Array.from({ length: questions }, (_, at) => ({
      id: `q${at}`,
      ask: "Which?",
      ...(at > 0 && below(4) === 0 && { "asked-when": { [`q${below(at)}`]: "c0" } }),
      choices: Array.from({ length: choices }, (__, one) => ({ id: `c${one}`, label: `Choice ${one}` })),
    })),
    rules: Array.from({ length: rules }, (_, at) => ({
      id: `r${at}`,
      when: condition(),
      weight: 1 + below(Math.max(1, Math.floor(weight / (3 * rules + 1)))),
      effect: effect(),
      ...(below(3) === 0 && { need: below(2) === 0 ? "facts" : "behaviour" }),
      because: "It is so.",
    })),
    monotone: [{ question: "q0", order: ["c0", "c1"], "never-into": ["rag"] }],
  });
}

/** A part, again and again up to the most that a file may hold. */
const long = fc
  .tuple(
    fc.constantFrom(
      "advise: 1\nanswers:\n",
      "advise: 1\nanswers: {knowledge: core}\nsource:\n",
      "id: x\nrules:\n",
      "id,condition,pass\n",
      "",
    ),
    fc.oneof(
      fc.constantFrom(
        '{"id":1,"answers":{"knowledge":"core"}}\n',
        "  a: 1\n",
        "- {id: r}\n",
        "1,given,1\n",
        "word ",
        "[",
        "{a: ",
      ),
      fc.string({ minLength: 1, maxLength: 40 }),
    ),
  )
  .map(([head, part]) => (head + part.repeat(Math.floor(most / part.length))).slice(0, most));

/** Files of every kind, each of at most 320 KiB, the same for the same seed. */
export function generatedFiles(count: number, seed: number): Buffer[] {
  const good = ["test/tiny-rulebook.yaml", "test/cli/fixtures/support.yaml", "rules/cases/support-assistant.yaml"].map(
    (path): unknown => parse(readFileSync(path, "utf8")),
  );
  const file = fc.oneof(
    { weight: 5, arbitrary: yamlBytes(good) },
    { weight: 3, arbitrary: fc.gen().map((draw) => Buffer.from(rulebook((end) => draw(fc.nat, { max: end - 1 })))) },
    { weight: 2, arbitrary: long.map((text) => Buffer.from(text).subarray(0, most)) },
  );
  return fc.sample(file, { numRuns: count, seed }).filter(({ length }) => length <= most);
}
