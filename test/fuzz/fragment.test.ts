import fc from "fast-check";
import { expect, it } from "vitest";
import { readFragment } from "../../src/page/fragment.ts";
import { tiny } from "../tiny-rulebook.ts";
import { nastyText } from "./inputs.ts";
import { holdsFor } from "./laws.ts";

const part = fc.oneof(
  fc.constantFrom("facts", "voice", "volume", "yes", "own", "5k", "=", "&", "%", "%00", "%ff", "+", "#", "?", "unsure"),
  nastyText,
);
const fragment = fc.oneof(
  fc.array(part, { maxLength: 20 }).map((parts) => `#?${parts.join("")}`),
  fc.array(fc.tuple(part, part), { maxLength: 8 }).map((pairs) => `#?${pairs.map((pair) => pair.join("=")).join("&")}`),
  nastyText,
);

it("any fragment of a link holds answers or a problem", async () => {
  await holdsFor("fragments", fragment, {
    runs: 1000,
    law: (text) => {
      const read = readFragment(text, tiny);
      if ("problem" in read) return expect(read.problem).toMatch(/./);
      for (const id of Object.keys(read.answers)) expect(tiny.questions.map((question) => question.id)).toContain(id);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  });
});
