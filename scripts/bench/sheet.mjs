// Answers files to measure on.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

/** An answers file with all but the last `open` questions answered, in a fixed variety. */
export function sheetWith(folder, questions, open) {
  const given = questions.slice(0, questions.length - open);
  const answers = Object.fromEntries(given.map(({ id, choices }, at) => [id, choices[(at + 1) % choices.length].id]));
  const file = join(folder, `open-${open}.yaml`);
  // A file must answer something: with everything open, one question is unsure, which leaves its choice open.
  const some = given.length > 0 ? answers : { [questions.at(-1).id]: "unsure" };
  writeFileSync(file, stringify({ advise: 1, answers: some }));
  return file;
}
