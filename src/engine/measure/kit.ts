import type { EvalCondition } from "../../model/measure.ts";
import type { Kit, KitQuestion } from "../../model/kit.ts";
import type { Analyser } from "./analyser.ts";
import { indexOf, type Retriever } from "./bm25.ts";
import { type Passage, passagesOf, type SourcedQuestion } from "./search.ts";

/** How many passages search puts into the prompt. */
const foundPassages = 5;
/** The most characters of passages in one prompt: a long document is given as far as that. */
const longestPassage = 20_000;
/** An expected answer that is longer is not looked for word by word. */
const shortAnswer = { characters: 60, words: 8 };

/** The evaluation that questions, and perhaps documents, allow. Every text in it is safe to hand on: see `harmless`. */
export function kitOf(questions: readonly SourcedQuestion[], passages: readonly Passage[], analyse: Analyser): Kit {
  const search =
    passages.length === 0
      ? null
      : indexOf(
          passages.map(({ text }) => text),
          analyse,
        );
  const named = passagesOf(passages);
  const ids = new Set<string>();
  const whole = questions.map((question, at) =>
    kitQuestion(question, idFor(question.id, at, ids), { passages, named, search }),
  );
  const conditions: EvalCondition[] = [
    "bare",
    ...(whole.some(({ given }) => given !== null) ? (["given"] as const) : []),
    ...(search ? (["found"] as const) : []),
  ];
  const made = whole.map(madeHarmless);
  return {
    questions: made.map(({ question }) => question),
    conditions,
    broken: made.reduce((sum, { broken }) => sum + broken, 0),
    unjudged: whole.filter(({ isShort }) => !isShort).length,
    withoutSource: whole.filter(({ given }) => given === null).length,
  };
}

/** An id of letters, digits and a few marks stays; any other, and one that is there twice, becomes a number that is free. */
function idFor(id: string, at: number, taken: Set<string>): string {
  const numbered = `question-${at + 1}`;
  let safe = /^[A-Za-z0-9][\w.-]{0,63}$/.test(id) && !taken.has(id) ? id : numbered;
  for (let more = 2; taken.has(safe); more += 1) safe = `${numbered}-${more}`;
  taken.add(safe);
  return safe;
}

type Material = {
  passages: readonly Passage[];
  named: (source: string) => readonly number[];
  search: Retriever | null;
};

function kitQuestion(
  { question, answer, sources }: SourcedQuestion,
  id: string,
  { passages, named, search }: Material,
): KitQuestion {
  const gold = [...new Set(sources.flatMap(named))];
  const text = (numbers: readonly number[]) =>
    numbers
      .map((at) => passages[at]?.text ?? "")
      .join("\n\n")
      .slice(0, longestPassage);
  const found = search?.(question, foundPassages) ?? null;
  const isShort =
    answer !== null && answer.length <= shortAnswer.characters && answer.split(/\s+/).length <= shortAnswer.words;
  return {
    id,
    question,
    answer,
    isShort,
    given: gold.length === 0 ? null : text(gold),
    found: found && text(found),
    passage: found === null || gold.length === 0 ? null : found.some((at) => gold.includes(at)),
  };
}

function madeHarmless(whole: KitQuestion): { question: KitQuestion; broken: number } {
  let broken = 0;
  const safe = <T extends string | null>(text: T): T => {
    if (text === null) return text;
    const made = harmless(text);
    if (made !== text) broken += 1;
    return made as T;
  };
  const { question, answer, given, found } = whole;
  return {
    question: { ...whole, question: safe(question), answer: safe(answer), given: safe(given), found: safe(found) },
    broken,
  };
}

/**
 * A text in which nothing acts: the marks of a template (`{{`, `{%`, `{#`) and a reference at its start (`file://`,
 * `package:`, `http`) are broken by a space.
 */
export function harmless(text: string): string {
  return text.replace(/\{(?=[{%#])/g, "{ ").replace(/^(\s*)(file|package|https?)(?=:)/i, "$1$2 ");
}
