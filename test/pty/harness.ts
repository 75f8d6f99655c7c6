// Runs the questionnaire alone: asks, then prints what came out of it as one line of JSON.
import { fileOrderPlan } from "../../src/engine/plan.ts";
import { askQuestions } from "../../src/load/answers-prompt.ts";
import { loadRulebook } from "../../src/load/rulebook.ts";

const loaded = await loadRulebook("rules/rag-or-fine-tuning.yaml");
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const { rulebook } = loaded.value;
const result = await askQuestions({
  rulebook,
  given: {},
  plan: fileOrderPlan(rulebook),
  input: process.stdin,
  output: process.stdout,
  colour: !process.env["NO_COLOR"],
});
process.stdout.write(`${JSON.stringify(result)}\n`);
