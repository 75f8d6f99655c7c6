import fc from "fast-check";
import type { Answers } from "../../../src/model/answers.ts";
import { approaches, needs, outcomes } from "../../../src/model/approach.ts";
import { type Rulebook, rulebookSchema } from "../../../src/model/rulebook.ts";

/** A small rulebook and a sheet of answers for it, some of them unsure, fixed or absent. */
export type Trial = { rulebook: Rulebook; answers: Answers; fixed: string[] };

/** `wide`: all is answered, and each condition of a rule, constraint or gate looks at three questions. */
type Shape = { questions?: number; likelihood?: boolean; wide?: boolean };

/** Random small rulebooks that use the whole grammar, with random answers. Ties are common: the numbers are small. */
export function trials({ questions = 6, likelihood = true, wide = false }: Shape = {}): fc.Arbitrary<Trial> {
  return fc
    .array(fc.integer({ min: 2, max: 4 }), { minLength: wide ? 3 : 1, maxLength: questions })
    .chain((sizes) =>
      fc.tuple(
        rulebookOf(sizes, likelihood, wide ? wideConditionOf : conditionOf),
        fc.tuple(...sizes.map(wide ? choiceOf : answerTo)),
        wide ? fc.constant<string[]>([]) : fc.subarray(sizes.map((_, i) => `q${i}`)),
      ),
    )
    .map(([raw, given, fixed]) => {
      const answered = given.flatMap((choice, index) =>
        choice === undefined
          ? []
          : [[`q${index}`, { value: choice ?? "unsure", choice, from: "file" as const }] as const],
      );
      return { rulebook: rulebookSchema.parse(raw), answers: Object.fromEntries(answered), fixed };
    });
}

function answerTo(size: number): fc.Arbitrary<string | null | undefined> {
  return fc.oneof(
    { weight: 6, arbitrary: choiceOf(size) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constant(undefined) },
  );
}

function choiceOf(size: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: size - 1 }).map((i) => `c${i}`);
}

function rulebookOf(sizes: readonly number[], likelihood: boolean, when: typeof conditionOf) {
  return fc.record({
    id: fc.constant("random"),
    version: fc.constant("1"),
    date: fc.constant("2026-01-01"),
    settings: fc.record({
      base: pointsIn(-3, 3),
      bar: fc.integer({ min: -3, max: 3 }),
      ties: fc.shuffledSubarray([...approaches], { minLength: 3 }),
      "close-call": fc.integer({ min: 0, max: 4 }),
      "firm-radius": fc.constantFrom(0.15, 0.5),
      "earned-by": fc.oneof(
        { weight: 3, arbitrary: fc.constant({ rag: ["facts"], "fine-tuning": ["behaviour"], hybrid: [...needs] }) },
        {
          weight: 1,
          arbitrary: fc.record({ rag: needList(), "fine-tuning": needList(), hybrid: needList() }),
        },
      ),
    }),
    questions: fc.tuple(...sizes.map((size, index) => questionOf(sizes, index, size, likelihood))),
    rules: numbered(
      "r",
      fc.record(
        {
          when: when(sizes, []),
          unless: when(sizes, []),
          weight: fc.integer({ min: 0, max: 3 }),
          effect: pointsIn(-2, 3),
          need: fc.constantFrom(...needs),
          because: fc.constant("reason"),
        },
        { requiredKeys: ["when", "weight", "effect", "because"] },
      ),
      9,
    ),
    constraints: numbered(
      "c",
      fc.record(
        {
          when: when(sizes, []),
          unless: when(sizes, []),
          excludes: fc.subarray([...approaches], { minLength: 1 }),
          kind: fc.constantFrom("rules-out", "not-yet"),
          because: fc.constant("reason"),
          remedy: fc.constant("remedy"),
        },
        { requiredKeys: ["when", "excludes", "kind", "because", "remedy"] },
      ),
      2,
    ),
    gates: numbered(
      "g",
      fc.record(
        {
          kind: fc.constantFrom("neither-yet", "do-first"),
          when: when(sizes, ["leader", "excluded"]),
          unless: when(sizes, ["leader", "excluded"]),
          say: fc.constant("say"),
        },
        { requiredKeys: ["kind", "when", "say"] },
      ),
      3,
    ),
    monotone: fc.array(monotoneOf(sizes), { maxLength: 2 }),
  });
}

