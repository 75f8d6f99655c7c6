import { describe, expect, it } from "vitest";
import { type Again, checkDecision, type EvidenceState } from "../../../src/engine/uses/check.ts";
import type { MeasuredAnswer } from "../../../src/model/measure.ts";
import { inputOf } from "./check-input.ts";

/** What check says where `volume` is answered low, this was measured of it, and this is found of the evidence by now. */
function said(
  measured: string | number | null,
  { evidence = [], again = [] }: { evidence?: EvidenceState[]; again?: Again[] } = {},
) {
  const { decision, ...input } = inputOf({ facts: "yes", volume: "low" });
  const volume = {
    ...decision.answers.volume!,
    ...(measured !== null && { measured: { by: "tokens", value: measured, files: [], of: 40 } }),
  };
  const answers = { ...decision.answers, volume };
  return checkDecision({ ...input, decision: { ...decision, answers }, evidence, again }).findings;
}

const counted: MeasuredAnswer = {
  value: "low",
  choices: ["low"],
  right: null,
  low: null,
  high: null,
  of: 40,
  more: null,
};
const file = "calls.csv";
function again(answer: Partial<MeasuredAnswer> | null, question = "volume"): Again {
  return { question, answer: answer && { ...counted, ...answer } };
}

describe("check of an answer that was measured", () => {
  const finding = { about: "evidence", level: "warning", path: ["answers", "volume", "measured"] };
  const evidence = (state: EvidenceState["state"]): EvidenceState[] => [{ question: "volume", file, state }];
  const stillLow =
    'the evidence of volume has changed: "calls.csv" is not what was measured; measured again it is still low';
  const moved = 'the evidence of volume has changed: "calls.csv" is not what was measured; measure again';

  it.each<[what: string, found: { evidence?: EvidenceState[]; again?: Again[] }, messages: string[]]>([
    ["nothing was looked at", {}, []],
    ["the evidence is as it was", { evidence: evidence("same"), again: [again({})] }, []],
    ["the evidence is another", { evidence: evidence("moved") }, [moved]],
    ["it is, and comes out the same", { evidence: evidence("moved"), again: [again({})] }, [stillLow]],
    [
      "it is, and comes out another",
      { evidence: evidence("moved"), again: [again({ value: "high", choices: ["high"] })] },
      [moved, "measured again, volume is high, and low was measured"],
    ],
    [
      "it comes out another, with its share",
      { again: [again({ value: "high", right: 38, low: 0.834, high: 0.987 })] },
      ["measured again, volume is high (83 to 99% of 40), and low was measured"],
    ],
    [
      "it is open by now",
      { again: [again({ value: null, choices: ["low", "high"] })] },
      ["measured again, volume stays open between low and high, and low was measured"],
    ],
    [
      "nothing is said of it by now",
      { again: [again(null)] },
      ["measured again, nothing is said of volume, and low was measured"],
    ],
    ["only another question is measured again", { evidence: evidence("moved"), again: [again({}, "voice")] }, [moved]],
    [
      "it cannot be measured again",
      { evidence: evidence("moved"), again: [{ question: "volume", failed: { file, line: 3, column: 7 } }] },
      [moved, 'volume cannot be measured again: "calls.csv" cannot be read as what it was, line 3, column 7'],
    ],
    [
      "no command measures like that",
      { again: [{ question: "volume", failed: null }] },
      ["volume cannot be measured again: no command of advise writes such a block"],
    ],
  ])("warns as it is to be: %s", (_, found, messages) => {
    expect(said("low", found)).toEqual(messages.map((message) => ({ ...finding, message })));
  });

  it("only gives notice of evidence that is not there", () => {
    const message = 'the evidence of volume is not here: "calls.csv"';
    expect(said("low", { evidence: evidence("missing") })).toEqual([{ ...finding, level: "notice", message }]);
  });

  it("warns first of an answer that is not what was measured", () => {
    const differs = { ...finding, message: "volume says low, and 2500 was measured" };
    expect(said(2500)).toEqual([differs]);
    expect(said(2500, { evidence: evidence("moved") })).toEqual([differs, { ...finding, message: moved }]);
  });

  it("cannot say of an answer that was not measured that it is still the same, or another", () => {
    expect(said(null)).toEqual([]);
    expect(said(null, { evidence: evidence("moved"), again: [again(null)] })).toEqual([{ ...finding, message: moved }]);
    expect(said(null, { again: [again({ value: "high" })] })).toEqual([]);
    const unanswered = { ...finding, path: ["answers", "voice", "measured"] };
    const found: EvidenceState[] = [{ question: "voice", file, state: "moved" }];
    expect(said(null, { evidence: found })).toEqual([{ ...unanswered, message: moved.replace("volume", "voice") }]);
  });
});
