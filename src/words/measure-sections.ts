import { evalConditions, failureClasses, type Measurement, type Share } from "../model/measure.ts";
import { countOf, grouped } from "../text/numbers.ts";
import { listOf } from "../text/list.ts";
import { historySentences, usageSentences } from "./logs.ts";
import {
  answerSentence,
  classSentences,
  conditionNames,
  contradictionSentence,
  corpusSentence,
  costsSentence,
  coverageSentences,
  meaningSentence,
  overlapSentence,
  pairSentence,
  searchFloor,
  tokensText,
} from "./measure.ts";

/** A part of what was measured, for every format: shares that are shown side by side, then sentences. */
export type MeasureSection = {
  title: string;
  shares: { label: string; share: Share; note: string }[];
  lines: string[];
};

/** All that is said of a measurement, in its order. Parts with nothing to say are left out. */
export function measureSections(measurement: Measurement): MeasureSection[] {
  return [
    coverage(measurement),
    right(measurement),
    failures(measurement),
    found(measurement),
    examples(measurement),
    { title: "What is called", shares: [], lines: measurement.usage ? usageSentences(measurement.usage) : [] },
    { title: "How texts change", shares: [], lines: measurement.history ? historySentences(measurement.history) : [] },
    answers(measurement),
    rows(measurement),
  ].filter(({ shares, lines }) => shares.length + lines.length > 0);
}

function right({ conditions: shown, pairs, judgedByModel, best, target }: Measurement): MeasureSection {
  const shares = evalConditions.flatMap((condition) => {
    const share = shown?.[condition];
    if (!share) return [];
    const note = share.notJudged === 0 ? "" : `${share.notJudged} not judged`;
    return [{ label: conditionNames[condition], share, note }];
  });
  const goal =
    best === null || target === null ? [] : [`Best so far: ${best}. Good enough is ${Math.round(target * 100)}%.`];
  const judge = judgedByModel ? [`A model judged ${countOf(judgedByModel, "answer")}.`] : [];
  return { title: "Right", shares, lines: [...(pairs ?? []).map(pairSentence), ...goal, ...judge] };
}

function failures({ failures: found }: Measurement): MeasureSection {
  const lines = failureClasses.flatMap((name) => {
    const ids = found?.[name];
    return ids ? [`${name} (${ids.length}), ${classSentences[name]}: ${listed(ids)}`] : [];
  });
  return { title: "What fails, and why", shares: [], lines };
}

/** The first of a list, and how many more; each short, with its end, in which paths differ. */
function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map((id) => (id.length > 60 ? `${id.slice(0, 16)}...${id.slice(-41)}` : id));
  return [...shown, ...(ids.length > 8 ? [`and ${ids.length - 8} more`] : [])].join("; ");
}

function coverage({ coverage: covered, corpus }: Measurement): MeasureSection {
  const size = corpus ? [corpusSentence(corpus)] : [];
  return {
    title: "Is it in the documents",
    shares: [],
    lines: covered ? [...coverageSentences(covered), ...size] : [],
  };
}

function found({ found: shares, overlap, misses }: Measurement): MeasureSection {
  if (!shares) return { title: "Found", shares: [], lines: [] };
  return {
    title: "Would a search find it",
    shares: Object.entries(shares).map(([k, share]) => ({ label: `Among the first ${k}`, share, note: "" })),
    lines: [
      searchFloor,
      ...(overlap === null ? [] : [overlapSentence(overlap)]),
      ...(misses ?? []).map(({ question, rank, first }) => {
        const where = rank === null ? "not found" : `at ${rank}`;
        return `Missed, ${where}: ${listed([question])}. First found: ${listed(first)}`;
      }),
    ],
  };
}

function examples({ examples: counts }: Measurement): MeasureSection {
  if (!counts) return { title: "Examples", shares: [], lines: [] };
  const { valid, different, invalid, conflicting, shared, formats, tokens } = counts;
  const seen = Object.entries(formats).map(([name, count]) => `${name} (${grouped(count)})`);
  const mixed = seen.length > 1 ? " A trainer takes one format: the file mixes them." : "";
  return {
    title: "Examples",
    shares: [],
    lines: [
      `${countOf(valid, "valid example")} in the format ${listOf(seen, "and")}, ${grouped(different)} of them with different inputs.${mixed}`,
      ...(invalid > 0 ? [`${countOf(invalid, "row")} ${invalid === 1 ? "is" : "are"} not valid.`] : []),
      ...(conflicting > 0 ? [`${countOf(conflicting, "input")} with conflicting answers.`] : []),
      ...(shared === null ? [] : [`${countOf(shared, "test row")} also in training.`]),
      ...(valid > 0
        ? [
            `In all ${tokensText(tokens.sum)}; an example has ${tokensText(tokens.p50)} in the middle, ${tokensText(tokens.p95)} at 95%, at most ${tokensText(tokens.max)}.`,
          ]
        : []),
    ],
  };
}

function answers({ answers: measured, costs, contradictions, meanings }: Measurement): MeasureSection {
  return {
    title: "What that answers",
    shares: [],
    lines: [
      ...Object.entries(measured).map(([question, answer]) => answerSentence(question, answer)),
      ...contradictions.map((one) => contradictionSentence(one, measured[one.question])),
      ...meanings.map(meaningSentence),
      ...(costs ? [costsSentence(costs)] : []),
    ],
  };
}

function rows({ by, badRows, leftOut, notes }: Measurement): MeasureSection {
  const out = Object.entries(leftOut).map(([label, count]) => `${label} (${count})`);
  const more = badRows.count - badRows.first.length;
  return {
    title: "Left out",
    shares: [],
    lines: [
      ...notes,
      ...(out.length > 0
        ? [`${by === "eval" ? "Rows of prompts that are no condition" : "Not counted"}: ${out.join(", ")}.`]
        : []),
      ...badRows.first.map(({ file, line, message }) => `${file}:${line} ${message}`),
      ...(more > 0 ? [`and ${countOf(more, "more bad row")}`] : []),
    ],
  };
}
