// Answer sheets in any number, the same every time.
import { closeSync, openSync, writeSync } from "node:fs";
import { generator } from "./generated-rulebook.mjs";

/** Writes sheets to a file, a line each, no two alike but by chance: nearly every question is answered, as people do. */
export function writeSheets(file, questions, count) {
  const pick = generator(20261121);
  const below = (end) => Math.floor(pick() * end);
  const answer = ({ choices }) => {
    const { id, below: top } = choices[below(choices.length)];
    if (below(20) === 0) return "unsure";
    return top !== undefined && below(2) === 0 ? below(top) : id;
  };
  const sheet = (id) => {
    const answered = questions.filter(() => below(20) !== 0);
    return { id, answers: Object.fromEntries(answered.map((question) => [question.id, answer(question)])) };
  };
  const out = openSync(file, "w");
  for (let id = 0; id < count; id += 1000) {
    const lines = Array.from({ length: Math.min(1000, count - id) }, (_, at) => `${JSON.stringify(sheet(id + at))}\n`);
    writeSync(out, lines.join(""));
  }
  closeSync(out);
}
