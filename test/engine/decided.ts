import { decide, type Provenance } from "../../src/engine/decide.ts";
import type { Choices } from "../../src/model/answers.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { tiny } from "../tiny-rulebook.ts";
import { given } from "./given.ts";

export const origin: Provenance = { title: "Support", engine: "1.0.0", digest: "sha256:r" };

/** What the tiny rulebook, or another, decides on these choices. */
export function decided(choices: Choices, rulebook: Rulebook = tiny, from: Provenance = origin): Decision {
  return decide(rulebook, given(choices), from);
}

/** The source of the tiny rulebook, as it is cited. */
export const study = { id: "study", title: "A study", where: "https://example.org/study" };
