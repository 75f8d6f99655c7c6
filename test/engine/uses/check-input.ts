import { decide } from "../../../src/engine/decide.ts";
import { recordOf } from "../../../src/engine/decision/record.ts";
import type { CheckInput } from "../../../src/engine/uses/check.ts";
import type { Choices } from "../../../src/model/answers.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";

/** What check looks at where the tiny rulebook decides these choices as it did when the decision was recorded. */
export function inputOf(choices: Choices): CheckInput {
  const decision = decide(tiny, given(choices), { title: "Support", engine: "1.0.0", digest: "sha256:r" });
  const now = recordOf(decision, "sha256:a");
  return { rulebook: tiny, decision, now, recorded: now, asOf: null, failOn: [] };
}
