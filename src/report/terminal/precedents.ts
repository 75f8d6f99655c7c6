import type { Decision, DecisionPrecedent } from "../../model/decision.ts";
import { asCalled } from "../../text/called-as.ts";
import { block } from "../../text/layout.ts";
import { byLabel, type Names } from "../../words/names.ts";
import {
  likenessNote,
  likenessSentences,
  otherwiseSentence,
  precedentChoice,
  precedentName,
  precedentStory,
} from "../../words/precedents.ts";
import type { TextStyle } from "./text-style.ts";

/** The closest published cases of a decision, one by one; nothing where there is none. */
export function precedentLines(decision: Decision, paper: TextStyle): string[] {
  const { precedents } = decision;
  if (!precedents || precedents.length === 0) return [];
  const otherwise = otherwiseSentence(decision);
  const names = byLabel(decision);
  return [
    ...(otherwise === null ? [] : block(otherwise, paper.width, "  ").map((line) => paper.chalk.yellow(line))),
    ...precedents.flatMap((one, at) => precedent(one, at, names, paper)),
    ...block(asCalled(likenessNote, paper.program), paper.width, "  ").map((line) => paper.chalk.dim(line)),
  ];
}

function precedent(one: DecisionPrecedent, at: number, names: Names, { width, chalk }: TextStyle): string[] {
  const indent = "     ";
  const story = precedentStory(one);
  return [
    ...block(`${precedentName(one)}: ${precedentChoice(one)}`, width, indent, `  ${String(at + 1).padStart(2)} `),
    ...(story === null ? [] : block(story, width, indent)),
    ...block(likenessSentences(one, names), width, indent),
    ...block(one.source.where, width, indent).map((line) => chalk.dim(line)),
  ];
}
