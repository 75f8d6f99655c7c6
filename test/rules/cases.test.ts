import { evaluated } from "../engine/given.ts";
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { decide } from "../../src/engine/decide.ts";
import { answersFileSchema } from "../../src/model/answers-file.ts";
import { parseAnswer } from "../../src/engine/decision/read-answer.ts";
import { shipped as rulebook } from "../shipped.ts";

const names = (await readdir("rules/cases")).filter((name) => name.endsWith(".yaml"));
const cases = await Promise.all(
  names.map(async (name) => ({
    name,
    ...answersFileSchema.parse(parse(await readFile(`rules/cases/${name}`, "utf8"))),
  })),
);

function answersOf(sheet: NonNullable<(typeof cases)[number]["answers"]>) {
  return Object.fromEntries(
    Object.entries(sheet).map(([id, value]) => {
      const question = rulebook.questions.find((one) => one.id === id);
      const answer = question && parseAnswer(question, value);
      if (!answer || "code" in answer) throw new Error(`${id}: ${JSON.stringify(value)}`);
      return [id, { ...answer, from: "file" as const }];
    }),
  );
}

const decided = cases.map((one) => {
  const answers = answersOf(one.answers ?? {});
  const choices = Object.fromEntries(Object.entries(answers).map(([id, { choice }]) => [id, choice ?? ""]));
  const origin = { title: one.title ?? null, engine: "test", digest: "" };
  return { ...one, evaluation: evaluated(rulebook, choices), verdict: decide(rulebook, answers, origin).verdict };
});

describe("the worked cases", () => {
  it.each(decided)("$name", ({ expect: wanted, source, title, verdict }) => {
    expect(wanted).toBeDefined();
    const { outcome, kind, leader, startWith, form } = verdict;
    expect({ outcome, kind, leader, "start-with": startWith, form: form?.id }).toMatchObject(wanted ?? {});
    expect(title).toBeTruthy();
    expect(source).toBeDefined();
  });

  it("number at least 25, and show every outcome and every kind of verdict", () => {
    expect(cases.length).toBeGreaterThanOrEqual(25);
    expect(new Set(decided.map(({ verdict }) => verdict.outcome))).toEqual(
      new Set(["rag", "fine-tuning", "hybrid", "neither-yet"]),
    );
    expect(new Set(decided.map(({ verdict }) => verdict.kind))).toEqual(
      new Set(["recommend", "close-call", "neither-yet"]),
    );
  });

  it("show every constraint, every gate and at least nine rules in ten", () => {
    const seen = (pick: (one: (typeof decided)[number]["evaluation"]) => { id: string }[]) =>
      new Set(decided.flatMap(({ evaluation }) => pick(evaluation).map(({ id }) => id)));
    const [met, gates, fired] = [
      seen(({ triggered }) => triggered),
      seen(({ gates }) => gates),
      seen(({ fired }) => fired),
    ];
    expect(rulebook.constraints.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
    expect(rulebook.gates.map(({ id }) => id).filter((id) => !gates.has(id))).toEqual([]);
    const unseen = rulebook.rules.map(({ id }) => id).filter((id) => !fired.has(id));
    expect([unseen, unseen.length <= rulebook.rules.length / 10]).toEqual([unseen, true]);
  });

  it("claims that a case names exist", () => {
    const named = cases.flatMap(({ source }) => (source?.claims as string[] | undefined) ?? []);
    expect(named.filter((id) => rulebook.claims[id] === undefined)).toEqual([]);
  });
});
