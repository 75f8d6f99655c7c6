import { describe, expect, it } from "vitest";
import { type CheckInput, checkDecision, expiredFindings } from "../../../src/engine/uses/check.ts";
import { decide } from "../../../src/engine/decide.ts";
import { recordOf } from "../../../src/engine/decision/record.ts";
import type { Choices, DecisionRecord } from "../../../src/model/answers.ts";
import { shipped } from "../../shipped.ts";
import { tiny } from "../../tiny-rulebook.ts";
import { given } from "../given.ts";
import { inputOf } from "./check-input.ts";

/** What check says when these parts of the record of a decision for RAG were others. */
function checkRag(recorded: Partial<DecisionRecord>, failOn: CheckInput["failOn"] = []) {
  const input = inputOf({ facts: "yes" });
  return checkDecision({ ...input, recorded: { ...input.now, ...recorded }, failOn });
}

describe("check", () => {
  it("has nothing to say of a record that holds", () => {
    const verdict = { outcome: "rag", kind: "recommend", leader: "rag", margin: 6 };
    expect(checkRag({})).toEqual({
      title: "Support",
      recorded: verdict,
      now: verdict,
      changed: false,
      moved: [],
      points: [],
      findings: [],
    });
  });

  it("warns where no decision is recorded", () => {
    expect(checkDecision({ ...inputOf({ facts: "yes" }), recorded: null })).toMatchObject({
      recorded: null,
      changed: false,
      moved: [],
      points: [],
      findings: [
        {
          about: "no-decision",
          level: "warning",
          path: [],
          message: "no decision is recorded; --save records one",
        },
      ],
    });
  });

  const edited = "the record was edited by hand";
  const neither = { outcome: "neither-yet", kind: "neither-yet" } as const;
  it.each<[recorded: Partial<DecisionRecord>, path: string, message: string]>([
    [{ outcome: "fine-tuning" }, "outcome", `the outcome was fine-tuning and is now RAG: ${edited}`],
    [{ outcome: "hybrid", answers: "sha256:b" }, "outcome", "the outcome was hybrid and is now RAG: the answers moved"],
    [{ ...neither, engine: "0.9.0" }, "outcome", "the outcome was neither yet and is now RAG: the engine moved"],
    [{ kind: "close-call" }, "kind", `still RAG, but it was a close call and is now a recommendation: ${edited}`],
    [
      { kind: "neither-yet", rulebook: "tiny@1 sha256:s" },
      "kind",
      "still RAG, but it was neither yet and is now a recommendation: the rulebook moved",
    ],
  ])("is changed, an error, when the record says %j", (recorded, at, message) => {
    const { changed, findings } = checkRag(recorded);
    expect(changed).toBe(true);
    expect(findings).toEqual([{ about: "changed", level: "error", path: ["decision", at], message }]);
  });

  it.each<[recorded: Partial<DecisionRecord>, path: string[], cause: string]>([
    [{ answers: "sha256:b" }, ["answers"], "the answers moved since it was recorded"],
    [{ rulebook: "tiny@1 sha256:s" }, ["rulebook"], "the rulebook moved since it was recorded"],
    [
      { answers: "sha256:b", rulebook: "tiny@1 sha256:s", engine: "0.9.0", margin: 5 },
      ["answers"],
      "the answers and the rulebook and the engine moved since it was recorded",
    ],
    [{ margin: 5 }, [], edited],
    [{ leader: "hybrid" }, [], edited],
    [{ scores: { rag: 8, "fine-tuning": -6, hybrid: 5 } }, [], edited],
    [{ points: {} }, [], edited],
  ])("has moved, a notice, when the record says %j", (recorded, path, cause) => {
    const { changed, findings } = checkRag(recorded);
    expect(changed).toBe(false);
    expect(findings).toEqual([
      { about: "moved", level: "notice", path: ["decision", ...path], message: `still RAG, but ${cause}` },
    ]);
  });

  it.each<[recorded: string | undefined, now: string | undefined, says: boolean]>([
    ["index", "calls", true],
    ["index", "index", false],
    ["index", undefined, false],
    [undefined, "calls", false],
  ])("says where the form was %s and is now %s: %s", (recorded, form, says) => {
    const { now: plain, ...input } = inputOf({ facts: "yes" });
    const now = { ...plain, ...(form && { form }) };
    const before = { ...plain, ...(recorded && { form: recorded }) };
    const message = `still RAG, but its form was ${recorded} and is now ${form}: ${edited}`;
    expect(checkDecision({ ...input, now, recorded: before }).findings).toEqual(
      says ? [{ about: "moved", level: "notice", path: ["decision", "form"], message }] : [],
    );
  });

  it("says which rules gave other points", () => {
    const busy = { rag: 0, "fine-tuning": 2, hybrid: 0 };
    const facts = { rag: 6, "fine-tuning": -6, hybrid: 6 };
    expect(checkRag({ points: { busy } })).toMatchObject({
      points: [
        { rule: "needs-facts", before: null, after: facts },
        { rule: "busy", before: busy, after: null },
      ],
    });
  });

  it("makes an error of what --fail-on names, and of nothing else", () => {
    const levels = (failOn: CheckInput["failOn"]) => checkRag({ engine: "0.9.0" }, failOn).findings[0]?.level;
    expect(levels(["moved"])).toBe("error");
    expect(levels(["no-decision", "conflict"])).toBe("notice");
  });
});

