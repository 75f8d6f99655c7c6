import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import { fileOrder } from "../../../../src/engine/analysis/next/question-order.ts";
import { renderScreen } from "../../../../src/load/answers/questionnaire/render.ts";
import { update } from "../../../../src/load/answers/questionnaire/update.ts";
import {
  type Questionnaire,
  type QuestionnaireState,
  startQuestionnaire,
  toQuestion,
} from "../../../../src/load/answers/questionnaire/state.ts";
import type { Answers } from "../../../../src/model/answers.ts";
import { shipped } from "../../../shipped.ts";
import { loadRulebookFile } from "../../../../src/load/rulebook/rulebook.ts";

const loaded = await loadRulebookFile(join(import.meta.dirname, "../../../pty/rulebook.yaml"));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const { rulebook } = loaded.value;
const order = fileOrder(rulebook);
const script: Questionnaire = { rulebook, order, file: null, asksTitle: true };
const adaptive: Questionnaire = {
  ...script,
  order: (answers) => ({ ...order(answers), settled: Object.keys(answers).length >= 2 }),
};

const screens: { name: string; keys: string[]; on: Questionnaire }[] = [
  { name: "question-open", keys: [], on: script },
  { name: "question-enter", keys: ["enter"], on: script },
  { name: "question", keys: ["3"], on: script },
  { name: "question-why", keys: ["?"], on: script },
  { name: "question-changed", keys: ["2", "enter", "left", "down"], on: script },
  { name: "number", keys: ["2", "enter"], on: script },
  { name: "number-typed", keys: ["2", "enter", ..."250k"], on: script },
  { name: "number-refused", keys: ["2", "enter", ..."2x", "enter"], on: script },
  { name: "past-the-core", keys: ["2", "enter", ..."250k", "enter"], on: script },
  { name: "review-early", keys: ["2", "enter", "f", "down", "down"], on: script },
  { name: "review", keys: ["2", "enter", ..."250k", "enter", "enter", "3", "enter", "down"], on: script },
  { name: "change", keys: ["2", "enter", "f", "down", "down", "enter"], on: script },
  { name: "settled", keys: ["1", "enter", ..."250k", "enter"], on: adaptive },
  { name: "title", keys: ["2", "enter", "f", "enter", ..."Claims assistant"], on: script },
  { name: "end", keys: ["2", "enter", "up", "enter", "f", "enter", "enter"], on: script },
];

function sessionAfter(on: Questionnaire, keys: readonly string[]): QuestionnaireState {
  const first = update(on, startQuestionnaire(on, {}), "enter");
  return keys.reduce<QuestionnaireState>((session, key) => update(on, session, key), first);
}

function drawn(
  on: Questionnaire,
  keys: readonly string[],
  { width, height, level }: { width: number; height: number; level: 0 | 1 },
) {
  return renderScreen(on, sessionAfter(on, keys), { width, height, chalk: new Chalk({ level }) });
}

describe.each(screens)("the screen $name", ({ name, keys, on }) => {
  it.each([80, 60])("reads well at %s columns", async (width) => {
    await expect(`${drawn(on, keys, { width, height: 23, level: 0 })}\n`).toMatchFileSnapshot(
      `screens/${name}-${width}.txt`,
    );
  });

  it("says the same in colour", () => {
    const size = { width: 80, height: 23 };
    const coloured = drawn(on, keys, { ...size, level: 1 });
    expect(stripVTControlCharacters(coloured)).toBe(drawn(on, keys, { ...size, level: 0 }));
    expect(coloured).toContain("\u001b[");
  });

  it("never runs over its terminal, however small", () => {
    for (const width of [10, 15, 20, 30, 40, 79]) {
      for (const height of [3, 5, 8, 11, 15, 30]) {
        const lines = drawn(on, keys, { width, height, level: 0 }).split("\n");
        expect(lines.length, `${width} x ${height}`).toBeLessThanOrEqual(height);
        for (const line of lines) expect([...line].length, `${width} x ${height}: ${line}`).toBeLessThanOrEqual(width);
      }
    }
  });

  it("shows the highlighted row on every terminal of some size", () => {
    if (
      ["end", "number", "number-refused", "past-the-core", "question-open", "question-enter", "question-why"].includes(
        name,
      )
    )
      return;
    for (const width of [20, 40, 79]) {
      for (const height of [8, 11, 15, 30]) {
        expect(drawn(on, keys, { width, height, level: 0 }), `${width} x ${height}`).toContain("❯");
      }
    }
  });
});

