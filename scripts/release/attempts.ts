const supportCase = "node_modules/advise/rules/cases/support-assistant.yaml";

/** A run of each command that the README names, one after the other in the folder of someone who has just installed it. */
export const attempts: Record<string, [command: string, prints: RegExp]> = {
  "": [`advise ${supportCase} --save answers.yaml --format html`, /^<!doctype html>/],
  init: ["advise init blank.yaml && cat blank.yaml", /^# yaml-language-server: /],
  check: ["advise check answers.yaml", / holds\n/],
  diff: [`advise diff answers.yaml ${supportCase}`, /answers are the same/],
  explain: ["advise explain style-beyond", /^rule style-beyond/],
  cost: ["advise cost answers.yaml", /calls a month/],
  panel: ["advise panel answers.yaml", /RAG/],
  "measure eval": [
    "printf 'id,condition,pass\\nq1,bare,fail\\nq1,given,pass\\n' > results.csv && advise measure eval results.csv",
    /Passage given .* 1 of 1/,
  ],
  "measure search": [
    `mkdir handbook && echo 'Leave takes twenty days.' > handbook/leave.md &&
    echo '{"question":"How long is leave?","sources":["leave.md"]}' > questions.jsonl &&
    advise measure search handbook questions.jsonl`,
    /Among the first 3 .* 1 of 1/,
  ],
  "measure examples": [
    `echo '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Good day"}]}' > train.jsonl &&
    advise measure examples train.jsonl`,
    /1 valid example/,
  ],
  "measure kit": [
    `echo '{"question":"How long is leave?"}' > alone.jsonl && advise measure kit alone.jsonl -o kit && cat kit/*`,
    /How long is leave/,
  ],
  "measure usage": [
    `{ echo time,model,input,output; for day in $(seq 10 28); do echo 2026-09-$day,small,900,80; done
    for day in $(seq 10 31); do echo 2026-10-$day,small,900,80; done; } > usage.csv && advise measure usage usage.csv`,
    /calls/,
  ],
  "measure history": [
    `git init -q docs && cd docs && echo 'Leave takes twenty days.' > leave.md && git add leave.md &&
    git -c user.name=a -c user.email=a@example.com commit -q -m leave && cd .. && advise measure history docs`,
    /./,
  ],
  precedents: ["advise precedents answers.yaml --most 2", /Closest published cases/],
  examples: ["advise examples", /support-assistant/],
  terms: ["advise terms", /RAG/],
  help: ["advise help check", /Usage: advise check/],
  "rules lint": ["advise rules lint", /has no problems/],
  "rules test": ["advise rules test", /./],
  "rules verify": ["advise rules verify --format json", /"schema": "advise\/census/],
  "schema answers": ["advise schema answers", /"\$schema"/],
  "schema rules": ["advise schema rules", /"\$schema"/],
  "schema decision": ["advise schema decision", /"\$schema"/],
  batch: [`echo '{"answers": {"knowledge": "core"}}' | advise batch`, /"outcome":"rag"/],
  "completion bash": ["advise completion bash", /advise/],
  "completion zsh": ["advise completion zsh", /advise/],
  "completion fish": ["advise completion fish", /advise/],
};