describe("what check says of the answers and the verdict", () => {
  const about = (choices: Choices, over: Partial<CheckInput> = {}) =>
    checkDecision({ ...inputOf(choices), ...over }).findings;

  it("names a close call only when asked to", () => {
    expect(about({ volume: "high" })).toEqual([]);
    expect(about({ volume: "high" }, { failOn: ["close-call"] })).toEqual([
      {
        about: "close-call",
        level: "error",
        path: ["decision", "kind"],
        message: "a close call: fine-tuning by 0",
      },
    ]);
    expect(about({ facts: "yes" }, { failOn: ["close-call"] })).toEqual([]);
  });

  it("says nothing of answers to hidden questions", () => {
    const hidden = inputOf({ facts: "no", voice: "own", cite: "unsure" });
    const cite = { value: "unsure", choice: null, from: "file" as const, "review-by": "2026-01-01" };
    const decision = { ...hidden.decision, answers: { ...hidden.decision.answers, cite } };
    expect(decision.ignored).toEqual(["cite"]);
    const asked = { asOf: "2026-06-01", failOn: ["unsure", "expired"] as const };
    expect(checkDecision({ ...hidden, decision, ...asked }).findings).toEqual([]);
  });

  it("names the unsure answers only when asked to", () => {
    const unsure = { facts: "yes", voice: "unsure", cite: "unsure" };
    expect(about(unsure)).toEqual([]);
    expect(about(unsure, { failOn: ["unsure"] })).toEqual([
      { about: "unsure", level: "error", path: ["answers", "cite"], message: "cite is unsure" },
      { about: "unsure", level: "error", path: ["answers", "voice"], message: "voice is unsure" },
    ]);
  });

  it("warns of a conflict at the first answer in it", () => {
    const say = "A voice that nobody hears.";
    const conflict = { about: "conflict", level: "warning", path: ["answers", "volume"], message: say };
    expect(about({ voice: "own", volume: "low" })).toEqual([conflict]);
    // The decision may have come from another rulebook, in which the conflict goes by another name.
    expect(about({ voice: "own", volume: "low" }, { rulebook: { ...tiny, conflicts: [] } })).toEqual([
      { ...conflict, path: ["answers"] },
    ]);
  });

  it("warns of a review that is overdue, on the days after it was due", () => {
    const answers = given({ facts: "yes", voice: "plain" });
    const due = { ...answers, facts: { ...answers.facts!, "review-by": "2026-05-01" } };
    const overdue = {
      about: "expired",
      path: ["answers", "facts", "review-by"],
      message: "the review of facts was due by 2026-05-01",
    };
    expect(expiredFindings(due, "2026-05-02")).toEqual([overdue]);
    expect(expiredFindings(due, "2026-05-01")).toEqual([]);
    const input = inputOf({ facts: "yes" });
    const withDue = { ...input, decision: { ...input.decision, answers: due } };
    expect(checkDecision({ ...withDue, asOf: "2026-05-02" }).findings).toEqual([{ ...overdue, level: "warning" }]);
    expect(checkDecision({ ...withDue, asOf: null }).findings).toEqual([]);
  });
});

describe("check of a record made with an earlier version of the rulebook", () => {
  function said(choices: Choices, rulebook: string): string[] {
    const decision = decide(shipped, given(choices), { title: null, engine: "1.0.0", digest: "sha256:r" });
    const now = recordOf(decision, "sha256:a");
    const { findings } = checkDecision({
      rulebook: shipped,
      decision,
      now,
      recorded: { ...now, rulebook },
      asOf: null,
      failOn: [],
    });
    return findings
      .filter(({ path }) => path[0] === "answers")
      .map(({ about, path, level }) => `${path.join(".")} ${about} ${level}`);
  }
  const older = "rag-or-fine-tuning@1.0.0 sha256:old";
  const hidden = { knowledge: "none", stakes: "serious" };
  it.each<[what: string, Choices, string, string[]]>([
    ["an answer that was hidden counts again", hidden, older, ["answers.stakes moved notice"]],
    ["it counted before too", { ...hidden, knowledge: "core" }, older, []],
    ["nothing hid it, since knowledge is open", { stakes: "serious" }, older, []],
    ["it is not answered", { knowledge: "none" }, older, []],
    ["an answer says less", { knowledge: "core", tried: "rag-short" }, older, ["answers.tried moved notice"]],
    ["what it says is said", { knowledge: "core", tried: "rag-short", shortfall: "using" }, older, []],
    ["the record is of the version that changed it", hidden, "rag-or-fine-tuning@2.0.0 sha256:old", []],
    ["the record is of another rulebook", hidden, "ours@1.0.0 sha256:old", []],
  ])("%s", (_, choices, rulebook, findings) => {
    expect(said(choices, rulebook)).toEqual(findings);
  });
});