describe("a long list", () => {
  const [voice] = rulebook.questions.slice(-1);

  it("moves with the highlighted row, and says how much is out of sight", () => {
    const questions = Array.from({ length: 40 }, (_, index) => ({ ...voice!, id: `question-${index}` }));
    const long = { ...rulebook, questions };
    const on: Questionnaire = { ...script, rulebook: long, order: fileOrder(long) };
    const down = Array.from({ length: 20 }, () => "down");
    const screen = drawn(on, ["f", ...down], { width: 79, height: 23, level: 0 });
    expect(screen).toMatch(/↑ \d+ more[\s\S]+❯ question 18[\s\S]+↓ \d+ more/);
  });
});

describe("the opening", () => {
  const opening = (on: Questionnaire, given: Answers, width: number): string =>
    renderScreen(on, startQuestionnaire(on, given), { width, height: 19, chalk: new Chalk({ level: 0 }) });

  it.each([79, 59])("says what this is, how long it takes, and what is chosen among, at %s columns", async (width) => {
    await expect(
      `${opening({ ...script, rulebook: shipped, order: fileOrder(shipped) }, {}, width)}\n`,
    ).toMatchFileSnapshot(`screens/opening-${width + 1}.txt`);
  });

  it("says where a run stands that is taken up again", () => {
    const given: Answers = { facts: { value: "core", choice: "core", from: "file" } };
    const on = { ...script, file: "advise.draft.yaml" };
    expect(opening(on, given, 79)).toContain(
      "1 answer is there, from advise.draft.yaml; up to 3 questions are left, and f",
    );
    const state = update(on, startQuestionnaire(on, given), "enter");
    const screen = renderScreen(on, state, { width: 79, height: 23, chalk: new Chalk({ level: 0 }) });
    expect(screen).toContain("Question 2, 2 more open\nHow many calls");
  });

  it("counts what is open after a question", () => {
    const answered: Answers = Object.fromEntries(
      shipped.questions
        .slice(0, 14)
        .map(({ id, choices: [first] }) => [id, { value: first!.id, choice: first!.id, from: "file" as const }]),
    );
    const on = { ...script, rulebook: shipped, order: fileOrder(shipped) };
    const state = update(on, startQuestionnaire(on, answered), "enter");
    expect(renderScreen(on, state, { width: 79, height: 23, chalk: new Chalk({ level: 0 }) })).toMatch(
      /^Question 15, 13 more open\nWhat/,
    );
  });
});

it.each(["1", "up"])("counts each question once, and says only the last to be that, by key %s", (key) => {
  const on = { ...script, rulebook: shipped, order: fileOrder(shipped) };
  let state = update(on, startQuestionnaire(on, {}), "enter");
  const told: string[] = [];
  while (state.screen.kind === "question") {
    told.push(renderScreen(on, state, { width: 79, height: 40, chalk: new Chalk({ level: 0 }) }));
    state = update(on, update(on, state, isNumberAt(state) && key === "1" ? "down" : key), "enter");
  }
  const lines = told.map((screen) => screen.split("\n")[0]);
  expect(
    lines.slice(0, -1).map((line) => Number(/^Question (\d+), [1-9]\d* more open$/.exec(line ?? "")?.[1])),
  ).toEqual(Array.from({ length: lines.length - 1 }, (_, index) => index + 1));
  expect(lines.at(-1)).toBe(`Question ${lines.length}, the last that is open`);
  expect(told.some((screen) => screen.includes("main questions"))).toBe(false);
  expect(told.at(-1)).toContain("f finishes whenever you like; what is still open is then said with the verdict.");
});

function isNumberAt({ screen }: QuestionnaireState): boolean {
  return screen.kind === "question" && shipped.questions.some(({ id, unit }) => id === screen.id && unit !== undefined);
}

it("says beside a question how it could be measured", () => {
  const on = { ...script, rulebook: shipped, order: fileOrder(shipped) };
  const screenOf = (id: string): string => {
    const state = toQuestion(on, startQuestionnaire(on, {}), id, "plan");
    return renderScreen(on, state, { width: 79, height: 40, chalk: new Chalk({ level: 0 }) });
  };
  expect(screenOf("knowledge")).toContain("Evidence for it: `advise measure eval RESULTS`\n");
  expect(screenOf("tests")).toContain("Evidence for it: `advise measure eval RESULTS`, or `advise measure search\n");
  expect(screenOf("access")).not.toContain("measure");
});