function questionOf(sizes: readonly number[], index: number, size: number, likelihood: boolean) {
  return fc.record(
    {
      id: fc.constant(`q${index}`),
      ask: fc.constant("?"),
      core: fc.boolean(),
      choices: fc.constant(Array.from({ length: size }, (_, choice) => ({ id: `c${choice}`, label: "label" }))),
      // Any question but itself may be tested as long as there is no circle; half the time an earlier one, half a later.
      ...(index % 2 === 1 && { "asked-when": conditionOf(sizes.slice(0, index), []) }),
      ...(likelihood && {
        likelihood: fc
          .tuple(...Array.from({ length: size }, () => fc.constantFrom(0, 1, 2, 0.5)))
          .filter((weights) => weights.some((weight) => weight > 0))
          .map((weights) => Object.fromEntries(weights.map((weight, choice) => [`c${choice}`, weight]))),
      }),
    },
    { requiredKeys: ["id", "ask", "core", "choices"] },
  );
}

type RawCondition = { [key: string]: string | string[] | RawCondition | RawCondition[] };

function testOf(sizes: readonly number[], index: number): fc.Arbitrary<RawCondition> {
  return fc
    .subarray(
      Array.from({ length: sizes[index] ?? 2 }, (_, choice) => `c${choice}`),
      { minLength: 1 },
    )
    .map((choices) => ({ [`q${index}`]: choices }));
}

/** A condition on three questions, in which the third may count only with or without the others. */
function wideConditionOf(sizes: readonly number[]): fc.Arbitrary<RawCondition> {
  return fc
    .shuffledSubarray([...sizes.keys()], { minLength: 3, maxLength: 3 })
    .chain(([a = 0, b = 0, c = 0]) => fc.tuple(testOf(sizes, a), testOf(sizes, b), testOf(sizes, c)))
    .chain(([a, b, c]) =>
      fc.constantFrom<RawCondition>(
        { all: [a, b, c] },
        { any: [a, b, c] },
        { all: [a, { any: [b, c] }] },
        { any: [{ all: [a, b] }, { all: [a, c] }, { all: [b, c] }] },
      ),
    );
}

function conditionOf(sizes: readonly number[], extra: readonly string[]): fc.Arbitrary<RawCondition> {
  const onQuestion = fc.nat({ max: sizes.length - 1 }).chain((index) => testOf(sizes, index));
  const onOutcome = fc
    .tuple(fc.constantFrom("leader", "excluded"), fc.subarray([...approaches], { minLength: 1 }))
    .map(([test, named]): RawCondition => ({ [test]: named }));
  const test =
    extra.length === 0
      ? onQuestion
      : fc.oneof({ weight: 2, arbitrary: onQuestion }, { weight: 1, arbitrary: onOutcome });
  return fc.letrec<{ condition: RawCondition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      { weight: 5, arbitrary: test },
      { weight: 1, arbitrary: tie("condition").map((not) => ({ not })) },
      { weight: 2, arbitrary: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
      { weight: 2, arbitrary: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
    ),
  })).condition;
}

function monotoneOf(sizes: readonly number[]) {
  return fc.nat({ max: sizes.length - 1 }).chain((index) =>
    fc.record(
      {
        question: fc.constant(`q${index}`),
        order: fc.shuffledSubarray(
          Array.from({ length: sizes[index] ?? 2 }, (_, choice) => `c${choice}`),
          { minLength: 2 },
        ),
        "never-into": fc.subarray([...outcomes], { minLength: 1 }),
        "never-out-of": fc.subarray([...outcomes], { minLength: 1 }),
      },
      { requiredKeys: ["question", "order"] },
    ),
  );
}

function needList() {
  return fc.subarray([...needs]);
}

function pointsIn(min: number, max: number) {
  const points = fc.integer({ min, max });
  return fc.record({ rag: points, "fine-tuning": points, hybrid: points });
}

function numbered<T extends object>(prefix: string, entry: fc.Arbitrary<T>, maxLength: number) {
  return fc.array(entry, { maxLength }).map((list) => list.map((one, index) => ({ id: `${prefix}${index}`, ...one })));
}
