import { join } from "node:path";
import { expect, it } from "vitest";
import type { Io } from "../../src/commands/command-line/io.ts";
import { tinyFile } from "../tiny-rulebook.ts";
import { runCli } from "./run-cli.ts";

const tiny = ["--rules", tinyFile];
/** The same by a name that is as long on each machine, for what says it. */
const named = ["--rules", "../../tiny-rulebook.yaml"];

/** Each becomes a file in transcripts/: what was run, what it printed, how it exited. */
const transcripts: [name: string, args: string[], how?: Partial<Io> & { input?: string }][] = [
  ["help", ["--help", ...tiny]],
  ["version", ["--version"]],
  ["decide-flags", ["--facts", "yes", "--volume", "1.5M", ...tiny]],
  ["decide-file", ["support.yaml", ...tiny]],
  ["decide-file-flag-wins", ["support.yaml", "--cite", "no", "--voice", "own", ...tiny]],
  ["decide-full", ["support.yaml", "--full", ...tiny]],
  ["decide-verbose", ["support.yaml", "--verbose", ...tiny]],
  ["decide-json", ["support.yaml", "--format", "json", ...tiny]],
  ["decide-outcome", ["support.yaml", "--format", "outcome", ...tiny]],
  ["decide-stdin", ["-", ...tiny], { input: "advise: 1\nanswers: {voice: own, volume: low}\n" }],
  ["decide-neither-yet", ["--facts", "no", "--volume", "low", "--voice", "plain", ...tiny]],
  ["decide-hidden-answer", ["--facts", "no", "--cite", "yes", ...tiny]],
  ["decide-close-call", ["--volume", "high", "--fail-on", "close-call", ...tiny]],
  ["decide-overdue", ["decisions/overdue.yaml", "--format", "outcome", ...named]],
  ["decide-not-overdue", ["decisions/overdue.yaml", "--format", "outcome", "--as-of", "2026-03-01", ...tiny]],
  ["decide-60-columns", ["support.yaml", ...tiny], { columns: 60 }],
  ["decide-20-columns", ["support.yaml", ...tiny], { columns: 20 }],
  ["decide-colour", ["support.yaml", ...tiny], { colour: { stdout: true, stderr: true } }],
  ["init", ["init", ...tiny]],
  [
    "batch",
    ["batch", "--strict", ...tiny],
    {
      input: [
        '{"id": 1, "answers": {"facts": "yes"}}',
        "",
        '{"answers": {"voice": "own", "volume": 2000}}',
        '{"id": "three", "answers": {"voise": "own", "volume": "many"}}',
        '{"id": 4, "answer": {}}',
        "not json",
        "[]",
        '{"answers": {"__proto__": "x"}}',
      ].join("\n"),
    },
  ],
  [
    "batch-fields",
    ["batch", "--fields", "outcome,margin,trace,neverMatters", ...tiny],
    { input: '{"id": 1, "answers": {"facts": "yes"}}\n{"id": 2}\n' },
  ],
  ["batch-of-yaml", ["batch", "support.yaml", ...named]],
  ["check-expired", ["check", "decisions/overdue.yaml", "--fail-on", "expired", ...tiny]],
  [
    "check-expired-markdown",
    ["check", "decisions/overdue.yaml", "--fail-on", "expired", "--format", "markdown", ...tiny],
  ],
  ["check-expired-json", ["check", "decisions/overdue.yaml", "--fail-on", "expired", "--format", "json", ...tiny]],
  ["bad-fields", ["batch", "--fields", "outcome,flip", ...tiny]],
  ["check", ["check", "decisions", ...tiny]],
  ["check-60-columns", ["check", "decisions", ...tiny], { columns: 60 }],
  ["check-holds", ["check", "decisions/holds.yaml", "decisions/moved.yaml", ...tiny]],
  ["check-fail-on", ["check", "decisions/*d*.yaml", "--fail-on", "moved,unsure,no-decision", ...tiny]],
  ["check-as-of", ["check", "decisions/overdue.yaml", "--as-of", "2026-04-01", "--fail-on", "expired", ...tiny]],
  ["check-json", ["check", "decisions/changed.yaml", "--format", "json", ...tiny]],
  ["check-markdown", ["check", "decisions", "--format", "markdown", ...tiny]],
  ["check-github", ["check", "decisions", "nowhere", "--format", "github", ...tiny]],
  ["check-unreadable", ["check", "decisions", "support.yaml", "--format", "github", "--rules", "two-questions.yaml"]],
  ["check-nothing", ["check", "decisions/x*.yaml", ".", "nowhere.yaml", ...tiny]],
  ["check-bad-date", ["check", "support.yaml", "--as-of", "2026-02-30", ...tiny]],
  ["diff", ["diff", "support.yaml", "decisions/no-decision.yaml", ...tiny]],
  ["diff-json", ["diff", "support.yaml", "decisions/changed.yaml", "--format", "json", ...tiny]],
  ["diff-markdown", ["diff", "support.yaml", "decisions/changed.yaml", "--format", "markdown", ...tiny]],
  ["diff-same", ["diff", "decisions/moved.yaml", "decisions/moved.yaml", ...tiny]],
  ["diff-no-revision", ["diff", "no-such-revision:a.yaml", "nowhere.yaml", ...tiny]],
  ["extends-lint", ["rules", "lint", "own-rules.yaml"]],
  ["extends-bad", ["rules", "lint", "own-rules-bad.yaml"]],
  ["extends-decide", ["--volatility", "daily", "--region", "eu", "--format", "markdown", "--rules", "own-rules.yaml"]],
  ["bad-flag", ["--voise", "own", ...tiny]],
  ["bad-choice", ["--voice", "owl", "--volume", "12x", ...tiny]],
  ["choice-in-other-letters", ["--voice", "OWN", "--volume", "High", "--format", "outcome", ...tiny]],
  ["number-two-ways", ["--volume", "1.000", ...tiny]],
  ["number-of-another-unit", ["--volume", "10k/day", "--budget", "5k€", "--corpus", "40000 leaves"]],
  [
    "number-as-people-write",
    ["--volume", "10k/day", "--budget", "$5k", "--corpus", "40 000 pages", "--format", "outcome"],
  ],
  [
    "number-in-yaml",
    ["-", ...tiny],
    { input: "advise: 1\nanswers:\n  volume:\n    value: 1.000\n    because: Counted\n  facts: yes\n" },
  ],
  [
    "number-in-yaml-with-unit",
    ["-", "--format", "outcome"],
    { input: "advise: 1\nanswers: {volume: 10k/day, corpus: 1'000 pages, knowledge: core}\n" },
  ],
  ["number-in-json", ["-", "--format", "outcome", ...tiny], { input: '{"advise": 1, "answers": {"volume": 1.000}}' }],
  ["price-two-ways", ["cost", "--volume", "1k", "--price", "rag.chunks=1.000"]],
  ["bad-format", ["--format", "yaml", "--facts", "yes", ...tiny]],
  ["bad-fail-on", ["--fail-on", "close-call,never", "--facts", "yes", ...tiny]],
  ["bad-save", ["--facts", "yes", "--save", "-", ...tiny]],
  ["bad-stdin", ["check", "-", "--update", ...tiny]],
  ["bad-command", ["bacth", ...tiny]],
  ["bad-second-file", ["support.yaml", "support.yaml", ...tiny]],
  ["nothing-answered", [...tiny]],
  ["missing-file", ["nowhere.yaml", ...tiny]],
  ["missing-rulebook", ["--facts", "yes", "--rules", "nowhere.yaml"]],
  ["help-rules", ["rules", "--help"]],
  ["examples-missing", ["examples", "--rules", "two-questions.yaml"]],
  ["terms", ["terms"]],
  ["terms-40-columns", ["terms"], { columns: 40 }],
  ["init-from", ["init", "--from", "support-assistant"]],
  ["init-from-misspelt", ["init", "--from", "suport-assistant"]],
  ["init-schema-without-file", ["init", "--schema", ...tiny]],
  ["decide-title", ["support.yaml", "--title", "Another name", "--format", "adr", ...tiny]],
  ["decide-title-empty", ["support.yaml", "--title", "", ...tiny]],
  ["html-to-a-terminal", ["--format", "html", ...tiny], { terminal: true }],
  ["html-to-a-terminal-by-name", ["--format", "html", "-o", "-", ...tiny], { terminal: true }],
  ["dumb-terminal", [...tiny], { terminal: true, dumb: true }],
  ["dumb-terminal-ask", ["support.yaml", "--ask", ...tiny], { terminal: true, dumb: true }],
  ["help-answers", ["help", "answers", ...tiny]],
  ["help-flags", ["help", "flags", ...tiny]],
  ["help-panel", ["panel", "--help", ...tiny]],
  ["decide-what-next", ["--facts", "yes", "--what-next", "--format", "json", ...tiny]],
  ["rules-verify", ["rules", "verify"]],
  ["rules-verify-broken", ["rules", "verify", "broken-proofs.yaml"]],
  ["rules-verify-json", ["rules", "verify", "broken-proofs.yaml", "--format", "json"]],
  ["explain-question", ["explain", "voice", ...tiny]],
  ["explain-rule", ["explain", "know-core", "--rules", "../../engine/rulebook/lint/weight-clamped.yaml"]],
  ["explain-constraint", ["explain", "must-cite", ...tiny]],
  ["explain-gate", ["explain", "quiet", ...tiny]],
  ["explain-source", ["explain", "study", ...tiny]],
  ["explain-claim", ["explain", "A3", "--rules", "../../engine/rulebook/lint/unused-claim.yaml"]],
  ["explain-several", ["explain", "rag", "--rules", "one-id.yaml"]],
  ["explain-json", ["explain", "cites", "--format", "json", ...tiny]],
  ["explain-any-case", ["explain", "Must-Cite", ...tiny]],
  ["explain-unknown", ["explain", "voise", ...tiny]],
  ["panel", ["panel", "support.yaml", ...tiny]],
  ["panel-differs", ["panel", "--facts", "yes", "--voice", "own", "--cite", "yes", "--volume", "high", ...tiny]],
  ["panel-40-columns", ["panel", "--facts", "yes", "--voice", "own", ...tiny], { columns: 40 }],
  ["panel-json", ["panel", "--facts", "no", "--voice", "own", "--format", "json", ...tiny]],
  ["panel-missing", ["panel", "--rag", "yes", "--rules", "one-id.yaml"]],
  ["panel-nothing-answered", ["panel", ...tiny]],
  ["rules-lint", ["rules", "lint", tinyFile]],
  ["rules-lint-json", ["rules", "lint", "one-id.yaml", "--format", "json"]],
  ["rules-lint-unloadable", ["rules", "lint", "support.yaml"]],
  ["rules-lint-missing", ["rules", "lint", "nowhere.yaml"]],
  ["rules-test", ["rules", "test", tinyFile]],
  ["rules-test-threshold", ["rules", "test", "--threshold", "60", "--format", "json", ...tiny]],
  ["rules-test-bad-threshold", ["rules", "test", "--threshold", "most", ...tiny]],
  ["rules-test-no-cases", ["rules", "test", "one-id.yaml"]],
  ["rules-misspelt", ["rules", "lnit", ...tiny]],
  ["schema-answers", ["schema", "answers", ...tiny]],
  ["schema-misspelt", ["schema", "answer", ...tiny]],
];

function escaped(text: string): string {
  return text.replaceAll(tinyFile, "tiny.yaml").replaceAll("\u001b", "␛");
}

function transcript(args: string[], { code, stdout, stderr }: Awaited<ReturnType<typeof runCli>>): string {
  const shown = args.map((arg) => (arg === tinyFile ? "tiny.yaml" : arg)).join(" ");
  const part = (title: string, text: string) =>
    text === "" ? "" : `\n${title}:\n\n~~~\n${escaped(text).trimEnd()}\n~~~\n`;
  return `    $ advise ${shown}\n${part("Prints", stdout)}${part("Says on stderr", stderr)}\nExit code: ${code}\n`;
}

it.each(transcripts)("%s", async (name, args, how) => {
  const ran = await runCli(args, how);
  await expect(transcript(args, ran)).toMatchFileSnapshot(join(import.meta.dirname, "transcripts", `${name}.md`));
});
