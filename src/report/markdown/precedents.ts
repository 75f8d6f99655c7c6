import type { Decision } from "../../model/decision.ts";
import { byLabel } from "../../words/names.ts";
import {
  likenessNote,
  likenessSentences,
  otherwiseSentence,
  precedentChoice,
  precedentName,
  precedentStory,
} from "../../words/precedents.ts";
import { md, mdLink, mdSaid } from "./escape.ts";

/** The closest published cases of a decision as a list; nothing where there is none. */
export function mdPrecedents(decision: Decision): string[] {
  const { precedents } = decision;
  if (!precedents || precedents.length === 0) return [];
  const otherwise = otherwiseSentence(decision);
  const names = byLabel(decision);
  const items = precedents.map((one) => {
    const story = precedentStory(one);
    const told = md([...(story === null ? [] : [story]), likenessSentences(one, names)].join(" "));
    return `- ${mdLink(precedentName(one), one.source.where)}: **${md(precedentChoice(one))}**. ${told}`;
  });
  return [...(otherwise === null ? [] : [`**${md(otherwise)}**`, ""]), ...items, "", mdSaid(likenessNote)];
}
