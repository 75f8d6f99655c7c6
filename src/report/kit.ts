import { type Kit, type KitQuestion, notJudgedReason } from "../model/kit.ts";
import { kitSentences } from "../words/kit.ts";

/** The files of a kit by name. Texts of questions, answers and passages stand in texts.json alone. */
export function kitFiles(kit: Kit): Record<string, string> {
  const texts = Object.fromEntries(
    kit.questions.map(({ id, question, answer, given, found }) => [id, { question, answer, given, found }]),
  );
  return {
    "promptfooconfig.json": `${JSON.stringify(configOf(kit), null, 2)}\n`,
    "texts.json": `${JSON.stringify(texts, null, 2)}\n`,
    "prompts.cjs": prompts,
    "checks.cjs": checks,
    "judge.cjs": judge,
    "run.sh": script,
    "README.md": readme(kit),
  };
}

function configOf({ questions, conditions }: Kit) {
  return {
    description: "Written by advise measure kit",
    prompts: conditions.map((condition) => ({ id: `file://prompts.cjs:${condition}`, label: condition })),
    providers: [],
    tests: questions.map(testOf),
  };
}

function testOf({ id, isShort, passage }: KitQuestion) {
  const value = `file://checks.cjs:${isShort ? "answered" : "judged"}`;
  return {
    vars: { id },
    metadata: { id, ...(passage !== null && { passage: passage ? 1 : 0 }) },
    assert: [{ type: "javascript", value, metric: "facts" }],
  };
}

const prompts = `// The prompts, one for each condition. They read the texts by id, so that no text is ever a template.
const texts = require("./texts.json");

function prompt(id, passage) {
  const { question } = texts[id];
  if (passage === undefined) return \`Answer in as few words as you can.\\n\\nQuestion: \${question}\`;
  if (passage === null) throw new Error(\`no passage is known for \${id}\`);
  return \`Answer from the passages, in as few words as you can.\\n\\nPassages:\\n\${passage}\\n\\nQuestion: \${question}\`;
}

module.exports = {
  bare: ({ vars }) => prompt(vars.id),
  given: ({ vars }) => prompt(vars.id, texts[vars.id].given),
  found: ({ vars }) => prompt(vars.id, texts[vars.id].found),
};
`;

const checks = `// Whether an output holds the expected answer, word by word; what is not a letter or digit does not count.
const judge = require("./judge.cjs");
const texts = require("./texts.json");

const words = (text) => \` \${String(text).toLowerCase().match(/[\\p{L}\\p{M}\\p{N}]+/gu)?.join(" ") ?? ""} \`;

module.exports = {
  answered: (output, { vars }) => {
    const pass = words(output).includes(words(texts[vars.id].answer));
    return { pass, score: pass ? 1 : 0, reason: pass ? "holds the expected answer" : "lacks the expected answer" };
  },
  judged: async (output, { vars }) => {
    const { question, answer } = texts[vars.id];
    const pass = await judge({ question, expected: answer, output: String(output) });
    if (typeof pass !== "boolean") return { pass: false, score: 0, reason: ${JSON.stringify(notJudgedReason)} };
    return { pass, score: pass ? 1 : 0, reason: "judged by judge.cjs" };
  },
};
`;

const judge = `// Judges an output whose expected answer is too long to be looked for, or null; it may ask a model. As long as it says
// neither true nor false, these questions count as not judged. This file stays when the kit is written anew.
module.exports = async ({ question, expected, output }) => null;
`;

const script = `#!/bin/sh
# Runs the evaluation: ./run.sh PROVIDER, such as openai:chat:MODEL or file://provider.cjs
set -eu
cd "$(dirname "$0")"
export PROMPTFOO_DISABLE_TEMPLATING=true PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_SHARING=1 PROMPTFOO_DISABLE_UPDATE=1
# promptfoo exits with 100 where an answer is wrong, which is a result.
"\${PROMPTFOO:-promptfoo}" eval --config promptfooconfig.json --providers "$1" --output results.json --no-cache --no-table || [ $? -eq 100 ]
`;

function readme(kit: Kit): string {
  return `# An evaluation to run

${kitSentences(kit).join("\n")}

1. Install promptfoo (it needs Node 22.22 or newer): \`npm install -g promptfoo\`
2. \`sh run.sh PROVIDER\`, such as \`openai:chat:MODEL\`
3. \`advise measure eval results.json --save ../answers.yaml\`
`;
}
