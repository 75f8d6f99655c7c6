import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decide } from "../../src/engine/decide.ts";
import { panelOutcomes } from "../../src/engine/uses/panel.ts";
import { parseAnswersFile } from "../../src/load/answers/file.ts";
import { loadPanel } from "../../src/load/rulebook/panel.ts";
import { compareShippedCosts } from "../../src/load/shipped.ts";
import type { Answers } from "../../src/model/answers.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Rulebook } from "../../src/model/rulebook.ts";
import { given } from "../engine/given.ts";
import { shipped } from "../shipped.ts";

const rulesFolder = join(import.meta.dirname, "../../rules");
const panel = await loadPanel(join(rulesFolder, "panel"), null);
if (!panel.ok) throw new Error(JSON.stringify(panel.problems));
const frameworks = panel.value;

const origin = { engine: "1.2.3", digest: "sha256:0" };

/** A decision of the shipped rulebook, with the panel's outcomes. */
export function decided(answers: Answers, title: string | null = null, rulebook: Rulebook = shipped): Decision {
  const decision = decide(rulebook, answers, { ...origin, title });
  return { ...decision, panel: panelOutcomes(frameworks, answers) };
}

/** The decision on an answers file. */
export async function decidedOn(file: string): Promise<Decision> {
  const read = await parseAnswersFile({ file, text: readFileSync(file, "utf8") }, shipped);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return decided(read.value.answers, read.value.title ?? null);
}

/** The same with its costs on the shipped prices. */
export async function withCosts(decision: Decision): Promise<Decision> {
  const shipment = { rulesFolder, compiledFolder: null };
  const compared = await compareShippedCosts(shipment, shipped, { decision, layers: [], asOf: undefined });
  if (!compared.ok) throw new Error(JSON.stringify(compared.problems));
  return { ...decision, cost: compared.value.cost };
}

/** A sheet on which each question has one of its choices: the first, or the last. */
function complete(which: 0 | -1): Answers {
  return given(Object.fromEntries(shipped.questions.map(({ id, choices }) => [id, choices.at(which)!.id])));
}

/** A sheet on which each question is unsure. */
const unsure = given(Object.fromEntries(shipped.questions.map(({ id }) => [id, "unsure"])));

function caseOf(name: string): Promise<Decision> {
  return decidedOn(join(rulesFolder, "cases", `${name}.yaml`));
}

/** Ten decisions that are read in every format: two with everything open, two with nothing open. */
export const examples: Record<string, Decision> = {
  "claims-copilot": await withCosts(await decidedOn(join(import.meta.dirname, "cases/claims-copilot.yaml"))),
  "support-assistant": await caseOf("support-assistant"),
  "completion-while-typing": await caseOf("completion-while-typing"),
  "case-law-in-expert-form": await caseOf("case-law-in-expert-form"),
  "care-team-assistant": await caseOf("care-team-assistant"),
  "prompt-nearly-there": await caseOf("prompt-nearly-there"),
  "nothing-answered": decided({}),
  "all-unsure": decided(unsure, "A sheet without a single answer"),
  "all-first": await withCosts(decided(complete(0), "The first choice of each question")),
  "all-last": await withCosts(decided(complete(-1), "The last choice of each question")),
};
